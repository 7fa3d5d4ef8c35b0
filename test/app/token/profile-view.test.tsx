import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { ProfileView } from '#app/token/profile-view.tsx';
import type { DecodedJwt, JsonObject } from '#core/jwt/decode.ts';

function jwt(header: JsonObject, claims: JsonObject): DecodedJwt {
  const [headerJson, claimsJson] = [JSON.stringify(header), JSON.stringify(claims)];
  return { kind: 'jwt', header, claims, headerJson, claimsJson, parts: ['h', 'c', 's'], unsigned: false, oddities: [] };
}

const header = { typ: 'at+jwt', alg: 'RS256' };
const claims = { iss: 'https://as', aud: 'api', sub: 'me', client_id: 'me', iat: 1, exp: 2, jti: 'j', scope: 'a' };

function rowNamed(name: string): HTMLElement {
  const found = screen.getAllByRole('row').find((row) => within(row).queryByRole('rowheader', { name }) !== null);
  if (found === undefined) throw new Error(`no row ${name}`);
  return found;
}

describe('the profile, folded', () => {
  it('tells the outcome in its summary and opens on a click', async () => {
    render(<ProfileView token={jwt(header, claims)} />);
    const summary = screen.getByText('RFC 9068 profile: 12 of 12 fit');
    const details = summary.closest('details');
    expect(details?.open).toBe(false);
    await userEvent.setup().click(summary);
    expect(details?.open).toBe(true);
    const table = screen.getByRole('table', { name: 'RFC 9068 profile' });
    const names = within(table).getAllByRole('rowheader');
    expect(names.map((each) => each.textContent).join(' ')).toBe(
      'typ alg iss aud sub client_id iat exp jti scope sub of a client auth_time, acr, amr',
    );
  });

  it('says of each row in words how it came out, with the value and the section (RFC 9068 §2.2)', () => {
    const { aud: _, ...without } = claims;
    render(<ProfileView token={jwt(header, { ...without, exp: 'soon' })} />);
    expect(screen.getByText('RFC 9068 profile: 10 of 12 fit')).toBeDefined();
    expect(within(rowNamed('aud')).getByText('missing')).toBeDefined();
    expect(within(rowNamed('exp')).getByText('not as the profile wants it')).toBeDefined();
    expect(within(rowNamed('exp')).getByText('soon')).toBeDefined();
    expect(within(rowNamed('iss')).getByText('fits')).toBeDefined();
    const link = within(rowNamed('iss')).getByRole('link', { name: 'RFC 9068 §2.2' });
    expect(link.getAttribute('href')).toBe('https://www.rfc-editor.org/rfc/rfc9068#section-2.2');
  });

  it('finds no fault with a token that does not claim the profile (RFC 9068 §2.1)', () => {
    render(<ProfileView token={jwt({ typ: 'JWT', alg: 'RS256' }, { sub: 'user' })} />);
    expect(screen.getByText('RFC 9068 profile: not claimed, 2 of 9 fit')).toBeDefined();
    expect(screen.getByText(/its typ is JWT.*nothing here is a fault/)).toBeDefined();
    expect(screen.queryByText(/an API may insist/)).toBeNull();
  });

  it('takes the caller’s word for the grant', () => {
    render(<ProfileView token={jwt(header, { ...claims, sub: 'someone' })} isClientCredentials />);
    expect(within(rowNamed('sub of a client')).getByText('not as the profile wants it')).toBeDefined();
  });
});
