import type { HttpRequest } from '../http/message.ts';
import { urlFault } from '../http/url-fault.ts';
import { clientAuthenticationParts } from './client-authentication.ts';
import type { Connection } from './connection.ts';
import { headerFaults, sentHeaders, withoutReplaced } from './extra-headers.ts';
import { type ParameterFault, parameterFaults, sentPairs } from './parameters.ts';
import { bodyTypes, repeatedName, requestBody } from './request-body.ts';
import { scopeOnWire } from './scope-on-wire.ts';

/** A field that keeps the request from being sent, and a sentence that says what to do. */
export type ConnectionFault =
  | { readonly field: TextField; readonly message: string }
  | ({ readonly field: 'parameters' | 'headers' } & ParameterFault);
type TextField = 'tokenEndpoint' | 'clientId' | 'clientSecret' | 'scope' | 'grantType' | 'bodyFormat';

/** The request, or everything that is missing for it. */
export type BuiltTokenRequest =
  | { readonly kind: 'ready'; readonly request: HttpRequest }
  | { readonly kind: 'incomplete'; readonly faults: readonly ConnectionFault[] };

/**
 * The access token request of the client credentials grant (RFC 6749 §4.4.2), as data. Parameters stand in the order
 * grant_type, client_id, client_secret, scope, then the further ones; an empty scope is left out. Nothing typed is trimmed or repaired.
 */
export function tokenRequest(connection: Connection): BuiltTokenRequest {
  const faults = connectionFaults(connection);
  if (faults.length > 0) return { kind: 'incomplete', faults };
  const { headers } = clientAuthenticationParts(connection);
  const typed = sentHeaders(connection.headers);
  const ours = [
    ['Accept', 'application/json'],
    ['Content-Type', bodyTypes[connection.bodyFormat]],
    ...headers,
  ] as const;
  return {
    kind: 'ready',
    request: {
      method: 'POST',
      url: new URL(connection.tokenEndpoint).href,
      headers: [...withoutReplaced(ours, typed), ...typed],
      body: requestBody(bodyPairs(connection), connection.bodyFormat),
    },
  };
}

function bodyPairs(connection: Connection): readonly (readonly [name: string, value: string])[] {
  const scope = scopeOnWire(connection);
  return [
    ['grant_type', connection.grantType],
    ...clientAuthenticationParts(connection).pairs,
    ...(scope === '' ? [] : [['scope', scope] as const]),
    ...sentPairs(connection.parameters),
  ];
}

function connectionFaults(connection: Connection): readonly ConnectionFault[] {
  const messages: readonly (readonly [TextField, string | undefined])[] = [
    ['tokenEndpoint', endpointFault(connection.tokenEndpoint)],
    ['clientId', clientIdFault(connection)],
    ['clientSecret', clientSecretFault(connection)],
    ['scope', scopeFault(connection.scope)],
    ['grantType', grantTypeFault(connection.grantType)],
    ['bodyFormat', bodyFault(connection)],
  ];
  return [
    ...messages.flatMap(([field, message]) => (message === undefined ? [] : [{ field, message }])),
    ...parameterFaults(connection.parameters).map((fault) => ({ field: 'parameters' as const, ...fault })),
    ...headerFaults(connection).map((fault) => ({ field: 'headers' as const, ...fault })),
  ];
}

/** The first gap that a preset or a page of documentation leaves in an endpoint, in braces that no address holds (RFC 3986 §2). */
export function endpointGap(tokenEndpoint: string): string | undefined {
  return /\{[^{}]{0,40}\}/.exec(tokenEndpoint)?.[0];
}

function endpointFault(tokenEndpoint: string): string | undefined {
  const gap = endpointGap(tokenEndpoint);
  if (gap !== undefined) return `Fill in ${gap} in the token endpoint: it stands for a value of your own.`;
  return urlFault(tokenEndpoint, 'token endpoint');
}

function clientIdFault(connection: Connection): string | undefined {
  const { clientId } = connection;
  if (clientId.trim() === '') return 'Type the client ID: without it the server cannot know who asks.';
  if (isBroken(clientId)) return brokenCharacter('client ID');
  if (!isRawBasic(connection)) return undefined;
  if (clientId.includes(':')) {
    return 'A client ID with a colon cannot go into raw Basic: the first colon ends it. Choose another Basic encoding.';
  }
  return rawControlFault(clientId, 'client ID');
}

/** An empty secret is no fault: RFC 6749 §2.3.1 knows clients with one. */
function clientSecretFault(connection: Connection): string | undefined {
  if (connection.clientAuthentication === 'none') return undefined;
  if (isBroken(connection.clientSecret)) return brokenCharacter('client secret');
  return isRawBasic(connection) ? rawControlFault(connection.clientSecret, 'client secret') : undefined;
}

function scopeFault(scope: string): string | undefined {
  if (scope !== '' && scope.trim() === '') return 'The scope is nothing but blanks: clear the field to ask for none.';
  return isBroken(scope) ? brokenCharacter('scope') : undefined;
}

function grantTypeFault(grantType: string): string | undefined {
  if (grantType.trim() === '') return 'Type the grant type, or choose client_credentials: no request goes without one.';
  if (grantType !== grantType.trim()) return 'There is white space before or after the grant type: remove it.';
  return isBroken(grantType) ? brokenCharacter('grant type') : undefined;
}

function bodyFault(connection: Connection): string | undefined {
  const twice = connection.bodyFormat === 'json' ? repeatedName(bodyPairs(connection)) : undefined;
  if (twice === undefined) return undefined;
  return `JSON holds each name once, and ${twice} stands there twice: switch one off, or send a form.`;
}

function isRawBasic({ clientAuthentication, basicEncoding }: Connection): boolean {
  return clientAuthentication === 'client_secret_basic' && basicEncoding === 'raw';
}

function rawControlFault(text: string, named: string): string | undefined {
  if (!/\p{Cc}/u.test(text)) return undefined;
  return `The ${named} holds a control character, which raw Basic cannot carry (RFC 7617 §2). Remove it or choose another Basic encoding.`;
}

/** Half of a surrogate pair has no UTF-8 form; encoders would quietly send another character. */
function isBroken(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}

function brokenCharacter(named: string): string {
  return `The ${named} holds half a character, perhaps cut in copying: type it again.`;
}
