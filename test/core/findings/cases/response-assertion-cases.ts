import { base64url } from 'jose';
import { tokenRun } from '../run-builder.ts';
import type { RuleCase } from './rule-case.ts';

const part = (value: object) => base64url.encode(JSON.stringify(value));
const assertion = `${part({ alg: 'ES256' })}.${part({ aud: 'https://as.example/token', iat: 1200, exp: 1260 })}.c2ln`;
/** A refused client that proved itself by an assertion of the first hour of 1970. */
const refused = (date: string, error = 'invalid_client') =>
  tokenRun(
    { error },
    {
      status: 401,
      headers: [['Date', date]],
      form: `grant_type=client_credentials&client_assertion=${assertion}`,
      connection: { clientAuthentication: 'private_key_jwt' },
    },
  );
const inTime = 'Thu, 01 Jan 1970 00:20:05 GMT';

/** The cases of `assertionRules`, in their order. */
export const assertionCases: readonly RuleCase[] = [
  {
    id: 'assertion-clock',
    example: 'an assertion whose iat lies 20 seconds ahead of the server’s clock',
    speaks: refused('Thu, 01 Jan 1970 00:19:40 GMT'),
    silent: refused(inTime),
  },
  {
    id: 'assertion-refused',
    example: 'a signed assertion with the token endpoint as aud, and invalid_client',
    speaks: refused(inTime),
    silent: refused(inTime, 'invalid_scope'),
  },
];
