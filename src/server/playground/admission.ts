import type { IncomingMessage, ServerResponse } from 'node:http';
import { TLSSocket } from 'node:tls';
import type { TokenBinding, TokenCheck, ValidToken } from './access-token.ts';
import { answerError, answerJson } from './answer.ts';
import { tokenChallenge, type TokenError } from './challenges.ts';
import type { DpopNonces } from './dpop-nonces.ts';
import type { ProofCheck } from './dpop-proof.ts';
import { targetOf } from './faults/mounted-request.ts';
import { decide } from './log/decisions.ts';
import { certificateThumbprint, presentedCertificate } from './mutual-tls.ts';
import { fieldValues, presentedToken, type TokenScheme } from './presented-token.ts';

/** What an API looks at before it answers. */
export type Access = {
  readonly checkToken: TokenCheck;
  readonly checkProof: ProofCheck;
  readonly nonces: DpopNonces;
  /** Whether the tokens of this client come with a nonce in each proof only. */
  readonly isNonceRequired: (clientId: string) => boolean;
};

/** A request that was let in, and the scheme in which its token came. */
export type Admitted = { readonly token: ValidToken; readonly scheme: TokenScheme };

type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse };

/** The token of the request if it is valid for this audience and its sender may use it; otherwise the answer is given. */
export async function admit(exchange: Exchange, access: Access, audience: string): Promise<Admitted | undefined> {
  const { request, response } = exchange;
  const presented = presentedToken(request.rawHeaders);
  if (presented.kind === 'none') {
    decide(request, 'no token sent');
    response.setHeader('WWW-Authenticate', tokenChallenge('Bearer', undefined));
    answerJson(response, 401, { message: 'Send an access token: Authorization: Bearer <token>' });
    return undefined;
  }
  const { scheme } = presented;
  if (presented.kind === 'malformed') {
    decide(request, 'the Authorization header cannot be read');
    refuse(response, 400, scheme, { code: 'invalid_request', description: presented.reason });
    return undefined;
  }
  const verdict = await access.checkToken(presented.token, audience);
  const token = verdict.kind === 'valid' ? verdict : undefined;
  decide(request, token === undefined ? 'token refused' : `token valid, of client ${token.clientId}`);
  const error =
    verdict.kind === 'refused'
      ? invalidToken(verdict.reason)
      : await senderError(exchange, { token: verdict, scheme, text: presented.token }, access);
  if (error !== undefined) decide(request, reasonWords(error));
  if (error === undefined && token !== undefined) return { token, scheme };
  // A token that is bound to a key is asked for in the scheme for it, in whichever it came (RFC 9449 §7.2).
  const asked = token?.binding.kind === 'dpop' ? 'DPoP' : scheme;
  if (error !== undefined) refuse(response, 401, asked, error);
  return undefined;
}

/** Refuses with a challenge in this scheme, and with the same reason in the body. */
export function refuse(
  response: ServerResponse,
  status: 400 | 401 | 403,
  scheme: TokenScheme,
  error: TokenError,
): void {
  response.setHeader('WWW-Authenticate', tokenChallenge(scheme, error));
  answerError(response, status, error.code, error.description);
}

type Used = { readonly token: ValidToken; readonly scheme: TokenScheme; readonly text: string };

/** Why whoever sent the token may not use it: it is bound to a key or certificate that was not shown to be theirs. */
async function senderError(exchange: Exchange, used: Used, access: Access): Promise<TokenError | undefined> {
  const { binding } = used.token;
  if (binding.kind === 'dpop') return proofError(exchange, { ...used, binding }, access);
  if (used.scheme === 'DPoP') return invalidToken('The token is not bound to a key; it is to be sent as Bearer.');
  return binding.kind === 'certificate' ? certificateError(exchange.request, binding.thumbprint) : undefined;
}

async function proofError(
  { request, response }: Exchange,
  { token, scheme, text, binding }: Used & { readonly binding: Extract<TokenBinding, { kind: 'dpop' }> },
  access: Access,
): Promise<TokenError | undefined> {
  if (scheme === 'Bearer')
    return invalidToken('The token is bound to a key: it is to be sent as DPoP, with a proof of the key.');
  const origin = `${request.socket instanceof TLSSocket ? 'https' : 'http'}://${request.headers.host ?? ''}`;
  const verdict = await access.checkProof({
    proofs: fieldValues(request.rawHeaders, 'dpop'),
    method: request.method ?? '',
    url: `${origin}${targetOf(request).split('?', 1)[0]}`,
    accessToken: text,
    jkt: binding.jkt,
    isNonceRequired: access.isNonceRequired(token.clientId),
  });
  if (verdict.kind === 'valid') {
    if (verdict.nextNonce !== undefined) response.setHeader('DPoP-Nonce', verdict.nextNonce);
    return undefined;
  }
  if (verdict.code === 'use_dpop_nonce') response.setHeader('DPoP-Nonce', access.nonces.newest());
  return { code: verdict.code, description: verdict.reason };
}

/** RFC 8705 §3: the certificate of the connection has to be the one that the token was issued to. */
function certificateError(request: IncomingMessage, thumbprint: string): TokenError | undefined {
  const certificate = presentedCertificate(request);
  if (certificate === undefined)
    return invalidToken('The token is bound to a client certificate, and this connection has shown none.');
  return certificateThumbprint(certificate) === thumbprint
    ? undefined
    : invalidToken('The token is bound to another client certificate than the one of this connection.');
}

/** The address in a proof is the request's own, with whatever host it named; everything else is our words. */
function reasonWords({ description }: TokenError): string {
  return description.includes('://') ? 'The proof is for another address (htu).' : description;
}

function invalidToken(description: string): TokenError {
  return { code: 'invalid_token', description };
}
