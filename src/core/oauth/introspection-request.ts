import { utf8 } from '../http/bytes.ts';
import { formBody } from '../http/form.ts';
import type { HttpRequest } from '../http/message.ts';
import { clientAuthenticationParts } from './client-authentication.ts';
import type { Connection } from './connection.ts';
import { noProofs, type Proofs } from './proofs.ts';

/** `jwt` asks for a signed answer (RFC 9701 §4); servers that have none answer with JSON. */
export type IntrospectionForm = 'json' | 'jwt';

const accepted: Readonly<Record<IntrospectionForm, string>> = {
  json: 'application/json',
  jwt: 'application/token-introspection+jwt',
};

/** Asks what a token is worth (RFC 7662 §2.1), with the client authentication of the connection. */
export function introspectionRequest(
  connection: Connection,
  endpoint: string,
  token: string,
  form: IntrospectionForm = 'json',
  proofs: Proofs = noProofs,
): HttpRequest {
  return askWithToken({ connection, endpoint, token, accept: accepted[form], proofs });
}

/** A question about a token; what has to be signed for it is handed in. */
export type Question = {
  readonly connection: Connection;
  readonly endpoint: string;
  readonly token: string;
  readonly accept: string;
  readonly proofs: Proofs;
};

/** A token and a hint in a form, as RFC 7662 §2.1 and RFC 7009 §2.1 have them alike. */
export function askWithToken({ connection, endpoint, token, accept, proofs }: Question): HttpRequest {
  const { headers, pairs } = clientAuthenticationParts(connection, proofs);
  return {
    method: 'POST',
    url: new URL(endpoint).href,
    headers: [['Accept', accept], ['Content-Type', 'application/x-www-form-urlencoded'], ...headers],
    body: utf8(formBody([['token', token], ['token_type_hint', 'access_token'], ...pairs])),
  };
}
