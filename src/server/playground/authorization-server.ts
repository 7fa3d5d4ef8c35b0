import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import type { PlaygroundClient } from '#core/contract/playground-clients.ts';
import type { ClientKeys } from './clients.ts';
import type { DpopNonces } from './dpop-nonces.ts';
import type { ProviderModule } from './import-provider.ts';
import { type KeySet, publishedKeys } from './key-set.ts';
import { recordDecisions } from './log/server-decisions.ts';
import { authorizationServerMetadata } from './metadata.ts';
import { endTokensByOwnClock } from './faults/own-clock.ts';
import { repeatTokens } from './faults/repeat-tokens.ts';
import type { ServerChanges } from './faults/server-changes.ts';
import { isSecretHash, isSecretOf } from './own-clients/secret-hash.ts';
import { providerConfiguration } from './provider-configuration.ts';
import { hideRegisteredSecrets } from './registration-answers.ts';
import type { PlaygroundState } from './state.ts';
import type { TokenStore } from './token-store.ts';

/** What the authorization server is made of. */
export type AuthorizationServerParts = {
  readonly library: ProviderModule;
  readonly clients: readonly PlaygroundClient[];
  readonly tokens: TokenStore;
  readonly keys: KeySet;
  /** What stands in its JWKS. */
  readonly shownKeys: KeySet;
  readonly changes: ServerChanges;
  readonly clientKeys: ClientKeys;
  /** Where clients that register themselves go. */
  readonly state: Pick<PlaygroundState, 'ownClients' | 'commitClients'>;
  /** The initial access token (RFC 7591 §3). */
  readonly registrationToken: string;
  readonly nonces: DpopNonces;
  readonly nowMs: () => number;
  readonly onNotice: (line: string) => void;
};

/** Answers one request; its path must be one of the authorization server's. */
export type RequestAnswerer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * One authorization server under one issuer. Several over the same parts accept each other's tokens.
 *
 * It answers on the token, introspection, revocation, JWKS and metadata paths; whoever mounts it must let no other
 * path through, as the library also brings an authorization endpoint that leads nowhere here.
 */
export function createAuthorizationServer(issuer: string, parts: AuthorizationServerParts): RequestAnswerer {
  const provider = new parts.library.Provider(issuer, providerConfiguration(parts));
  shapeLikeTutorial(provider);
  replaceMetadata(provider, issuer, parts.clients);
  publishKeys(provider, parts.shownKeys);
  if (parts.changes.repeatsTokens) repeatTokens(provider, parts);
  endTokensByOwnClock(provider, parts);
  checkHashedSecrets(provider);
  hideRegisteredSecrets(provider);
  explainErrors(provider);
  nameForbiddenGrants(provider);
  recordDecisions(provider);
  const tell = (where: string, error: Error): void =>
    parts.onNotice(`The playground's authorization server failed${where}: ${error.message}`);
  provider.on('server_error', (ctx, error) => tell(` at ${ctx.method} ${ctx.path}`, error));
  provider.on('error', (error) => tell('', error));
  return provider.callback();
}

/** The library compares secrets as they stand; of a client that was made here it is given the hash. */
function checkHashedSecrets({ Client }: Provider): void {
  const compare = Client.prototype.compareClientSecret;
  Client.prototype.compareClientSecret = function (secret) {
    const kept = this.clientSecret ?? '';
    return isSecretHash(kept) ? isSecretOf(kept, secret) : compare.call(this, secret);
  };
}

/** `token_type` in lower case and second, as in the tutorial (RFC 6749 §5.1 lets both cases stand). */
function shapeLikeTutorial(provider: Provider): void {
  provider.use(async (ctx, next) => {
    await next();
    if (ctx.oidc?.route !== 'token' || ctx.status !== 200 || !isRecord(ctx.body)) return;
    const { access_token, token_type, expires_in, scope, ...rest } = ctx.body;
    const type = token_type === 'Bearer' ? 'bearer' : token_type;
    ctx.body = { access_token, token_type: type, expires_in, ...(scope === undefined ? {} : { scope }), ...rest };
  });
}

function replaceMetadata(provider: Provider, issuer: string, clients: readonly PlaygroundClient[]): void {
  provider.use(async (ctx, next) => {
    await next();
    if (ctx.oidc?.route === 'discovery' && ctx.status === 200) ctx.body = authorizationServerMetadata(issuer, clients);
  });
}

/** The library knows the keys that sign only; those that did before are published beside them. */
function publishKeys(provider: Provider, keys: KeySet): void {
  const published = { keys: publishedKeys(keys) };
  provider.use(async (ctx, next) => {
    await next();
    if (ctx.oidc?.route === 'jwks' && ctx.status === 200) ctx.body = published;
  });
}

const registrationErrors = ['create', 'read', 'update', 'delete'].map((name) => `registration_${name}.error`);

/** The library keeps the reason of a refusal to itself; a playground exists to tell it. */
function explainErrors(provider: Provider): void {
  for (const event of [
    'grant.error',
    'introspection.error',
    'revocation.error',
    'jwks.error',
    'discovery.error',
    ...registrationErrors,
  ]) {
    provider.on(event, (ctx, error) => {
      if (error.error_detail === undefined || !isRecord(ctx.body)) return;
      const description = `${error.error_description ?? 'refused'}: ${error.error_detail}`;
      ctx.body = { ...ctx.body, error_description: description.replaceAll(notInDescriptions, ' ') };
    });
  }
}

/** The library calls it `invalid_request`; RFC 6749 §5.2 has a code for a client that may not use the grant. */
function nameForbiddenGrants(provider: Provider): void {
  provider.on('grant.error', (ctx, error) => {
    if (error.error_description !== 'requested grant type is not allowed for this client' || !isRecord(ctx.body))
      return;
    const error_description = 'The client does not have the capability Client credentials.';
    ctx.body = { ...ctx.body, error: 'unauthorized_client', error_description };
  });
}

// What RFC 6749 §5.2 allows in an error_description is printable ASCII without the quote and the backslash.
const notInDescriptions = /[^\u0020-\u0021\u0023-\u005b\u005d-\u007e]+/g;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
