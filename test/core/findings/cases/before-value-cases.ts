import { endpointCase, scopeCase, secretCase, typedCase } from './before-case.ts';
import type { RuleCase } from './rule-case.ts';

const uuid = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const random = 'q8Zr_4kTw2XbN9vLm3HsYc7Pd5Jf0G';

/** Values that came with what stood around them. */
export const beforePasteCases: readonly RuleCase[] = [
  secretCase('quotes-around-value', 'a secret between quotation marks', '"s3cret-of-mine",', 's3"cret-of-mine'),
  secretCase('pasted-assignment', 'a line of an .env file', 'CLIENT_SECRET=s3cret', 's3cret=value'),
  secretCase(
    'pasted-json',
    'a credentials file as the secret',
    '{"client_id":"m","client_secret":"s3cret"}',
    '{"a":1}',
  ),
  secretCase('pasted-basic-header', 'a Basic header as the secret', 'Basic bWFjaGluZTpzM2NyZXQ=', 'Basic training'),
  secretCase('base64-pair-as-secret', 'what follows “Basic”', 'bWFjaGluZTpzM2NyZXQ=', 'bWFjaGluZXMzY3JldA=='),
  secretCase('id-before-secret', 'ID and secret as curl -u takes them', 'machine:s3cret', 'other:s3cret'),
  secretCase('pasted-bearer-header', 'an Authorization header as the secret', 'Bearer abc.def', 'Bearerabc.def'),
  endpointCase(
    'pasted-curl',
    'a command as the token endpoint',
    'curl -X POST https://as.example/token',
    'https://as.example/curl',
  ),
];

