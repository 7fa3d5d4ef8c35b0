/** A secret that must be found nowhere, and every form that it may have taken on the way. */
export type Canary = { readonly name: string; readonly value: string };

const odd = (name: string): Canary => ({ name, value: `cnry ${name} "a+b/c&d%é` });
const plain = (name: string): Canary => ({ name, value: `cnry-${name}-a+b/c=d` });

const header = Buffer.from('{"alg":"RS256"}').toString('base64url');
const claims = Buffer.from('{"sub":"machine"}').toString('base64url');
/** The signature is the canary: header and claims of a JWT stay, so that they can be compared. */
const signature = (name: string): Canary => ({
  name,
  value: Buffer.from(`cnry ${name} signature`).toString('base64url'),
});
export const jwtWith = ({ value }: Canary): string => `${header}.${claims}.${value}`;

const pem = (name: string): Canary => ({
  name,
  value: Buffer.from(`cnry ${name} ${'k'.repeat(60)}`).toString('base64'),
});
export const pemWith = ({ value }: Canary): string =>
  `-----BEGIN PRIVATE KEY-----\n${value.slice(0, 64)}\n${value.slice(64)}\n-----END PRIVATE KEY-----`;

export const canaries = {
  clientSecret: odd('client secret'),
  privateKey: pem('private key'),
  passphrase: odd('passphrase'),
  assertion: signature('assertion'),
  token: plain('token'),
  refreshToken: plain('refresh token'),
  authorization: plain('authorization'),
  parameter: odd('parameter'),
  cookie: { name: 'cookie', value: 'cnry-cookie-a+b/c' },
  apiKey: plain('api key'),
  pemInBody: pem('pem in body'),
  userinfo: odd('userinfo'),
} as const;

/** Eight forms of a value, each by its name. */
export function formsOf(value: string): Readonly<Record<string, string>> {
  const percent = encodeURIComponent(value);
  return {
    plain: value,
    percent,
    'percent twice': encodeURIComponent(percent),
    form: new URLSearchParams({ a: value }).toString().slice(2),
    JSON: JSON.stringify(value).slice(1, -1),
    base64: Buffer.from(value).toString('base64'),
    base64url: Buffer.from(value).toString('base64url'),
    hex: Buffer.from(value).toString('hex'),
  };
}

/** Which canaries stand in a text, and in which form; base64 also where other bytes stand before it. */
export function canariesIn(text: string): readonly string[] {
  return Object.values(canaries).flatMap(({ name, value }) =>
    [...Object.entries(formsOf(value)), ...shifted(value)]
      .filter(([, form]) => text.includes(form))
      .map(([form]) => `${name}, ${form}`),
  );
}

/** Inside the base64 of something longer a value has one of three spellings, without what its neighbours touch. */
function shifted(value: string): readonly (readonly [string, string])[] {
  return [1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), Buffer.from(value)]).toString('base64');
    return [`base64 after ${before}`, text.slice(4, -4)] as const;
  });
}
