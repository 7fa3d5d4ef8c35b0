import { linkOf, linkOfRecord } from './made-links.ts';

/** A link made by hand to do harm; `opens` where what is harmless in it is shown for a review. */
export type HostileLink = { readonly name: string; readonly fragment: string; readonly opens: boolean };

/** Must come out of no link. */
export const planted = 'cnry-planted';

const good = { tokenEndpoint: 'https://as.example/token', clientId: 'machine' };
const connection = (more: object) => ({ kind: 'connection', connection: { ...good, ...more } });

/** Settings that no link may bring, as each of several programs would call them. */
const settings: readonly string[] = [
  ['clientSecret', 'client_secret', 'secret', 'password', 'passphrase', 'privateKey', 'private_key', 'assertion'],
  ['assertionSecrets', 'readyAssertion', 'refreshToken', 'refresh_token', 'accessToken', 'access_token', 'token'],
  ['authorization', 'cookie', 'setCookie', 'apiKey', 'x-api-key', 'id_token', 'key', 'keys', 'generatedKey'],
  ['clientCertificates', 'clientCertificate', 'certificate', 'cert', 'certs', 'ca', 'cas', 'pkcs12', 'pfx'],
  ['way', 'ways', 'sendThrough', 'proxy', 'proxies', 'detour', 'connectTo', 'connect_to', 'serverName', 'resolve'],
  ['tls', 'trust', 'trusted', 'pin', 'pins', 'unverified', 'insecure', 'verify', 'doNotVerify', 'verification'],
  ['rejectUnauthorized', 'redirect', 'redirects', 'followRedirects', 'maxRedirects', 'storage', 'secretKeeping'],
  ['keepsWholeBodies', 'agreedHosts', 'ownProviders'],
].flat();

const addresses: readonly string[] = [
  ['javascript:alert(1)', 'data:text/html,<script>', 'file:///etc/passwd', 'ftp://as.example/', 'blob:https://a/1'],
  ['//as.example/token', '/token', 'as.example', 'https:/as.example', 'https:as.example', 'https://', 'http://'],
  ['https://as.example\\@evil.example/', 'https:\\\\evil.example', 'https://as.exam\nple/', 'https://as.exam\tple/'],
  [' https://as.example/', 'https://as.example/ x', 'https://as.example/\u0000', 'https://[::1', 'https://a b/'],
  ['https://as.example:99999/', 'https://%zz/', 'view-source:https://a/', 'ws://as.example/', 'https://\u202eevil/ x'],
].flat();

const shapes: readonly (readonly [name: string, value: unknown])[] = [
  ['a list', []],
  ['a number', 7],
  ['nothing', null],
  ['a switch', true],
  ['an object', { toString: 'x' }],
];
const members = ['tokenEndpoint', 'clientId', 'scope', 'clientAuthentication', 'parameters', 'headers', 'call'];

const raw: readonly string[] = [
  ['#s=', '#s=1', '#s=1.', '#s=1p', '#s=1p.', '#s=.', '#s=x.AAAA', '#s=0.AAAA', '#s=-1.AAAA', '#s=1 .AAAA'],
  ['#s=1.!!!!', '#s=1.<script>alert(1)</script>', '#s=1.%3Cscript%3E', '#s=1.A', '#s=1.AA==', '#s=1.\u0000', '#s=01'],
  ['#s=1.SECRETS', '#s=1.SECRETS.', '#s=1.secrets.AAAA', '#s=1..AAAA', '#s=1.SECRETS.SECRETS.AAAA', '#s=1e3.AAAA'],
  ['#s=1.H4sI', '#s=1.H4sIAAAAAAAAAw', `#s=1.${'A'.repeat(40_000)}`, `#s=1.${'='.repeat(500)}`, '#s=Infinity.A'],
].flat();

