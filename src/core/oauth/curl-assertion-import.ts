import { noAssertionSecrets, usualAssertion } from './assertion-settings.ts';
import { jwtBearer } from './client-authentication.ts';
import type { Connection } from './connection.ts';
import type { ReadCurl } from './curl-import.ts';

type Pairs = readonly (readonly [name: string, value: string])[];

/** The parameters that an assertion fills in by itself (RFC 7521 §4.2). */
export const assertionFields: readonly string[] = ['client_assertion', 'client_assertion_type'];

/**
 * The assertion in a command, as a ready-made one (RFC 7523 §2.2): who signed it, and with what, it does not show.
 * Undefined where there is none, or one of another kind, which then stays a parameter like any other.
 */
export function curlAssertion(
  { notes, leftOut }: ReadCurl,
  pairs: Pairs,
): Pick<Connection, 'clientAuthentication' | 'assertion' | 'assertionSecrets'> | undefined {
  const value = (name: string) => pairs.find(([each]) => each === name)?.[1];
  const [text, type] = [value('client_assertion'), value('client_assertion_type')];
  if (text === undefined || (type !== undefined && type !== jwtBearer)) return undefined;
  if (type === undefined)
    notes.push(`It has no client_assertion_type. ${jwtBearer} is sent, which is the one for JWTs.`);
  if (value('client_secret') !== undefined) {
    const reason = 'The assertion proves the client, and it may prove itself in one way only (RFC 6749 §2.3).';
    leftOut.push({ written: 'client_secret', reason });
  }
  return {
    clientAuthentication: 'client_assertion',
    assertion: { ...usualAssertion, sendsClientId: value('client_id') !== undefined },
    assertionSecrets: { ...noAssertionSecrets, readyAssertion: text },
  };
}
