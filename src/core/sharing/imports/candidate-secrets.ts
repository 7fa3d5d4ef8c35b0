import { keptApiCall, keptConnection } from '../../keeping/kept-connection.ts';
import type { ApiCall } from '../../oauth/api-request.ts';
import type { Connection, Parameter } from '../../oauth/connection.ts';
import { fieldSecrets } from '../field-secrets.ts';
import { isRedactedToken } from '../../jwt/redacted-token.ts';
import { hasTemplate, templates } from './templates.ts';
import type { CandidateCall } from './import-candidate.ts';

/** A connection of a file, taken apart into what may be kept and what is secret. */
export type TakenApart = {
  readonly whole: Connection;
  readonly plain: Connection;
  readonly secrets: readonly string[];
  /** What stands where a secret should, and is none. */
  readonly notes: readonly string[];
};

/** What is secret in a connection is named, and left out of `plain` (security.md 5.5). */
export function takenApart(found: Connection): TakenApart {
  const { connection: whole, notes } = withoutStandIns(found);
  const plain = keptConnection(whole, fieldSecrets(whole));
  const secrets = [
    ...(whole.clientSecret === '' ? [] : ['Client secret']),
    ...(whole.assertionSecrets.readyAssertion === '' ? [] : ['Ready-made assertion']),
    ...differing(whole, plain),
    ...differingRows('Parameter', whole.parameters, plain.parameters),
    ...differingRows('Header', whole.headers, plain.headers),
  ];
  return { whole, plain, secrets, notes };
}

/** The same of a call; `connection` is whose secrets may stand in it as well. */
export function callTakenApart(whole: ApiCall, token: string, connection: Connection): Omit<CandidateCall, 'name'> {
  const known = [...fieldSecrets(connection), ...(token === '' ? [] : [token])];
  const plain = keptApiCall(whole, known);
  const secrets = [
    ...(token === '' ? [] : ['Access token']),
    ...(plain.url === whole.url ? [] : ['API URL']),
    ...(plain.headersText === whole.headersText ? [] : ['Headers of the API call']),
    ...(plain.body === whole.body ? [] : ['Body of the API call']),
  ];
  return { whole, plain, token, secrets };
}

/** A variable or a label in place of the secret would be sent as if it were one, behind the dots of its field. */
function withoutStandIns(found: Connection): { readonly connection: Connection; readonly notes: readonly string[] } {
  const { clientSecret, assertionSecrets } = found;
  const { readyAssertion } = assertionSecrets;
  const notes = [noteOn('The client secret', clientSecret), noteOn('The assertion', readyAssertion)];
  const connection = {
    ...found,
    clientSecret: isStandIn(clientSecret) ? '' : clientSecret,
    assertionSecrets: { ...assertionSecrets, readyAssertion: isStandIn(readyAssertion) ? '' : readyAssertion },
  };
  return { connection, notes: notes.filter((note) => note !== undefined) };
}

function noteOn(name: string, value: string): string | undefined {
  // Only the names: the rest of it may be a part of the secret.
  const names = templates([]);
  names.resolved(value);
  const open = names.unresolved().join(', ');
  if (open !== '') return `${name} is ${open} there, without a value: type it once the connection is made.`;
  return isStandIn(value) ? `${name} was left out when the file was written: type it.` : undefined;
}

function isStandIn(value: string): boolean {
  return hasTemplate(value) || isRedactedToken(value) || /^[*•●…]{3,}$/.test(value);
}

const fields = [
  ['tokenEndpoint', 'Token endpoint'],
  ['clientId', 'Client ID'],
  ['scope', 'Scope'],
  ['introspectionEndpoint', 'Introspection endpoint'],
  ['revocationEndpoint', 'Revocation endpoint'],
  ['grantType', 'Grant type'],
] as const;

function differing(whole: Connection, plain: Connection): readonly string[] {
  return fields.flatMap(([key, name]) => (whole[key] === plain[key] || whole[key] === '' ? [] : [name]));
}

function differingRows(kind: string, whole: readonly Parameter[], plain: readonly Parameter[]): readonly string[] {
  return whole.flatMap(({ name, value }, index) => {
    const kept = plain[index];
    return kept?.name === name && kept.value === value ? [] : [`${kind} ${kept?.name || index + 1}`];
  });
}