const texts: readonly (readonly [name: string, text: string])[] = [
  ['nothing', ''],
  ['no JSON', 'alert(1)'],
  ['half of JSON', '{"kind":"connection","connection":{'],
  ['JSON and more', `${JSON.stringify(connection({}))}x`],
  ['a text', '"connection"'],
  ['a number', '1e999'],
  ['null', 'null'],
  ['a list', '[]'],
  ['another kind', '{"kind":"workspace","connection":{}}'],
  ['a kind that is a list', '{"kind":["connection"],"connection":{}}'],
  ['no connection', '{"kind":"connection"}'],
  ['an empty connection', '{"kind":"connection","connection":{}}'],
  ['a connection that is a list', '{"kind":"connection","connection":[]}'],
  ['a run without a run', '{"kind":"run"}'],
  ['a run that is a connection', JSON.stringify({ kind: 'run', run: good })],
  ['a token without a mark', '{"kind":"token","token":{"accessToken":"cnry-planted"},"connection":{}}'],
  ['a thousand levels', '['.repeat(1000) + ']'.repeat(1000)],
  ['levels in a text that never ends', `{"kind":"${'['.repeat(100)}`],
  ['zeros without end', '\u0000'.repeat(8_000_000)],
  ['blanks without end', ' '.repeat(8_000_000)],
  ['two kinds of mark for the same text', '\ufeff{"kind":"connection","connection":{}}'],
  ['half a character', '{"kind":"connection","connection":{"name":"\\ud800'],
];

const polluting: readonly string[] = [
  '{"__proto__":{"polluted":true},"kind":"connection","connection":{"clientId":"m"}}',
  '{"kind":"connection","connection":{"clientId":"m","__proto__":{"polluted":true}}}',
  '{"kind":"connection","connection":{"clientId":"m","constructor":{"prototype":{"polluted":true}}}}',
  '{"kind":"connection","connection":{"clientId":"m","call":{"__proto__":{"polluted":true}}}}',
  '{"kind":"connection","connection":{"clientId":"m","parameters":[{"name":"a","__proto__":{"on":false,"polluted":true}}]}}',
  '{"kind":"connection","connection":{"clientId":"m","headers":[{"__proto__":{"polluted":true},"name":"__proto__","value":"x"}]}}',
  '{"kind":"connection","connection":{"name":"__proto__","clientId":"constructor","scope":"toString"}}',
  '{"kind":"connection","connection":{"clientId":"m","toString":"x","valueOf":"x","hasOwnProperty":1}}',
];

/** Two hundred and more. */
export const hostileLinks: readonly HostileLink[] = [
  ...settings.flatMap((name) => [
    { name: `${name} in a connection`, fragment: linkOfRecord(connection({ [name]: planted })), opens: true },
    {
      name: `${name} beside it`,
      fragment: linkOfRecord({ ...connection({}), [name]: { [name]: planted } }),
      opens: true,
    },
  ]),
  ...['tokenEndpoint', 'issuer'].flatMap((member) =>
    addresses.map((address) => ({
      name: `${member} ${JSON.stringify(address)}`,
      fragment: linkOfRecord(connection({ [member]: address })),
      opens: false,
    })),
  ),
  ...members.flatMap((member) =>
    shapes
      .filter(([shape]) => !(shape === 'a list' && /parameters|headers/.test(member)))
      .filter(([shape]) => !(/an object|a list/.test(shape) && member === 'call'))
      .map(([shape, value]) => ({
        name: `${shape} as ${member}`,
        fragment: linkOfRecord(connection({ [member]: value })),
        opens: false,
      })),
  ),
  ...raw.map((fragment) => ({ name: fragment.slice(0, 60), fragment, opens: false })),
  ...texts.map(([name, text]) => ({ name: `${name} inside`, fragment: linkOf(text), opens: false })),
  ...polluting.map((text) => ({ name: text, fragment: linkOf(text), opens: true })),
  {
    name: 'credentials wherever a connection has a place for a name',
    opens: true,
    fragment: linkOfRecord(
      connection({
        tokenEndpoint: `https://user:${planted}@as.example/token?api_key=${planted}`,
        parameters: [{ name: 'client_secret', value: planted, on: true }],
        headers: [{ name: 'Authorization', value: `Bearer ${planted}`, on: true }],
        call: { url: `https://${planted}@api.example/`, headersText: `Cookie: a=${planted}\nX-Api-Key: ${planted}` },
      }),
    ),
  },
];
