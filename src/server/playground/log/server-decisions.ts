import type { Context, Provider, ProviderError } from 'oidc-provider';
import { decide } from './decisions.ts';

/** Notes what the authorization server decides, from its own events and answers. */
export function recordDecisions(provider: Provider): void {
  for (const event of ['grant.error', 'introspection.error', 'revocation.error', ...registrationErrors]) {
    provider.on(event, (ctx, error) => noteRefusal(ctx, error));
  }
  provider.use(async (ctx, next) => {
    await next();
    // An answer that is not a success has been noted by the event above.
    if (ctx.status >= 200 && ctx.status < 300) noteAnswer(ctx);
  });
}

function noteAnswer(ctx: Context): void {
  const say = (words: string): void => decide(ctx.req, words);
  switch (ctx.oidc?.route) {
    case 'token':
      for (const words of clientWords(ctx)) say(words);
      for (const words of tokenWords(ctx)) say(words);
      break;
    case 'introspection':
      for (const words of clientWords(ctx)) say(words);
      say(isInactive(ctx.body) ? 'the token is not active' : 'the token is active, and described');
      break;
    case 'revocation':
      for (const words of clientWords(ctx)) say(words);
      say('the token is revoked, if there was one');
      break;
    case 'registration':
    case 'client':
    case 'client_update':
    case 'client_delete':
      say(`client ${ctx.oidc?.client?.clientId ?? ''} ${registrationWords[ctx.oidc.route]}`);
      break;
    case 'jwks':
      say('public keys shown');
      break;
    case 'discovery':
      say('metadata shown');
      break;
    case undefined:
    default:
  }
}

const registrationErrors = ['create', 'read', 'update', 'delete'].map((name) => `registration_${name}.error`);

const registrationWords = {
  registration: 'registered itself',
  client: 'read its registration; no secret is in it',
  client_update: 'changed its registration',
  client_delete: 'deleted itself',
} as const;

/** Who asked, and that it has proved so: what follows is reached by clients only that have. */
function clientWords({ oidc }: Context): readonly string[] {
  const client = oidc?.client;
  if (client === undefined) return [];
  return [`client ${client.clientId} found`, proofWords(client.clientAuthMethod, 'right')];
}

function tokenWords({ oidc }: Context): readonly string[] {
  const token = oidc?.entities.ClientCredentials;
  if (token === undefined) return [];
  const { scope, jkt, 'x5t#S256': thumbprint, expiration, resourceServer } = token;
  const format = resourceServer?.accessTokenFormat === 'jwt' ? 'JWT' : 'opaque';
  return [
    scope === undefined ? 'no scope asked for, none granted' : `scope ${scope} allowed`,
    ...(jkt === undefined ? [] : ['bound to the key of the DPoP proof']),
    ...(thumbprint === undefined ? [] : ['bound to the client’s certificate']),
    `token issued: ${format}, for ${expiration} s`,
  ];
}

function noteRefusal(ctx: Context, error: ProviderError): void {
  const { client } = ctx.oidc ?? {};
  const detail = error.error_detail ?? error.error_description ?? '';
  // As the answer says it (authorization-server.ts).
  const code = detail === forbiddenGrant ? 'unauthorized_client' : (error.error ?? 'error');
  const reason = reasons.get(detail) ?? reasons.get(code);
  if (client !== undefined) {
    decide(ctx.req, `client ${client.clientId} found`);
    if (code === 'invalid_client') decide(ctx.req, proofWords(client.clientAuthMethod, 'wrong'));
    else if (detail !== twoMechanisms) decide(ctx.req, proofWords(client.clientAuthMethod, 'right'));
  }
  if (reason !== undefined) decide(ctx.req, reason);
  decide(ctx.req, `refused: ${codeWords(code)}`);
}

const forbiddenGrant = 'requested grant type is not allowed for this client';
const twoMechanisms = 'client authentication must only be provided using one mechanism';

/** The library's sentences and codes, as far as they hold nothing of the request, in words of our own. */
const reasons: ReadonlyMap<string, string> = new Map([
  ['client not found', 'no client with this ID'],
  ['no client authentication mechanism provided', 'no client named'],
  [twoMechanisms, 'the client proves itself in two ways at once'],
  [
    'the provided authentication mechanism does not match the registered client authentication method',
    'it proves itself in another way than it is registered with',
  ],
  ['client certificate was not provided', 'no client certificate shown'],
  ['client certificate was not verified', 'the certificate is not from the authority for clients'],
  ['unregistered client certificate provided', 'another certificate than the registered one'],
  ['client assertion tokens must only be used once', 'the assertion was used before'],
  ['DPoP proof JWT not provided', 'no DPoP proof'],
  ['invalid authorization header value format', 'the Authorization header cannot be read'],
  ['invalid initial access token value', 'not the initial access token'],
  ['registration access token not found', 'no registration access token that is known'],
  ['client mismatch', 'the registration access token of another client'],
  ['invalid_client_metadata', 'metadata that cannot be registered'],
  ['invalid_scope', 'a scope that this client may not have'],
  ['invalid_target', 'a resource that is unknown, missing, or not for this client'],
  [forbiddenGrant, 'the client does not have the capability Client credentials'],
  ['unsupported_grant_type', 'a grant that is not offered here'],
  ['use_dpop_nonce', 'no current nonce in the proof; one is handed out'],
  ['invalid_dpop_proof', 'the DPoP proof does not hold'],
  ['invalid_authorization_details', 'authorization_details that do not hold'],
  ['unsupported_token_type', 'the token is a JWT, of which no record is kept'],
]);

/** A code of the library is a fixed word; anything else is not repeated. */
function codeWords(code: string): string {
  return /^[a-z_]{1,40}$/.test(code) ? code : 'error';
}

function proofWords(method: string, verdict: 'right' | 'wrong'): string {
  if (method === 'none') return 'it need not prove itself';
  if (method.endsWith('_jwt')) return `assertion ${verdict}`;
  return `${method.endsWith('tls_client_auth') ? 'certificate' : 'secret'} ${verdict}`;
}

function isInactive(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'active' in body && body.active === false;
}
