import type { HttpRequest } from '../http/message.ts';
import type { Connection } from './connection.ts';
import { noProofs, type Proofs } from './proofs.ts';
import { askWithToken } from './introspection-request.ts';

/** Asks that a token be worth nothing from now on (RFC 7009 §2.1), with the client authentication of the connection. */
export function revocationRequest(
  connection: Connection,
  endpoint: string,
  token: string,
  proofs: Proofs = noProofs,
): HttpRequest {
  return askWithToken({ connection, endpoint, token, accept: 'application/json', proofs });
}
