import { render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Boundary } from '#app/ui/boundary.tsx';

// React says on the console what was caught; these tests cause it on purpose.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(() => void vi.restoreAllMocks());

function Odd({ value }: { readonly value: number }) {
  if (value === 0) throw new RangeError('odd');
  return <p>drawn {value}</p>;
}

const page = (value: number) => (
  <>
    <input aria-label="typed" />
    <Boundary name="Odd" resetOn={value}>
      <Odd value={value} />
    </Boundary>
  </>
);

it('keeps the rest of the page when a part cannot be drawn, and draws it again with the next run', () => {
  const { rerender } = render(page(0));
  expect(screen.getByRole('alert').textContent).toContain('“Odd” could not be drawn');
  expect(screen.getByRole('textbox', { name: 'typed' })).toBeDefined();
  rerender(page(1));
  expect(screen.getByText('drawn 1')).toBeDefined();
});
