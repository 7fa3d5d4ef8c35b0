import { render, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { GrantedView } from '#app/token/granted-view.tsx';
import { utf8 } from '#core/http/bytes.ts';
import type { HttpRequest } from '#core/http/message.ts';
import type { DecodedToken } from '#core/jwt/decode.ts';

const opaque: DecodedToken = { kind: 'opaque' };

function request(body: string): HttpRequest {
  return { method: 'POST', url: 'https://as.example/token', headers: [], body: utf8(body) };
}

function answer(scope: string | undefined, expiresInSeconds: number | undefined = 60) {
  return { scope, tokenType: 'Bearer', expiresInSeconds };
}

function rowNamed(name: string): HTMLElement {
  const found = screen.getAllByRole('row').find((row) => within(row).queryByRole('rowheader', { name }) !== null);
  if (found === undefined) throw new Error(`no row ${name}`);
  return found;
}

describe('granted against requested, folded', () => {
  it('tells in its summary that all is as requested (RFC 6749 §5.1)', () => {
    render(<GrantedView request={request('scope=a+b')} answer={answer(undefined)} token={opaque} />);
    expect(screen.getByText('Granted as requested').closest('details')?.open).toBe(false);
    const table = screen.getByRole('table', { name: 'Granted against requested' });
    expect(
      within(table)
        .getAllByRole('rowheader')
        .map((each) => each.textContent),
    ).toEqual(['scope', 'audience', 'resource', 'lifetime', 'binding', 'token_type']);
  });

  it('names what was requested, what was granted and what is missing', () => {
    render(<GrantedView request={request('scope=a+b')} answer={answer('a')} token={opaque} />);
    expect(screen.getByText('Granted less than requested')).toBeDefined();
    const row = within(rowNamed('scope'));
    expect(row.getByText('less than requested')).toBeDefined();
    expect(row.getByText('Requested').parentElement?.textContent).toBe('Requested a b');
    expect(row.getByText('Granted').parentElement?.textContent).toBe('Granted a');
    expect(row.getByText('Not granted: b. Calls that need it will get 403.')).toBeDefined();
    expect(row.getByRole('link', { name: 'RFC 6749 §3.3' })).toBeDefined();
  });

  it.each([
    ['scope=a', 'a b', 'Granted more than requested'],
    ['scope=a', 'b', 'Granted otherwise than requested'],
    ['audience=x', undefined, 'Granted as requested, as far as can be seen'],
  ])('%s answered with %s: %s', (body, scope, summary) => {
    render(<GrantedView request={request(body)} answer={answer(scope)} token={opaque} />);
    expect(screen.getByText(summary)).toBeDefined();
  });

  it('does not speak of a requested lifetime', () => {
    render(<GrantedView request={request('')} answer={answer(undefined)} token={opaque} />);
    expect(within(rowNamed('lifetime')).getByText('nothing to compare with')).toBeDefined();
    expect(within(rowNamed('lifetime')).queryByText('Requested')).toBeNull();
  });
});
