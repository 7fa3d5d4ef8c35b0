import { randomBytes } from 'node:crypto';
import type { PlaygroundClient } from '#core/contract/playground-clients.ts';
import { createDpopNonces } from './dpop-nonces.ts';
import type { EngineParts, IssuerAt, Origins } from './engine.ts';
import { serverChanges } from './faults/server-changes.ts';
import { type KeySet, publishedKeys } from './key-set.ts';
import { knownClient, type OwnClients } from './own-clients/own-client.ts';
import type { Registrations } from './registrations.ts';
import type { Loaded } from './routes.ts';
import { makeSigningKey, type SigningKey } from './signing-key.ts';

export type IssuerOrder = {
  readonly issuer: IssuerAt;
  /** Its identifier (RFC 8414 §2). */
  readonly name: string;
  readonly keys: KeySet;
  readonly registrations: Registrations;
  readonly ownClients: OwnClients;
};

/** Loads what an authorization server and its APIs are made with; then each issuer is made at once. */
export async function loadIssuerBuilder(parts: EngineParts): Promise<(order: IssuerOrder) => Loaded> {
  const [{ createAuthorizationServer }, { createTokenCheck }, { createProofCheck }, library, otherKey] =
    await Promise.all([
      import('./authorization-server.ts'),
      import('./access-token.ts'),
      import('./dpop-proof.ts'),
      parts.importProvider(),
      makeSigningKey('ES256'),
    ]);
  const { nowMs, onNotice, state, registrationToken } = parts;
  const { tokens, demo } = parts.state;
  const nonces = createDpopNonces(randomBytes(32), nowMs);
  const checkProof = createProofCheck({ tokens, nonces, nowMs });
  return ({ issuer, name, keys, registrations, ownClients }) => {
    const changes = serverChanges(issuer.faults);
    const known = [...parts.clients, ...ownClients.clients.map((client) => knownClient(client, ownClients))];
    const clients = changes.demandsNonce ? known.map(demandNonce) : known;
    const withNonce = new Set(clients.filter(({ dpop }) => dpop === 'nonce-required').map(({ clientId }) => clientId));
    const shownKeys = changes.showsOtherKeys ? withdrawnBy(otherKey, keys) : keys;
    const issuers = issuersTrustedAt(issuer, parts.origins);
    const checkToken = createTokenCheck({ tokens, keys: shownKeys, issuers, nowMs });
    const access = { checkToken, checkProof, nonces, isNonceRequired: (clientId: string) => withNonce.has(clientId) };
    const clientKeys = { demo, registrations, ownClients };
    const around = { state, registrationToken, nonces, nowMs, onNotice };
    const ofServer = { ...around, library, clients, tokens, keys, shownKeys, changes, clientKeys };
    return { authorizationServer: createAuthorizationServer(name, ofServer), access };
  };
}

/** A token that is bound to a certificate cannot be bound to a key as well. */
function demandNonce(client: PlaygroundClient): PlaygroundClient {
  return client.clientAuthentication.endsWith('tls_client_auth') ? client : { ...client, dpop: 'nonce-required' };
}

function withdrawnBy(key: SigningKey, keys: KeySet): KeySet {
  const gone = publishedKeys(keys).map(({ kid }) => kid);
  return { ...keys, signing: [key], retired: [], withdrawn: [...gone, ...keys.withdrawn] };
}

/**
 * Below a prefix: the tokens that were issued below the same, at whichever origin. The ordinary ones are trusted by the
 * ordinary API and by itself where the certificate alone has a fault.
 */
function issuersTrustedAt({ door, prefix }: IssuerAt, origins: Origins): readonly string[] {
  const all = Object.values(origins).filter((origin) => origin !== '');
  if (prefix !== '') return all.map((origin) => `${origin}${prefix}`);
  return [...new Set([origins.https, origins.http, origins[door]])];
}
