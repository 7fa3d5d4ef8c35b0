import { describe, expect, it } from 'vitest';
import { recognisePaste } from '#core/jwt/recognise-paste.ts';
import { basicCredentials, claims, header, jwt, part, signature } from './recognise-samples.ts';

const otherJwt = `${header}.${part({ sub: 'other', exp: 1 })}.${signature}`;
const jwk = { kty: 'EC', crv: 'P-256', x: 'eA', y: 'eQ' };
const pem = (label: string) => `-----BEGIN ${label}-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n-----END ${label}-----`;

const useToken = (label: string, text = jwt) => ({ kind: 'use-token', text, label });
const useKey = (text: string, label = 'Verify with this key') => ({ kind: 'use-as-key', text, label });
const jwkText = JSON.stringify(jwk);
const answer = { access_token: 'opaque-1', token_type: 'bearer', expires_in: 299 };

describe('recognisePaste says what else it is, and offers what fits:', () => {
  it.each<readonly [string, string, string, readonly object[]]>([
    ['a URL', 'https://api.example/a?b=c', 'url', []],
    [
      'a URL of a token endpoint',
      'https://id:pw@as.example/oauth2/v2.0/token?p=policy#x',
      'url',
      [
        {
          kind: 'use-as-token-endpoint',
          url: 'https://as.example/oauth2/v2.0/token?p=policy',
          label: 'Use it as Token endpoint',
        },
      ],
    ],
    [
      'a URL with a token in its fragment',
      `https://app.example/cb#access_token=${jwt}&state=1`,
      'url',
      [useToken('Use the access_token in it')],
    ],
    [
      'a URL with a token in its query',
      'https://app.example/?x=1&access_token=opaque-1',
      'url',
      [useToken('Use the access_token in it', 'opaque-1')],
    ],
    ['a fragment alone', `#access_token=${jwt}&token_type=bearer`, 'form', [useToken('Use the access_token in it')]],
    ['an address that is none', 'http://[', 'url', []],
    ['a Basic header', `Authorization: Basic ${basicCredentials}`, 'basic-header', []],
    ['Basic credentials', `Basic ${basicCredentials}`, 'basic-header', []],
    [
      'a token response',
      JSON.stringify(answer, null, 2),
      'json-answer',
      [useToken('Use the access_token in it', 'opaque-1')],
    ],
    [
      'a token response that breaks off',
      `{"access_token":"${jwt}","expires_`,
      'json-answer',
      [useToken('Use the access_token in it')],
    ],
    ['a token response with half a token', '{"access_token":"eyJhbGciOi..."}', 'json-answer', []],
    ['an error response', '{"error":"invalid_client"}', 'json-answer', []],
    ['JSON with a token somewhere', JSON.stringify({ data: [{ jwt }] }), 'json', [useToken('Use the token in it')]],
    ['JSON that breaks off', '{"a":', 'json', []],
    [
      'metadata (RFC 8414)',
      '{"issuer":"https://as.example","token_endpoint":"https://as.example/t"}',
      'json',
      [
        {
          kind: 'use-as-token-endpoint',
          url: 'https://as.example/t',
          label: 'Use its token_endpoint as Token endpoint',
        },
      ],
    ],
    [
      'a JWS in JSON (RFC 7515 §7.2.2)',
      JSON.stringify({ protected: header, payload: claims, signature }),
      'json',
      [useToken('Use it in the compact form')],
    ],
    [
      'a JWS with several signatures (RFC 7515 §7.2.1)',
      JSON.stringify({ payload: claims, signatures: [{ protected: header, signature }] }),
      'json',
      [useToken('Use it in the compact form')],
    ],
    ['claims', '{"sub":"a","exp":1}', 'json', []],
    ['a JWK (RFC 7517 §4)', jwkText, 'jwk', [useKey(jwkText)]],
    [
      'a shared secret as JWK',
      '{"kty":"oct","k":"c2VjcmV0"}',
      'jwk',
      [useKey('{"kty":"oct","k":"c2VjcmV0"}', 'Verify with this secret')],
    ],
    [
      'a JWKS (RFC 7517 §5)',
      `{"keys":[${jwkText}]}`,
      'jwks',
      [useKey(`{"keys":[${jwkText}]}`, 'Verify with these keys')],
    ],
    [
      'a JWKS with a private key: without it',
      JSON.stringify({ keys: [{ ...jwk, d: 'c2VjcmV0' }] }),
      'jwks',
      [useKey(`{"keys":[${jwkText}]}`, 'Verify with these keys')],
    ],
    [
      'a private JWK: its public part',
      JSON.stringify({ ...jwk, d: 'c2VjcmV0' }),
      'private-key',
      [useKey(jwkText, 'Verify with its public part')],
    ],
    ['a public key as PEM (RFC 7468 §13)', `\n${pem('PUBLIC KEY')}\n`, 'pem', [useKey(pem('PUBLIC KEY'))]],
    ['a certificate (RFC 7468 §5)', pem('CERTIFICATE'), 'certificate', [useKey(pem('CERTIFICATE'))]],
    [
      'PEM in one line',
      pem('CERTIFICATE').replaceAll('\n', String.raw`\n`),
      'certificate',
      [useKey(pem('CERTIFICATE'))],
    ],
    ['a private key (RFC 7468 §10)', pem('PRIVATE KEY'), 'private-key', []],
    ['a private key in the old form', pem('RSA PRIVATE KEY'), 'private-key', []],
    [
      'a private key with its certificate: that alone',
      `${pem('PRIVATE KEY')}\n${pem('CERTIFICATE')}`,
      'private-key',
      [useKey(pem('CERTIFICATE'))],
    ],
    ['a public key of SSH', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI me@host', 'text', []],
    ['a service account', '{"type":"service_account","private_key":"x"}', 'private-key', []],
    ['a cookie', 'Cookie: session=abc; theme=dark', 'cookie', []],
    ['a cookie with a JWT', `session=${jwt}; Path=/; HttpOnly`, 'cookie', [useToken('Use the token in it')]],
    ['a web page', '<!DOCTYPE html>\n<title>Login</title>', 'html', []],
    ['SAML', '<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"/>', 'saml', []],
    [
      'SAML in base64',
      Buffer.from('<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"/>').toString('base64'),
      'saml',
      [],
    ],
    [
      'curl',
      `curl -H "Authorization: Bearer ${jwt}" https://api.example/`,
      'curl',
      [useToken('Use the token of its Authorization header')],
    ],
    [
      'curl with an option for it',
      'curl --oauth2-bearer opaque-1 https://api.example/',
      'curl',
      [useToken('Use the token in it', 'opaque-1')],
    ],
    ['curl without a token', 'curl -u machine:Secr3t! https://as.example/token', 'curl', []],
    [
      'a request',
      `GET / HTTP/1.1\r\nHost: api.example\r\nAuthorization: Bearer opaque-1\r\n\r\n`,
      'http-message',
      [useToken('Use the token of its Authorization header', 'opaque-1')],
    ],
    [
      'a response',
      `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(answer)}`,
      'http-message',
      [useToken('Use the access_token in it', 'opaque-1')],
    ],
    ['a challenge (RFC 6750 §3)', 'Bearer realm="api", error="invalid_token"', 'http-message', []],
    ['a secret', 'CLIENT_SECRET="Secr3t!"', 'client-secret-assignment', []],
    ['a secret in a form', 'client_secret=Secr3t!', 'client-secret-assignment', []],
    ['a token request', 'grant_type=client_credentials&client_id=machine&client_secret=Secr3t!', 'form', []],
    ['a setting with a token', 'export ACCESS_TOKEN=opaque-1', 'text', [useToken('Use its value', 'opaque-1')]],
    [
      'several tokens',
      `${jwt}\n${otherJwt}`,
      'several-tokens',
      [useToken('Use token 1'), useToken('Use token 2', otherJwt)],
    ],
    [
      'several opaque tokens',
      '0123456789abcdef\nfedcba9876543210',
      'several-tokens',
      [useToken('Use line 1', '0123456789abcdef'), useToken('Use line 2', 'fedcba9876543210')],
    ],
    ['a log line', `12:00:01 INFO sent token=${jwt} to api`, 'text', [useToken('Use the token in it')]],
    ['a quoted token', `"${jwt}"`, 'text', [useToken('Use the token in it')]],
    [
      'a quoted opaque token',
      '“2YotnFZFEjr1zCsicMWpAA”,',
      'text',
      [useToken('Use what is in it', '2YotnFZFEjr1zCsicMWpAA')],
    ],
    ['a token with a comma', `${jwt},`, 'text', [useToken('Use the token in it')]],
    ['a token at the end of a sentence', `${jwt}.`, 'text', [useToken('Use the token in it')]],
    ['a token with %0A', `${jwt}%0A`, 'text', [useToken('Use the token in it')]],
    ['a token with encoded dots', jwt.replaceAll('.', '%2E'), 'text', [useToken('Use the token in it')]],
    [
      'a token with invisible characters',
      `${header}.\u200B${claims}.${signature}`,
      'text',
      [useToken('Use it without them')],
    ],
    [
      'a token in lines of one length',
      `Bearer ${(jwt.match(/.{1,64}/g) ?? []).join('\n')}`,
      'text',
      [useToken('Use it in one line')],
    ],
    ['a token and a line of text', `${jwt}\nhello`, 'text', [useToken('Use the token in it')]],
    ['an SD-JWT (RFC 9901)', `${jwt}~WyJzYWx0IiwiYSIsMV0~`, 'text', [useToken('Use the token in it')]],
    [
      'another scheme',
      'token gho_16C7e42F292c6912E7710c838347Ae',
      'text',
      [useToken('Use the part after the scheme', 'gho_16C7e42F292c6912E7710c838347Ae')],
    ],
    ['a placeholder', '{{access_token}}', 'text', []],
    ['another placeholder', 'Bearer $TOKEN', 'text', []],
    ['the absence of a token', 'undefined', 'text', []],
    ['a mask', '••••••••', 'text', []],
    ['the scheme alone', 'Bearer ', 'text', []],
    ['nothing', ' \n', 'text', []],
    ['a sentence', 'where do I find the token', 'text', []],
    ['another language', 'Zugriffsschlüssel', 'text', []],
  ])('%s', (_, text, looks, offers) => {
    expect(recognisePaste(text)).toMatchObject({ kind: 'not-a-token', looks, offers });
  });
});
