import { utf8 } from '../http/bytes.ts';
import { formBody } from '../http/form.ts';
import type { HttpRequest } from '../http/message.ts';
import { clientAuthenticationParts } from './client-authentication.ts';
import type { Connection } from './connection.ts';

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
): HttpRequest {
  return askWithToken(connection, endpoint, token, accepted[form]);
}

/** A token and a hint in a form, as RFC 7662 §2.1 and RFC 7009 §2.1 have them alike. */
export function askWithToken(connection: Connection, endpoint: string, token: string, accept: string): HttpRequest {
  const { headers, pairs } = clientAuthenticationParts(connection);
  return {
    method: 'POST',
    url: new URL(endpoint).href,
    headers: [['Accept', accept], ['Content-Type', 'application/x-www-form-urlencoded'], ...headers],
    body: utf8(formBody([['token', token], ['token_type_hint', 'access_token'], ...pairs])),
  };
}
