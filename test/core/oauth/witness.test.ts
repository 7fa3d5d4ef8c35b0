import fc from 'fast-check';
import * as oauth from 'oauth4webapi';
import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '#core/http/message.ts';
import { headerValue } from '#core/http/message.ts';
import { noAssertionSecrets, usualAssertion } from '#core/oauth/assertion-settings.ts';
import { type Connection, ordinaryForm } from '#core/oauth/connection.ts';
import { tokenRequest } from '#core/oauth/token-request.ts';

/** What an independent client library would send for the same input. */
type Witnessed = { readonly method: string; readonly headers: Readonly<Record<string, string>>; readonly body: string };

const server = { issuer: 'https://as.test', token_endpoint: 'https://as.test/token' };
// The library refuses the empty secret; ours does not.
const credential = fc.oneof(
  fc.string({ minLength: 1 }),
  fc.string({ minLength: 1, unit: 'grapheme' }),
  fc.string({ minLength: 1, unit: 'binary' }),
);
const typed = fc
  .record({ clientId: credential, clientSecret: credential, scope: fc.constantFrom('read', 'read write', 'a:b/c') })
  .filter(({ clientId, clientSecret }) => clientId.trim() !== '' && !/\p{Surrogate}/u.test(clientId + clientSecret));
const generated = { numRuns: 250 };

describe('beside oauth4webapi', () => {
  it('sends the same bytes for Basic with form encoding (RFC 6749 §2.3.1)', async () => {
    await fc.assert(
      fc.asyncProperty(typed, async (input) => {
        const theirs = await witness(input, oauth.ClientSecretBasic(input.clientSecret));
        const ours = request({ ...input, clientAuthentication: 'client_secret_basic', basicEncoding: 'form' });
        expect(headerValue(ours.headers, 'Authorization')).toBe(theirs.headers['authorization']);
        expect(pairs(text(ours))).toEqual(pairs(theirs.body));
        expect(text(ours)).toBe(inOurOrder(theirs.body));
        expect(ours.method).toBe(theirs.method);
        expect(headerValue(ours.headers, 'Content-Type')).toBe(theirs.headers['content-type']?.replace(/;.*/, ''));
        expect(headerValue(ours.headers, 'Accept')).toBe(theirs.headers['accept']);
      }),
      generated,
    );
  });

  it('sends the same bytes for client_secret_post, but for the order, which the library fixes otherwise', async () => {
    await fc.assert(
      fc.asyncProperty(typed, async (input) => {
        const theirs = await witness(input, oauth.ClientSecretPost(input.clientSecret));
        const ours = request({ ...input, clientAuthentication: 'client_secret_post' });
        expect(text(ours)).toBe(inOurOrder(theirs.body));
        expect(headerValue(ours.headers, 'Authorization')).toBeUndefined();
      }),
      generated,
    );
  });

  it('sends the same bytes for none', async () => {
    await fc.assert(
      fc.asyncProperty(typed, async (input) => {
        const theirs = await witness(input, oauth.None());
        const ours = request({ ...input, clientAuthentication: 'none' });
        expect(text(ours)).toBe(inOurOrder(theirs.body));
      }),
      generated,
    );
  });

  it.each(['tls_client_auth', 'self_signed_tls_client_auth'] as const)(
    'sends the same bytes for %s: the client ID, and nothing that is secret (RFC 8705 §2)',
    async (clientAuthentication) => {
      await fc.assert(
        fc.asyncProperty(typed, async (input) => {
          const theirs = await witness(input, oauth.TlsClientAuth());
          const ours = request({ ...input, clientAuthentication });
          expect(text(ours)).toBe(inOurOrder(theirs.body));
          expect(headerValue(ours.headers, 'Authorization')).toBeUndefined();
        }),
        generated,
      );
    },
  );

  it('sends credentials with compatible encoding that decode to the same as the library’s', async () => {
    await fc.assert(
      fc.asyncProperty(typed, async (input) => {
        const theirs = await witness(input, oauth.ClientSecretBasic(input.clientSecret));
        const ours = request({ ...input, clientAuthentication: 'client_secret_basic', basicEncoding: 'compatible' });
        const credentials = decodedBasic(headerValue(ours.headers, 'Authorization'));
        expect(credentials).toEqual(decodedBasic(theirs.headers['authorization']));
        expect(credentials).toEqual([input.clientId, input.clientSecret]);
      }),
      generated,
    );
  });

  it('sends raw credentials that a server which does not decode reads as typed (RFC 7617 §2)', () => {
    fc.assert(
      fc.property(
        typed.filter(({ clientId, clientSecret }) => !/[:\p{Cc}]/u.test(clientId) && !/\p{Cc}/u.test(clientSecret)),
        (input) => {
          const ours = request({ ...input, clientAuthentication: 'client_secret_basic', basicEncoding: 'raw' });
          const plain = basicText(headerValue(ours.headers, 'Authorization'));
          const colon = plain.indexOf(':');
          expect([plain.slice(0, colon), plain.slice(colon + 1)]).toEqual([input.clientId, input.clientSecret]);
        },
      ),
      generated,
    );
  });
});

type Input = Pick<Connection, 'clientId' | 'clientSecret' | 'scope'>;

async function witness(input: Input, authentication: oauth.ClientAuth): Promise<Witnessed> {
  let seen: Witnessed | undefined;
  await oauth.clientCredentialsGrantRequest(
    server,
    { client_id: input.clientId },
    authentication,
    { scope: input.scope },
    {
      [oauth.customFetch]: (_url, { method, headers, body }) => {
        seen = { method, headers, body: String(body) };
        return Promise.resolve(new Response('{}'));
      },
    },
  );
  if (seen === undefined) throw new Error('The witness sent nothing.');
  return seen;
}

function request(changes: Partial<Connection>): HttpRequest {
  const built = tokenRequest({
    tokenEndpoint: 'https://as.test/token',
    clientId: '',
    clientSecret: '',
    scope: '',
    clientAuthentication: 'client_secret_basic',
    basicEncoding: 'form',
    way: 'proxy',
    assertion: usualAssertion,
    assertionSecrets: noAssertionSecrets,
    introspectionEndpoint: '',
    revocationEndpoint: '',
    parameters: [],
    dpop: false,
    provider: '',
    ...ordinaryForm,
    ...changes,
  });
  if (built.kind === 'incomplete') throw new Error(JSON.stringify(built.faults));
  return built.request;
}

function text(sent: HttpRequest): string {
  return new TextDecoder().decode(sent.body);
}

function pairs(body: string): readonly string[] {
  return body.split('&').toSorted();
}

/** The library's own bytes, each parameter as it wrote it, put into the order of ours. */
function inOurOrder(body: string): string {
  const order = ['grant_type', 'client_id', 'client_secret', 'scope'];
  const rank = (pair: string) => order.indexOf(pair.slice(0, pair.indexOf('=')));
  return body
    .split('&')
    .toSorted((one, other) => rank(one) - rank(other))
    .join('&');
}

function basicText(header: string | undefined): string {
  return Buffer.from(header?.replace(/^Basic /, '') ?? '', 'base64').toString('utf8');
}

function decodedBasic(header: string | undefined): readonly string[] {
  const plain = basicText(header);
  const colon = plain.indexOf(':');
  return [plain.slice(0, colon), plain.slice(colon + 1)].map(
    (part) => new URLSearchParams(`x=${part.replaceAll('&', '%26')}`).get('x') ?? '',
  );
}
