import type { Case } from '../case.ts';
import { jwt, tokenRun } from '../runs.ts';

const post = { clientAuthentication: 'client_secret_post' } as const;
const assertion = { clientAuthentication: 'private_key_jwt' } as const;
const opaque = (token: string) => ({ access_token: token, token_type: 'Bearer' });
const form = [['Content-Type', 'application/x-www-form-urlencoded']] as const;
const asserted = (token: string) => `grant_type=client_credentials&client_assertion=${token}`;
const proof = (x: string) =>
  jwt({ htm: 'POST', htu: 'https://as.example/token' }, { typ: 'dpop+jwt', kid: undefined, jwk: { kty: 'EC', x } });

/** With what the client proved itself: never more than equal or not. */
export const provedCases: readonly Case[] = [
  {
    what: 'another secret in Basic credentials',
    before: tokenRun(),
    after: tokenRun({ connection: { clientSecret: 'An0ther!' } }),
    told: ['Another client secret was sent'],
  },
  {
    what: 'another secret in the body',
    before: tokenRun({ connection: post }),
    after: tokenRun({ connection: { ...post, clientSecret: 'An0ther!' } }),
    told: ['Another client secret was sent'],
  },
  {
    what: 'another client, so that nothing is said of the secret',
    before: tokenRun(),
    after: tokenRun({ connection: { clientId: 'reporting', clientSecret: 'An0ther!' } }),
    told: ['The client is “reporting” instead of “machine”'],
    limits: [
      'The Basic credentials also hold the client ID and the encoding, of which one differs, so whether it is the same secret cannot be told.',
    ],
  },
  {
    what: 'fingerprints of another device',
    before: tokenRun({ salt: 'mine' }),
    after: tokenRun({ salt: 'yours' }),
    origins: 'other-devices',
    told: [],
    limits: [
      'The runs were recorded on different devices, each of which replaces secrets in its own way: whether a secret or an opaque token is the same cannot be told.',
    ],
  },
  {
    what: 'secrets without a fingerprint',
    before: tokenRun({ salt: 'none', answer: opaque('one') }),
    after: tokenRun({ salt: 'none', answer: opaque('two'), connection: { clientSecret: 'An0ther!' } }),
    told: [],
    limits: ['The client secret has no fingerprint here, so whether it is the same secret cannot be told.'],
  },
  {
    what: 'an opaque token of another device',
    before: tokenRun({ salt: 'mine', answer: opaque('one') }),
    after: tokenRun({ salt: 'yours', answer: opaque('one') }),
    origins: 'other-devices',
    told: [],
    limits: [
      'The runs were recorded on different devices, each of which replaces secrets in its own way: whether a secret or an opaque token is the same cannot be told.',
    ],
  },
  {
    what: 'an assertion signed with another key',
    before: tokenRun({
      connection: assertion,
      sent: form,
      body: asserted(jwt({ aud: 'https://as.example' }, { kid: 'old' })),
    }),
    after: tokenRun({
      connection: assertion,
      sent: form,
      body: asserted(jwt({ aud: 'https://as.example', jti: 'b2' }, { kid: 'new' })),
    }),
    told: [
      'The client assertion is signed with another key: “new” instead of “old”',
      'Claim “jti” of the client assertion is another one, as in every client assertion',
    ],
  },
  {
    what: 'an assertion for another audience, with another algorithm',
    before: tokenRun({ connection: assertion, sent: form, body: asserted(jwt({ aud: 'https://as.example' })) }),
    after: tokenRun({
      connection: assertion,
      sent: form,
      body: asserted(jwt({ aud: 'https://as.example/token' }, { alg: 'PS256' })),
    }),
    told: [
      'The client assertion is signed with PS256 instead of ES256',
      'Claim “aud” of the client assertion is “https://as.example/token” instead of “https://as.example”',
    ],
  },
  {
    what: 'a proof of possession added',
    before: tokenRun(),
    after: tokenRun({ sent: [['DPoP', proof('x1')]] }),
    told: ['A DPoP proof was added'],
  },
  {
    what: 'a proof no longer sent',
    before: tokenRun({ sent: [['DPoP', proof('x1')]] }),
    after: tokenRun(),
    told: ['No DPoP proof was sent, and before there was one'],
  },
  {
    what: 'a proof with another key',
    before: tokenRun({ sent: [['DPoP', proof('x1')]] }),
    after: tokenRun({ sent: [['DPoP', proof('x2')]] }),
    told: ['The DPoP proof is signed with another key'],
  },
];
