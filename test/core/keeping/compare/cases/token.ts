import type { Case } from '../case.ts';
import { apiRun, jwt, pastedRun, tokenRun, usualAnswer } from '../runs.ts';

const opaque = (token: string) => ({ ...usualAnswer, access_token: token });
const issued = (claims: object, header: object = {}) =>
  tokenRun({ answer: { ...usualAnswer, access_token: jwt(claims, header) } });

/** What the tokens are, say and are signed with. */
export const tokenCases: readonly Case[] = [
  {
    what: 'nothing but times and ids',
    before: tokenRun(),
    after: tokenRun({
      answer: {
        ...usualAnswer,
        access_token: jwt({ iat: 1_800_000_060, exp: 1_800_000_360, jti: 'b2' }, {}, 'YW5vdGhlci1zaWduYXR1cmU'),
      },
    }),
    told: [
      'Claim “jti” is another one, as in every token',
      'Claim “iat” is another one, as in every token',
      'Claim “exp” is another one, as in every token',
    ],
  },
  {
    what: 'opaque instead of a JWT',
    before: tokenRun(),
    after: tokenRun({ answer: opaque('s3cretOpaqueToken') }),
    told: ['The token is opaque instead of a JWT'],
  },
  {
    what: 'another opaque one',
    before: tokenRun({ answer: opaque('one') }),
    after: tokenRun({ answer: opaque('two') }),
    told: ['The token is another one, as each request brings a new one'],
  },
  {
    what: 'signed with another key',
    before: issued({}, { kid: 'k1' }),
    after: issued({}, { kid: 'k2' }),
    told: ['The token is signed with another key: “k2” instead of “k1”'],
  },
  {
    what: 'a key that is no longer named',
    before: issued({}, { kid: 'k1' }),
    after: issued({}, { kid: undefined }),
    told: ['The token is signed with a key that it does not name; before it was “k1”'],
  },
  {
    what: 'a key that is named now',
    before: issued({}, { kid: undefined }),
    after: issued({}, { kid: 'k2' }),
    told: ['The token is signed with a key that it names: “k2”; before it named none'],
  },
  {
    what: 'keys that are not named',
    before: tokenRun({ answer: { access_token: jwt({}, { kid: undefined }) } }),
    after: tokenRun({ answer: { access_token: jwt({}, { kid: undefined }, 'YW5vdGhlci1zaWduYXR1cmU') } }),
    told: [],
    limits: ['Neither token names its key (kid), so whether the same key signed both cannot be told.'],
  },
  {
    what: 'another algorithm and type',
    before: issued({}, { alg: 'ES256', typ: 'JWT' }),
    after: issued({}, { alg: 'RS256', typ: 'at+jwt' }),
    told: [
      'The token is signed with RS256 instead of ES256',
      'Header parameter “typ” of the token is “at+jwt” instead of “JWT”',
    ],
  },
  {
    what: 'unsigned',
    before: issued({}),
    after: tokenRun({ answer: { ...usualAnswer, access_token: jwt({}, { alg: 'none', kid: undefined }, '') } }),
    told: [
      'The token is unsigned instead of signed',
      'Header parameter “alg” of the token is “none” instead of “ES256”',
      'Header parameter “kid” of the token is gone: it was “k1”',
    ],
  },
  {
    what: 'another issuer, subject and audience',
    before: issued({}),
    after: issued({ iss: 'https://as.test.example', sub: 'reporting', aud: 'https://api.test.example' }),
    told: [
      'Claim “iss” is “https://as.test.example” instead of “https://as.example”',
      'Claim “sub” is “reporting” instead of “machine”',
      'Claim “aud” is “https://api.test.example” instead of “https://api.example”',
    ],
  },
  {
    what: 'one audience as a list',
    before: issued({ aud: 'https://api.example' }),
    after: issued({ aud: ['https://api.example'] }),
    told: ['Claim “aud” says the same, written otherwise'],
  },
  {
    what: 'an audience more',
    before: issued({ aud: 'https://api.example' }),
    after: issued({ aud: ['https://api.example', 'https://b.example'] }),
    told: ['Claim “aud” gained “https://b.example”'],
  },
  {
    what: 'a scope lost in the token',
    before: issued({ scope: 'read write' }),
    after: issued({ scope: 'read' }),
    told: ['Claim “scope” lost “write”'],
  },
  {
    what: 'roles lost and gained',
    before: issued({ roles: ['reader', 'writer'] }),
    after: issued({ roles: ['reader', 'auditor'] }),
    told: ['Claim “roles” lost “writer” and gained “auditor”'],
  },
  {
    what: 'claims added, lost and changed',
    before: issued({ tenant: 'blue', level: 1 }),
    after: issued({ level: 2, region: { name: 'eu' } }),
    told: [
      'Claim “tenant” is gone: it was “blue”',
      'Claim “level” is 2 instead of 1',
      'Claim “region” was added: “{"name":"eu"}”',
    ],
  },
  {
    what: 'a long value',
    before: issued({ note: 'x'.repeat(300) }),
    after: issued({ note: 'y'.repeat(300) }),
    told: ['Claim “note” is another one'],
  },
  {
    what: 'a number that became a text',
    before: issued({ level: 1 }),
    after: issued({ level: '1' }),
    told: ['Claim “level” is "1" instead of 1'],
  },
  {
    what: 'a shorter life',
    before: issued({ exp: 1_800_003_600 }),
    after: issued({ exp: 1_800_000_300 }),
    told: [
      'The token is valid for 5 min instead of 1 h, from “iat” to “exp”',
      'Claim “exp” is another one, as in every token',
    ],
  },
  {
    what: 'no end any more',
    before: issued({}),
    after: issued({ exp: undefined }),
    told: ['Claim “exp” is gone: it was 1800000300'],
  },
  {
    what: 'bound to another key',
    before: issued({ cnf: { jkt: 'one' } }),
    after: issued({ cnf: { jkt: 'two' } }),
    told: ['Claim “cnf” is “{"jkt":"two"}” instead of “{"jkt":"one"}”'],
  },
  {
    what: 'two pasted tokens',
    before: pastedRun(jwt({})),
    after: pastedRun(jwt({ aud: 'https://b.example' })),
    told: ['Claim “aud” is “https://b.example” instead of “https://api.example”'],
    limits: ['Both tokens were brought along, so there are no messages, times or connections to compare.'],
  },
  {
    what: 'a token made here against one that was pasted',
    before: pastedRun(jwt({ scope: 'read' })),
    after: pastedRun(jwt({}), 'made'),
    told: ['Claim “scope” gained “write”'],
    limits: ['Both tokens were brought along, so there are no messages, times or connections to compare.'],
  },
  {
    what: 'a token request against an API call',
    before: tokenRun(),
    after: apiRun({ token: jwt({ scope: 'read' }) }),
    told: ['Claim “scope” lost “write”'],
    limits: [
      'The first is a token request and the second an API call: only the client, the way and the token can be compared. Request, response, times and TLS are of different things.',
    ],
  },
  {
    what: 'a token request against a pasted token',
    before: tokenRun(),
    after: pastedRun(jwt({ iss: 'https://other.example' })),
    told: ['Claim “iss” is “https://other.example” instead of “https://as.example”'],
    limits: ['The first is a token request and the second a pasted token, so only the token can be compared.'],
  },
  {
    what: 'a call without a token',
    before: apiRun(),
    after: apiRun({ token: '', status: 401, answer: '', headers: [['WWW-Authenticate', 'Bearer']] }),
    told: [
      'It came to a refusal instead of success',
      'The status is 401 instead of 200',
      'No token was sent, and before there was one',
      'Response header “Content-Type” is gone: it was “application/json”',
      'Response header “WWW-Authenticate” was added: “Bearer”',
      'The answer has no body, and before it had one',
    ],
  },
];
