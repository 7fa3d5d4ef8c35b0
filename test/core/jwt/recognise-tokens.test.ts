import { describe, expect, it } from 'vitest';
import { recognisePaste } from '#core/jwt/recognise-paste.ts';
import { claims, header, jwt, part, signature } from './recognise-samples.ts';

describe('recognisePaste takes for a token', () => {
  it.each([
    ['a JWT', jwt],
    ['a JWT after Bearer', `Bearer ${jwt}`],
    ['a whole Authorization header', `authorization: bearer ${jwt}\r\n`],
    ['an unsigned JWT (RFC 7519 §6.1)', `${part({ alg: 'none' })}.${claims}.`],
    ['an encrypted token (RFC 7516 §7.1)', `${part({ alg: 'dir', enc: 'A256GCM' })}..aXY.Y2lwaGVy.dGFn`],
    ['a JWS without claims', `${header}.aGVsbG8.${signature}`],
    ['a JWT that only a tolerant reader takes', `${header}=.${claims}.${signature}`],
    ['a JWT with one wrong character', `${header}.${claims.slice(0, -3)}.${signature}`],
    ['hex', '9f86d081884c7d659a2feaa0c55ad015'],
    ['a UUID', 'e7a1c2d0-5b6e-4a57-9d3f-0b2f6f1c2d3e'],
    ['base64', 'bWFjaGluZTpTZWNyM3Qh+/8='],
    ['an opaque header', 'Authorization: 2YotnFZFEjr1zCsicMWpAA'],
    ['Google', 'ya29.c.b0AaekmKQZ_-1'],
    ['GitHub', 'gho_16C7e42F292c6912E7710c838347Ae178B4a'],
    ['Ory', 'ory_at_yGUcRmoQS1Pk3iWMpCr0.aB-c_d'],
    [
      'PASETO',
      'v2.local.QAxIpVe-ECVNI1z4xQbm_qQYomyT3h8FtV8bxkz8pBJWkT8f7HtlOpbroPDEZUKop_vaglyp76CzYy375cHmKCW8e1CCkV0Lflu4GTDyXMqQdpZMM1E6OaoQW27gaRSvWBrR3IgbFIa0AkuUFw.UGFyYWdvbg',
    ],
    ['a macaroon', 'MDAyMWxvY2F0aW9uIGh0dHA6Ly9leGFtcGxlLm9yZy8KMDAxNWlkZW50aWZpZXIga2V5aWQK'],
    ['an opaque token that is base64 of JSON', part({ iv: 'abc', value: 'def', mac: '0123' })],
    ['a session of itsdangerous', `${part({ user: 1 })}.ZaBcDe.c2lnbmF0dXJl`],
    ['Mapbox', `pk.${part({ u: 'someone', a: 'abc' })}.c2lnbmF0dXJl`],
    ['a vendor’s prefix before a JWT', `vendor_${jwt}`],
    ['Amazon, with a bar', 'Atza|IwEBIO9mmCrL0gr'],
    ['Laravel, with a bar', '1|abcdefghijklmnopqrstuvwx'],
    ['a secret-token URI (RFC 8959)', 'secret-token:E92FB7EB-D882-47A4-A265-A0B6135DC842%20foo'],
    ['one word', 'hello'],
  ])('%s', (_, text) => {
    expect(recognisePaste(text)).toEqual({ kind: 'token' });
  });

  it.each(['constructor', 'toString', 'valueOf'])('whatever its alg is called, over two lines too: %s', (alg) => {
    const text = `${part({ alg })}.${claims}.${signature}`;
    for (const cut of [text, `${text}\n${signature}`, `${text.slice(0, 60)}\n${text.slice(60)}`]) {
      expect(() => recognisePaste(cut)).not.toThrow();
    }
  });

  it('whatever is too long to be taken apart, so that its size is told (security.md T45)', () => {
    expect(recognisePaste(`{"keys":[${' '.repeat(1024 * 1024)}]}`)).toEqual({ kind: 'token' });
  });
});

describe('recognisePaste says of half a token what is missing', () => {
  it.each([
    ['cut in the header', header.slice(0, 21), 'not even the first of its parts, its header, breaks off'],
    ['only the header', header, 'of its three parts only the header came'],
    ['only the header and a dot', `${header}.`, 'of its three parts only the header came'],
    [
      'cut in the claims',
      `${header}.${claims.slice(0, 30)}`,
      'its claims break off in the middle, and the signature is missing',
    ],
    ['without its signature', `${header}.${claims}`, 'two of its three parts came, and the signature is missing'],
    ['without its header', `${claims}.${signature}`, 'the header, is missing'],
    ['shortened at the end', `${jwt.slice(0, 90)}...`, 'an ellipsis stands where characters are missing'],
    [
      'shortened in the middle',
      `${jwt.slice(0, 30)}…${jwt.slice(-9)}`,
      'an ellipsis stands where characters are missing',
    ],
    ['shortened and quoted', `"${jwt.slice(0, 30)}…"`, 'an ellipsis stands where characters are missing'],
    ['opaque and shortened', '2YotnFZFEjr1…', 'an ellipsis stands where characters are missing'],
    ['a piece of an encrypted one', `${part({ alg: 'dir', enc: 'A256GCM' })}..aXY.Y2lw`, '4 of its five parts came'],
  ])('%s', (_, text, words) => {
    const recognised = recognisePaste(text);
    expect(recognised).toMatchObject({ kind: 'not-a-token', looks: 'half-token', offers: [] });
    expect(recognised.kind === 'token' ? '' : recognised.sentence).toContain(words);
  });

  it('offers the dot that an unsigned token lost (RFC 7519 §6.1)', () => {
    const unsigned = `${part({ alg: 'none' })}.${claims}`;
    expect(recognisePaste(unsigned)).toMatchObject({
      looks: 'half-token',
      offers: [{ kind: 'use-token', text: `${unsigned}.` }],
    });
  });
});
