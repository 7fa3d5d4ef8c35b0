import type { IncomingMessage, ServerResponse } from 'node:http';
import { demoApiAudience } from '#core/contract/playground-paths.ts';
import type { PlaygroundResource } from '#core/contract/playground-resources.ts';
import type { ValidToken } from './access-token.ts';
import { type Access, admit, refuse } from './admission.ts';
import { answerJson } from './answer.ts';
import { decide } from './log/decisions.ts';

/** Answers a request to one of the APIs. */
export type ApiAnswerer = (request: IncomingMessage, response: ServerResponse, access: Access) => Promise<void>;

/** GET /hello_world: any valid token for the demo API. */
export const answerHelloWorld: ApiAnswerer = async (request, response, access) => {
  const admitted = await admit({ request, response }, access, demoApiAudience);
  if (admitted !== undefined) answerJson(response, 200, { message: 'Hello, world!', ...facts(admitted.token) });
};

/** GET /read: a token for the demo API with the scope `read`. */
export const answerRead: ApiAnswerer = withScope('read', demoApiAudience, 'You may read this.');

/** GET on the path of an API of its own: a token for it (`aud`) with the first of its scopes. */
export function answerResource({ identifier, scope }: PlaygroundResource): ApiAnswerer {
  return withScope(scope.split(' ', 1)[0] ?? '', identifier, `This is ${identifier}.`);
}

/** 403 `insufficient_scope` without the scope (RFC 6750 §3.1). */
function withScope(scope: string, audience: string, message: string): ApiAnswerer {
  return async (request, response, access) => {
    const admitted = await admit({ request, response }, access, audience);
    if (admitted === undefined) return;
    const { token, scheme } = admitted;
    if (token.scopes.includes(scope)) {
      decide(request, `scope ${scope} is there`);
      answerJson(response, 200, { message, ...facts(token) });
      return;
    }
    decide(request, `scope ${scope} is missing`);
    const has = token.scopes.length === 0 ? 'no scope' : `only ${token.scopes.join(' ')}`;
    const description = `This needs the scope ${scope}; the token has ${has}.`;
    refuse(response, 403, scheme, { code: 'insufficient_scope', description, scope });
  };
}

function facts({ clientId, scopes, format, binding, authorizationDetails, expiresInSeconds }: ValidToken) {
  return {
    client_id: clientId,
    ...(scopes.length === 0 ? {} : { scope: scopes.join(' ') }),
    token_format: format,
    ...(binding.kind === 'none' ? {} : { bound_to: binding.kind === 'dpop' ? 'a DPoP key' : 'a client certificate' }),
    ...(authorizationDetails === undefined ? {} : { authorization_details: authorizationDetails }),
    expires_in: expiresInSeconds,
  };
}
