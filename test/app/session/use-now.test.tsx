import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SessionProvider } from '#app/session/session-context.tsx';
import { useNow } from '#app/session/use-now.ts';
import { type WorkbenchUnderTest, workbenchUnderTest } from './workbench-under-test.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  Reflect.deleteProperty(document, 'hidden');
});

function Seconds({ whileHidden }: { readonly whileHidden: boolean }) {
  return <output>{useNow(true, whileHidden).monotonicMs / 1000}</output>;
}

function shown(whileHidden = false): WorkbenchUnderTest {
  const under = workbenchUnderTest();
  render(
    <SessionProvider session={under.session} commands={under.commands}>
      <Seconds whileHidden={whileHidden} />
    </SessionProvider>,
  );
  return under;
}

function lives({ clock }: WorkbenchUnderTest, seconds: number): void {
  clock.at = { wallMs: clock.at.wallMs + seconds * 1000, monotonicMs: clock.at.monotonicMs + seconds * 1000 };
}
const hide = (hidden: boolean) => Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
const seen = () => screen.getByRole('status').textContent;

describe('the time on screen (T58)', () => {
  it('is at most a second old', () => {
    const under = shown();
    lives(under, 1);
    act(() => void vi.advanceTimersByTime(1000));
    expect(seen()).toBe('2');
  });

  it.each([
    ['visibilitychange', document],
    ['resume', document],
    ['focus', window],
    ['pageshow', window],
  ] as const)('is read anew at %s, though no timer ran', (name, target) => {
    const under = shown();
    lives(under, 3600);
    act(() => void target.dispatchEvent(new Event(name)));
    expect(seen()).toBe('3601');
  });

  it('costs nothing while nobody sees it, and is right at once when somebody does', () => {
    const under = shown();
    hide(true);
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
    expect(vi.getTimerCount()).toBe(0);
    lives(under, 7);
    hide(false);
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
    expect(seen()).toBe('8');
    expect(vi.getTimerCount()).toBe(1);
  });

  it('goes on in a hidden tab whose title shows it', () => {
    const under = shown(true);
    hide(true);
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
    lives(under, 1);
    act(() => void vi.advanceTimersByTime(1000));
    expect(seen()).toBe('2');
  });
});