/** Secrets that are something else. */
export const beforeSecretCases: readonly RuleCase[] = [
  secretCase('secret-is-token', 'a token as the secret', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln', 'eyJhbGciOiJI'),
  secretCase(
    'secret-is-key',
    'a private key as the secret',
    '-----BEGIN PRIVATE KEY----- MC4CAQ== -----END PRIVATE KEY-----',
    'BEGIN PRIVATE KEY',
  ),
  secretCase('secret-is-jwk', 'a key in JSON as the secret', '{"kty":"oct","k":"AA"}', '{"k":"AA"}'),
  secretCase('secret-is-url', 'an address as the secret', 'https://as.example/token', 'as.example'),
  secretCase('secret-is-id', 'the ID pasted twice', 'machine', 'machines'),
  secretCase('secret-is-masked', 'the dots of a console', '••••••••', 's3•ret'),
  secretCase('secret-is-placeholder', 'the text of instructions', '<your-client-secret>', 'your-client-secret-9f'),
  secretCase('secret-is-shortened', 'a value shortened by a console', 's3cretab...', 's3cre..tab'),
  secretCase('secret-is-hash', 'the hash that a server stores', '$2b$12$abcdefghijklmnopqrstuv', '$2bcdefgh'),
  secretCase('secret-percent-encoded', 'a secret copied from a form body', 'Secr3t%21', 'Secr3t%'),
  secretCase('secret-escaped', 'a secret copied from a web page’s source', 'a&amp;b-s3cret', 'a&b-s3cret'),
  secretCase('secret-in-base64', 'a value of a Kubernetes Secret', 'czNjcmV0LW9mLW1pbmU=', 'q83vASNFZ4mrze8BI0VniQ=='),
  typedCase('secret-missing', 'nothing typed after a reload', { clientSecret: '' }, { clientSecret: '', clientId: '' }),
  typedCase(
    'secret-not-sent',
    'a secret beside the client authentication “none”',
    { clientAuthentication: 'none' },
    { clientAuthentication: 'none', clientSecret: '' },
  ),
];

/** IDs that are something else, or in the wrong place. */
export const beforeIdCases: readonly RuleCase[] = [
  typedCase(
    'entra-secret-id',
    'the column “Secret ID” of Microsoft Entra',
    { tokenEndpoint: 'https://login.microsoftonline.com/t/oauth2/v2.0/token', clientSecret: uuid },
    { clientSecret: uuid },
  ),
  typedCase(
    'id-and-secret-swapped',
    'a UUID as the secret and a random text as the ID',
    { clientId: random, clientSecret: uuid },
    { clientId: uuid, clientSecret: random },
  ),
  typedCase('id-is-url', 'an address as the ID', { clientId: 'https://app.example' }, { clientId: 'app.example' }),
  typedCase('id-is-placeholder', 'the text of instructions', { clientId: 'YOUR_CLIENT_ID' }, { clientId: 'your-app' }),
  typedCase('id-is-masked', 'a shortened ID', { clientId: 'abc-123…' }, { clientId: 'abc-123.' }),
  typedCase(
    'id-with-colon',
    'a URN as the ID',
    { clientId: 'urn:app' },
    { clientId: 'urn:app', clientAuthentication: 'client_secret_post' },
  ),
];

/** Blanks, tabs and line breaks. */
export const beforeSpaceCases: readonly RuleCase[] = [
  typedCase('id-edge-space', 'an ID that begins with a blank', { clientId: ' machine' }, { clientId: 'ma chine' }),
  secretCase('secret-edge-space', 'a secret that ends in a line break', 'Secr3t!\n', 'Secr3t!'),
  scopeCase('scope-edge-space', 'a scope that ends in a blank', 'read write ', 'read write'),
  endpointCase(
    'endpoint-edge-space',
    'an endpoint that ends in a tab',
    'https://as.example/token\t',
    'https://as.example/token',
  ),
  typedCase('id-line-break', 'an ID from two lines', { clientId: 'mach\nine' }, { clientId: 'mach ine' }),
  secretCase('secret-line-break', 'a secret with a tab inside', 'Secr\t3t!', 'Secr 3t!'),
  typedCase('id-inner-blank', 'an ID with a blank inside', { clientId: 'my app' }, { clientId: 'my-app' }),
  secretCase('secret-inner-blank', 'a secret from a wrapped line', 'Secr 3t!', ' Secr3t!'),
  endpointCase(
    'endpoint-inner-space',
    'an endpoint from a wrapped line',
    'https://as.example/ token',
    'https://as.example/token ',
  ),
  scopeCase('scope-line-break', 'scopes from a table', 'read\twrite', 'read write'),
  scopeCase('scope-double-space', 'two blanks between scopes', 'read  write', 'read write'),
];

/** Characters that do not show, or show as another one. */
export const beforeCharacterCases: readonly RuleCase[] = [
  secretCase('byte-order-mark', 'a secret from a file with a byte order mark', '\uFEFFSecr3t!', '\u200BSecr3t!'),
  secretCase('zero-width-character', 'a secret from a chat', 'Secr\u200B3t!', 'Secr\uFEFF3t!'),
  typedCase('soft-hyphen', 'an ID from a web page', { clientId: 'ma\u00ADchine' }, { clientId: 'ma-chine' }),
  secretCase('direction-mark', 'a secret from a document', 'Secr3t!\u200E', 'Secr3t!\u200B'),
  scopeCase('unusual-space', 'scopes from a web page', 'read\u00A0write', 'read write'),
  secretCase('typographic-quote', 'a quotation mark of a word processor', 'it\u2019s-s3cret', "it's-s3cret"),
  typedCase('typographic-dash', 'a dash of a word processor', { clientId: 'my\u2013app' }, { clientId: 'my-app' }),
  secretCase('full-width-character', 'a secret from a Japanese keyboard', 'Secr\uFF13t!', 'Secr\u30523t!'),
  typedCase(
    'look-alike-letter',
    'a Cyrillic а in an ID',
    { clientId: 'm\u0430chine' },
    { clientId: '\u043C\u0430\u0448\u0438\u043D\u0430' },
  ),
  secretCase('control-character', 'a secret from a terminal', 'Secr3t!\u001B', 'Secr3t!\t'),
  secretCase('replacement-character', 'a secret damaged on its way', 'Secr\uFFFDt!', 'Secr?t!'),
  typedCase(
    'decomposed-letter',
    'an ü from a file name of macOS',
    { clientId: 'mu\u0308ll' },
    { clientId: 'm\u00FCll' },
  ),
  secretCase('misread-letter', 'UTF-8 read as an older encoding', 'SchlÃ¼ssel', 'Schl\u00FCssel'),
  secretCase('other-non-ascii', 'a secret with an umlaut', 'Schl\u00FCssel', 'Schlu\u0308ssel'),
];
