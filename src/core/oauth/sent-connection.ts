import { fromBase64 } from '../http/bytes.ts';
import { formPairs } from '../http/form-pairs.ts';
import { type HeaderField, headerValue, type HttpRequest } from '../http/message.ts';
import { clientAuthenticationParts } from './client-authentication.ts';
import { noAssertionSecrets } from './assertion-settings.ts';
import {
  type BodyFormat,
  carriesAssertion,
  type ClientAuthentication,
  type Connection,
  provesByCertificate,
} from './connection.ts';
import { noProofs } from './proofs.ts';
import { jsonPairs } from './json-pairs.ts';
import { bodyTypes } from './request-body.ts';
import { scopeOnWire, separatorText } from './scope-on-wire.ts';

type Pairs = readonly (readonly [name: string, value: string])[];
type Proof = Pick<
  Connection,
  'clientAuthentication' | 'clientId' | 'clientSecret' | 'basicEncoding' | 'assertion' | 'assertionSecrets'
>;

/**
 * What a request that was edited by hand really says, in the terms of a connection: whatever compares the answer with
 * what was asked for, or masks what was sent, must go by this and not by the form. What no request shows (the way, the
 * other endpoints) stays as typed.
 */
export function sentConnection(request: HttpRequest, typed: Connection): Connection {
  const { pairs, bodyFormat } = bodyOf(request);
  const proof = proofOf(request, pairs, typed);
  const isOfProof = (name: string): boolean =>
    name === 'client_id' ||
    (name === 'client_secret' && proof.clientAuthentication === 'client_secret_post') ||
    (name.startsWith('client_assertion') && carriesAssertion(proof.clientAuthentication));
  return {
    ...typed,
    ...proof,
    dpop: headerValue(request.headers, 'dpop') !== undefined,
    tokenEndpoint: request.url,
    grantType: valueIn(pairs, 'grant_type') ?? '',
    bodyFormat,
    ...scopeOf(valueIn(pairs, 'scope') ?? '', typed),
    headers: ownHeaders(request, proof, bodyFormat),
    parameters: pairs
      .filter(([name]) => name !== 'grant_type' && name !== 'scope' && !isOfProof(name))
      .map(([name, value]) => ({ name, value, on: true })),
  };
}

/** The header fields that no other field of the form stands for. */
function ownHeaders({ url, headers }: HttpRequest, { clientAuthentication }: Proof, bodyFormat: BodyFormat) {
  const ours: readonly HeaderField[] = [
    ['host', new URL(url).host],
    ['accept', 'application/json'],
    ['accept-encoding', 'identity'],
    ['content-type', bodyTypes[bodyFormat]],
  ];
  return headers.flatMap(([name, value]) => {
    const lower = name.toLowerCase();
    if (lower === 'dpop' || (lower === 'authorization' && clientAuthentication === 'client_secret_basic')) return [];
    return headerValue(ours, lower) === value ? [] : [{ name, value, on: true }];
  });
}

function proofOf(request: HttpRequest, pairs: Pairs, typed: Connection): Proof {
  const authorization = headerValue(request.headers, 'authorization');
  const { clientId, clientSecret, basicEncoding, assertion } = typed;
  const none = { assertion, assertionSecrets: noAssertionSecrets };
  const asTyped = clientAuthenticationParts({ ...typed, clientAuthentication: 'client_secret_basic' }, noProofs)
    .headers[0]?.[1];
  if (authorization !== undefined && authorization === asTyped)
    return { clientAuthentication: 'client_secret_basic', clientId, clientSecret, basicEncoding, ...none };
  const basic = basicPair(authorization);
  if (basic !== undefined)
    return { clientAuthentication: 'client_secret_basic', ...basic, basicEncoding: 'raw', ...none };
  const assertionText = valueIn(pairs, 'client_assertion');
  if (assertionText !== undefined) return assertionProof(pairs, assertionText, typed);
  const secret = valueIn(pairs, 'client_secret');
  // A certificate is shown in the handshake, whatever the request says (RFC 8705 §2).
  const unsaid = provesByCertificate(typed.clientAuthentication) ? typed.clientAuthentication : 'none';
  const clientAuthentication: ClientAuthentication = secret === undefined ? unsaid : 'client_secret_post';
  return {
    clientAuthentication,
    clientId: valueIn(pairs, 'client_id') ?? '',
    clientSecret: secret ?? '',
    basicEncoding,
    ...none,
  };
}

/** An assertion counts as it stands: who signed it, and with what, the request does not show. */
function assertionProof(pairs: Pairs, text: string, typed: Connection): Proof {
  const clientId = valueIn(pairs, 'client_id');
  return {
    clientAuthentication: carriesAssertion(typed.clientAuthentication)
      ? typed.clientAuthentication
      : 'client_assertion',
    clientId: clientId ?? typed.clientId,
    clientSecret: valueIn(pairs, 'client_secret') ?? '',
    basicEncoding: typed.basicEncoding,
    assertion: { ...typed.assertion, sendsClientId: clientId !== undefined },
    assertionSecrets: { ...noAssertionSecrets, readyAssertion: text },
  };
}

/** ID and secret as they stand in Basic credentials (RFC 7617 §2); whether the server decodes them further is unknown. */
function basicPair(authorization: string | undefined): { clientId: string; clientSecret: string } | undefined {
  const [, credentials] = /^basic +(\S+)$/i.exec(authorization ?? '') ?? [];
  const bytes = credentials === undefined ? undefined : fromBase64(credentials);
  if (bytes === undefined) return undefined;
  const pair = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const colon = pair.indexOf(':');
  if (colon < 0) return undefined;
  return { clientId: pair.slice(0, colon), clientSecret: pair.slice(colon + 1) };
}

function bodyOf({ body }: HttpRequest): { readonly pairs: Pairs; readonly bodyFormat: BodyFormat } {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(body);
  if (text.trimStart().startsWith('{')) return { pairs: jsonPairs(text) ?? [], bodyFormat: 'json' };
  return { pairs: formPairs(text), bodyFormat: 'form' };
}

/** The chosen separator is believed only where it gives the very text that was sent; else the text counts as it is. */
function scopeOf(sent: string, { scopeSeparator }: Connection): Pick<Connection, 'scope' | 'scopeSeparator'> {
  const scope = sent.split(separatorText[scopeSeparator]).join(' ');
  return scopeOnWire({ scope, scopeSeparator }) === sent
    ? { scope, scopeSeparator }
    : { scope: sent, scopeSeparator: 'space' };
}

function valueIn(pairs: Pairs, wanted: string): string | undefined {
  return pairs.find(([name]) => name === wanted)?.[1];
}
