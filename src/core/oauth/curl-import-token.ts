import { formPairs } from '../http/form-pairs.ts';
import { headerValue } from '../http/message.ts';
import { type BasicGuess, basicGuess, basicHeaderGuess } from './curl-basic-import.ts';
import type { CurlImport, ReadCurl } from './curl-import.ts';
import { headerRows } from './curl-import-headers.ts';
import { assertionFields, curlAssertion } from './curl-assertion-import.ts';
import {
  type ClientAuthentication,
  clientAuthentications,
  clientCredentialsGrant,
  type Connection,
} from './connection.ts';
import { jsonPairs } from './json-pairs.ts';
import { bodyTypes } from './request-body.ts';

type Filled = Pick<Extract<CurlImport, { kind: 'token-request' }>, 'kind' | 'change'>;
type Pairs = readonly (readonly [name: string, value: string])[];

const ownFields = ['grant_type', 'client_id', 'client_secret', 'scope'];

/** What a client certificate proves (RFC 8705 §2.1), where that can be chosen here; the files say nothing of which kind. */
const byCertificate: ClientAuthentication =
  clientAuthentications.find((each: string) => each === 'tls_client_auth') ?? 'none';

/** A command that asks for a token, as the fields of the form. What it does not say stays as it is. */
export function curlTokenRequest(read: ReadCurl): Filled {
  const { call, notes } = read;
  const { endpoint, pairs: fromQuery } = endpointAndPairs(read);
  const json = pairsOfJson(read);
  const pairs = [...fromQuery, ...(json ?? formPairs(read.body).map(([name, value]) => [name.trim(), value] as const))];
  const bodyFormat = json === undefined ? 'form' : 'json';
  const proof = credentials(read, pairs);
  const method = call.method?.toUpperCase() ?? (call.isGet ? 'GET' : 'POST');
  if (method !== 'POST') notes.push(`It is sent by ${method}. A token is asked for by POST (RFC 6749 §3.2).`);
  if (first(pairs, 'grant_type') === undefined) notes.push('It has no grant_type. client_credentials is filled in.');
  return {
    kind: 'token-request',
    change: {
      tokenEndpoint: endpoint,
      provider: '',
      ...proof,
      scope: first(pairs, 'scope') ?? '',
      scopeSeparator: 'space',
      grantType: first(pairs, 'grant_type') ?? clientCredentialsGrant,
      bodyFormat,
      parameters: parametersOf(read, pairs, proof.clientAuthentication === 'client_assertion'),
      headers: [
        ...headerRows(read, [
          ['Accept', 'application/json'],
          ['Content-Type', bodyTypes[bodyFormat]],
        ]),
        ...otherAuthorization(read),
      ],
    },
  };
}

/** Parameters in the URL belong into the body (RFC 6749 §3.2); another query stays part of the endpoint. */
function endpointAndPairs({ url, notes }: ReadCurl): { readonly endpoint: string; readonly pairs: Pairs } {
  const question = url.indexOf('?');
  const pairs = question < 0 ? [] : formPairs(url.slice(question + 1).replace(/#.*$/s, ''));
  if (!pairs.some(([name]) => ownFields.includes(name))) return { endpoint: url, pairs: [] };
  notes.push('Its parameters stand in the URL, where logs keep them. Here they go into the body (RFC 6749 §3.2).');
  return { endpoint: url.slice(0, question), pairs };
}

function pairsOfJson({ call, body }: ReadCurl): Pairs | undefined {
  const type = headerValue(call.headers, 'content-type') ?? '';
  return call.isJson || /json/i.test(type) || /^\s*\{/.test(body) ? jsonPairs(body) : undefined;
}

type Credentials = Partial<
  Pick<
    Connection,
    'clientId' | 'clientSecret' | 'clientAuthentication' | 'basicEncoding' | 'assertion' | 'assertionSecrets'
  >
>;

function credentials(read: ReadCurl, pairs: Pairs): Credentials {
  const basic = basicOf(read);
  const clientId = first(pairs, 'client_id');
  const clientSecret = first(pairs, 'client_secret');
  if (basic !== undefined) return basicCredentialsOf(read, basic, pairs);
  const written = headerValue(read.call.headers, 'authorization');
  if (written !== undefined && /^basic\b/i.test(written)) {
    read.leftOut.push({
      written: 'Authorization: Basic …',
      reason: 'ID and secret cannot be read out of it: type them.',
    });
    return { clientAuthentication: 'client_secret_basic' };
  }
  const id = clientId === undefined ? {} : { clientId };
  const assertion = curlAssertion(read, pairs);
  if (assertion !== undefined) return { ...id, ...assertion };
  if (clientSecret !== undefined) return { ...id, clientSecret, clientAuthentication: 'client_secret_post' };
  return { ...id, clientAuthentication: read.call.identity.length > 0 ? byCertificate : 'none' };
}

/** A header in the command takes the place of `-u`. */
function basicOf({ call, urlUser, notes }: ReadCurl): BasicGuess | undefined {
  const written = headerValue(call.headers, 'authorization');
  if (written !== undefined) return basicHeaderGuess(written);
  const user = call.user ?? urlUser;
  if (user === undefined) return undefined;
  if (!user.includes(':')) notes.push('There is no secret in it: curl would ask for one. Type it into the form.');
  return basicGuess(user);
}

function basicCredentialsOf(read: ReadCurl, basic: BasicGuess, pairs: Pairs): Credentials {
  const { clientId, clientSecret, basicEncoding, reason } = basic;
  if (reason !== undefined) read.notes.push(`Basic encoding ${basicEncoding}: ${reason}`);
  const isTwice = first(pairs, 'client_secret') !== undefined || first(pairs, 'client_id') !== undefined;
  if (isTwice) {
    read.leftOut.push({
      written: first(pairs, 'client_secret') === undefined ? 'client_id' : 'client_id and client_secret in the body',
      reason: 'The Authorization header says it already, and a client proves itself in one way only (RFC 6749 §2.3).',
    });
  }
  return { clientId, clientSecret, clientAuthentication: 'client_secret_basic', basicEncoding };
}

function otherAuthorization({ call }: ReadCurl): Connection['headers'] {
  const written = headerValue(call.headers, 'authorization');
  const value = call.bearer === undefined ? written : `Bearer ${call.bearer}`;
  if (value === undefined || /^basic\b/i.test(value)) return [];
  return [{ name: 'Authorization', value, on: true }];
}

function parametersOf({ leftOut }: ReadCurl, pairs: Pairs, isAssertion: boolean): Connection['parameters'] {
  return pairs.flatMap(([name, value], index) => {
    if (!ownFields.includes(name) && !(isAssertion && assertionFields.includes(name)))
      return [{ name, value, on: true }];
    if (pairs.findIndex(([other]) => other === name) !== index) {
      leftOut.push({ written: name, reason: 'It stands there twice; a parameter may occur once (RFC 6749 §3.2).' });
    }
    return [];
  });
}

function first(pairs: Pairs, name: string): string | undefined {
  return pairs.find(([each]) => each === name)?.[1];
}
