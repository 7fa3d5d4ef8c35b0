/** A value as base64url of its JSON: a part of a token. */
export const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
export const header = part({ alg: 'ES256', typ: 'at+jwt', kid: 'k' });
export const claims = part({ iss: 'https://as.example', sub: 'machine', exp: 1_700_000_000 });
export const signature = `${'x'.repeat(84)}xA`;
export const jwt = `${header}.${claims}.${signature}`;
export const basicCredentials = Buffer.from('machine:Secr3t!').toString('base64');
