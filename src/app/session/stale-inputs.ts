import type { Destination } from '#core/http/detour.ts';
import { type Connection, hostAndPort, type Parameter, signsAssertion } from '#core/oauth/connection.ts';
import { sentPairs } from '#core/oauth/parameters.ts';
import { readWay } from '#core/oauth/server-way.ts';
import type { HeldToken } from './selectors.ts';
import type { Workbench } from './workbench.ts';

/** What a token request depends on. */
export type Inputs = Pick<Workbench, 'connection' | 'ways' | 'clientCertificates'>;

const inputs: readonly (readonly [keyof Connection, string])[] = [
  ['tokenEndpoint', 'Token endpoint'],
  ['clientId', 'Client ID'],
  ['clientSecret', 'Client secret'],
  ['scope', 'Scope'],
  ['clientAuthentication', 'Client authentication'],
  ['basicEncoding', 'Basic encoding'],
  ['dpop', 'DPoP'],
  ['grantType', 'Grant type'],
  ['bodyFormat', 'Body format'],
  ['scopeSeparator', 'Scope separator'],
];

/**
 * The inputs that have changed since the token was asked for, by the names of their fields; never their values. A token
 * that no request of this page brought depends on none.
 */
export function staleInputs(token: HeldToken, { connection, ways, clientCertificates }: Inputs): readonly string[] {
  if (token.run.kind !== 'token') return [];
  const { connection: asked, exchange, clientCertificatePem } = token.run;
  const way = readWay(connection.tokenEndpoint, ways);
  const detour = way.kind === 'detour' ? way.detour : undefined;
  const target = hostAndPort(connection.tokenEndpoint);
  const certificate = clientCertificates.find((each) => each.hostAndPort === target);
  return [
    ...inputs.flatMap(([name, label]) => (asked[name] === connection[name] ? [] : [label])),
    ...(isAssertionSame(asked, connection) ? [] : ['Client assertion']),
    ...(sameAsSent(asked.parameters, connection.parameters) ? [] : ['Parameters']),
    ...(sameAsSent(asked.headers, connection.headers) ? [] : ['Headers']),
    ...(isSame(exchange.detour?.connectTo, detour?.connectTo) ? [] : ['Connect to']),
    ...(exchange.detour?.serverName === detour?.serverName ? [] : ['TLS server name']),
    ...(clientCertificatePem === certificate?.certificatePem ? [] : ['Client certificate']),
  ];
}

function isSame(asked: Destination | undefined, chosen: Destination | undefined): boolean {
  return asked?.host === chosen?.host && asked?.port === chosen?.port;
}

/** Only what has a part in the chosen client authentication counts; another one is named by itself. */
function isAssertionSame(asked: Connection, connection: Connection): boolean {
  const method = connection.clientAuthentication;
  if (method !== asked.clientAuthentication) return true;
  const { readyAssertion, ...key } = connection.assertionSecrets;
  const { readyAssertion: askedReady, ...askedKey } = asked.assertionSecrets;
  if (method === 'client_assertion') return readyAssertion === askedReady;
  if (!signsAssertion(method)) return true;
  return JSON.stringify([connection.assertion, key]) === JSON.stringify([asked.assertion, askedKey]);
}

/** Order counts, and what is switched off does not. */
function sameAsSent(asked: readonly Parameter[], typed: readonly Parameter[]): boolean {
  return JSON.stringify(sentPairs(asked)) === JSON.stringify(sentPairs(typed));
}
