import type { Annotation, Annotations } from '../annotations/annotation.ts';
import { members, parameters } from '../annotations/parameter-annotations.ts';
import { requestHeaders } from '../annotations/request-header-annotations.ts';
import { responseHeaders } from '../annotations/response-header-annotations.ts';
import { glossary } from '../glossary/glossary.ts';
import type { Term } from '../glossary/term.ts';

/** One step of the flow, told to somebody who sees it the first time. */
export type FlowStep = {
  readonly title: string;
  readonly text: string;
  /** What stands on the wire in this step, explained as it is where an exchange is shown. */
  readonly parts: readonly WirePart[];
  /** The words of the field that belong to it. */
  readonly terms: readonly Term[];
};

/** A named part of a message: a header field, a parameter of the form, a member of the JSON answer. */
export type WirePart = { readonly name: string; readonly where: string; readonly annotation: Annotation };

/** The client credentials flow (RFC 6749 §4.4) from the registration of the client to the next token. */
export const fiveMinutes: readonly FlowStep[] = [
  {
    title: 'Before it begins: the client is known',
    text: 'A program wants to call an API for itself; no user takes part. Somebody has registered it at the authorization server, which gave it an ID and something to prove itself with: a secret, a key or a certificate. There it is also written which scopes it may ask for.',
    parts: [],
    terms: terms('client credentials', 'authorization server', 'client ID', 'client secret', 'client authentication'),
  },
  {
    title: '1. The client asks for a token',
    text: 'It sends a POST to the token endpoint, with a form in the body. The grant type is always the same. Who asks stands in the Authorization header, or in the body; the scope may be left out.',
    parts: [
      ...parts('request header', requestHeaders, 'authorization', 'content-type', 'dpop'),
      ...parts('form parameter', parameters, 'grant_type', 'scope', 'client_id', 'client_secret', 'client_assertion'),
    ],
    terms: terms('token endpoint', 'Basic', 'client_secret_post', 'private_key_jwt', 'mTLS', 'scope'),
  },
  {
    title: '2. The server answers with a token',
    text: 'The answer comes at once, as JSON. The token may be opaque or a JWT: for the client that makes no difference, it only passes the token on. A refresh token makes no sense here, since the client can ask again at any time.',
    parts: [
      ...parts('member of the answer', members, 'access_token', 'token_type', 'expires_in', 'scope'),
      ...parts('response header', responseHeaders, 'cache-control'),
    ],
    terms: terms('access token', 'Bearer', 'opaque', 'JWT', 'claim', 'audience', 'JWKS'),
  },
  {
    title: '3. The client calls the API',
    text: 'One header carries the token: the scheme, a single space, the token. The API checks that the token is genuine, meant for it, still alive, and has the scope. It checks a JWT with the keys of the server, or asks the server about the token.',
    parts: parts('request header', requestHeaders, 'authorization'),
    terms: terms('signature', 'introspection', 'sender-constrained', 'DPoP'),
  },
  {
    title: 'When it is refused',
    text: 'The token endpoint says why with an error code in its answer. An API says it in a challenge: 401 where the token is not good, and the client gets another one; 403 where the token is good and does not allow this, and another one of the same kind would change nothing.',
    parts: [
      ...parts('member of the answer', members, 'error', 'error_description'),
      ...parts('response header', responseHeaders, 'www-authenticate'),
    ],
    terms: terms('invalid_client', 'invalid_scope', 'unauthorized_client', 'invalid_token', 'insufficient_scope'),
  },
  {
    title: 'And again',
    text: 'The token ends after expires_in seconds. A good client keeps it until shortly before and then asks for the next one, instead of asking before each call. A token that got into wrong hands is revoked where the server can do that.',
    parts: parts('member of the answer', members, 'expires_in'),
    terms: terms('expires_in', 'clock skew', 'revocation'),
  },
];

function parts(where: string, from: Annotations, ...names: readonly string[]): readonly WirePart[] {
  return names.flatMap((name) => {
    const annotation = from.get(name);
    return annotation === undefined ? [] : [{ name, where, annotation }];
  });
}

function terms(...names: readonly string[]): readonly Term[] {
  return glossary.filter(({ term }) => names.includes(term));
}
