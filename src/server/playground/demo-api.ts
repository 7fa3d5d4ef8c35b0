import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TokenCheck, TokenVerdict } from './access-token.ts';
import { answerError, answerJson } from './answer.ts';
import { bearerChallenge, bearerCredentials, type BearerError } from './bearer.ts';

type Valid = Extract<TokenVerdict, { kind: 'valid' }>;

/** GET /hello_world: any valid token. */
export async function answerHelloWorld(request: IncomingMessage, response: ServerResponse, check: TokenCheck) {
  const token = await admit(request, response, check);
  if (token === undefined) return;
  answerJson(response, 200, { message: 'Hello, world!', ...facts(token) });
}

/** GET /read: a token with the scope `read`, else 403 `insufficient_scope` (RFC 6750 §3.1). */
export async function answerRead(request: IncomingMessage, response: ServerResponse, check: TokenCheck) {
  const token = await admit(request, response, check);
  if (token === undefined) return;
  if (token.scopes.includes('read')) {
    answerJson(response, 200, { message: 'You may read this.', ...facts(token) });
    return;
  }
  const has = token.scopes.length === 0 ? 'no scope' : `only ${token.scopes.join(' ')}`;
  refuse(response, 403, {
    code: 'insufficient_scope',
    description: `This needs the scope read; the token has ${has}.`,
    scope: 'read',
  });
}

/** The token of the request if it is valid; otherwise the answer is given already. */
async function admit(
  request: IncomingMessage,
  response: ServerResponse,
  check: TokenCheck,
): Promise<Valid | undefined> {
  const credentials = bearerCredentials(request.rawHeaders);
  if (credentials.kind === 'none') {
    response.setHeader('WWW-Authenticate', bearerChallenge(undefined));
    answerJson(response, 401, { message: 'Send an access token: Authorization: Bearer <token>' });
    return undefined;
  }
  if (credentials.kind === 'malformed') {
    refuse(response, 400, { code: 'invalid_request', description: credentials.reason });
    return undefined;
  }
  const verdict = await check(credentials.token);
  if (verdict.kind === 'valid') return verdict;
  refuse(response, 401, { code: 'invalid_token', description: verdict.reason });
  return undefined;
}

function refuse(response: ServerResponse, status: 400 | 401 | 403, error: BearerError): void {
  response.setHeader('WWW-Authenticate', bearerChallenge(error));
  answerError(response, status, error.code, error.description);
}

function facts(token: Valid) {
  return {
    client_id: token.clientId,
    ...(token.scopes.length === 0 ? {} : { scope: token.scopes.join(' ') }),
    token_format: token.format,
    expires_in: token.expiresInSeconds,
  };
}
