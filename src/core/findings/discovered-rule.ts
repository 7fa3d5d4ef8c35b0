import { headerValue } from '../http/message.ts';
import { decodeToken } from '../jwt/decode-token.ts';
import type { Connection } from '../oauth/connection.ts';
import type { Discovered } from '../oauth/discovered.ts';
import { isAbout } from '../oauth/is-about.ts';
import { sentAssertion } from '../sharing/connection-secrets.ts';
import { beforeRule, type TypedRun } from './before-rule.ts';
import type { Rule, SigningAlgorithms } from './finding.ts';
import type { Said } from './rule.ts';

/** A rule about what is typed beside what the server says of itself, while that is about the typed token endpoint. */
export function discoveredRule(
  id: string,
  explains: readonly string[],
  say: (connection: Connection, discovered: Discovered, algorithms: SigningAlgorithms) => Said | undefined,
): Rule {
  return beforeRule(
    id,
    (connection, run) => {
      const { discovered } = run;
      if (discovered === undefined || !isAbout(discovered, connection)) return undefined;
      return say(connection, discovered, algorithmsOf(run));
    },
    { explains },
  );
}

/** What was signed with as the request shows it, or would be, as the page knows its keys. */
function algorithmsOf(run: TypedRun): SigningAlgorithms {
  if (run.kind === 'draft') return run.algorithms ?? { assertion: undefined, dpop: undefined };
  const { request } = run.exchange;
  return {
    assertion: algorithmOf(sentAssertion(request)?.value),
    dpop: algorithmOf(headerValue(request.headers, 'DPoP')),
  };
}

/** The `alg` that a JWT names in its header (RFC 7515 §4.1.1). */
export function algorithmOf(jwt: string | undefined): string | undefined {
  const token = jwt === undefined ? undefined : decodeToken(jwt);
  const alg = token?.kind === 'jwt' ? token.header['alg'] : undefined;
  return typeof alg === 'string' ? alg : undefined;
}
