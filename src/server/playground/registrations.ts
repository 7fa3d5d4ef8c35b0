import { playgroundClients } from '#core/contract/playground-clients.ts';
import type { RegisterKeyOrder } from '#core/contract/playground-client-keys.ts';
import { type ClientKey, type ClientKeysVerdict, judgeClientCertificate, judgeClientJwks } from './client-keys.ts';

/** What was registered last for one client. */
export type Registration = {
  readonly keys: readonly ClientKey[];
  /** Wall clock, ms. */
  readonly registeredAtMs: number;
};

/** The registrations by client; a client with a key of its own has none at first. */
export type Registrations = Readonly<Record<string, Registration>>;

/** What becomes of an order to register a key: who may, with what, and whether it is any good. */
export function judgeRegistration(order: RegisterKeyOrder): ClientKeysVerdict {
  const client = playgroundClients.find(({ clientId }) => clientId === order.clientId);
  if (client?.credential !== 'own')
    return { kind: 'refused', reason: `No key can be registered for this client, only for ${ownKeyClients}.` };
  if ('jwks' in order)
    return client.clientAuthentication === 'private_key_jwt'
      ? judgeClientJwks(order.jwks.keys)
      : { kind: 'refused', reason: `${client.clientId} is registered with a certificate, not with a JWK Set.` };
  return client.clientAuthentication === 'self_signed_tls_client_auth'
    ? judgeClientCertificate(order.certificate)
    : { kind: 'refused', reason: `${client.clientId} is registered with a JWK Set, not with a certificate.` };
}

const ownKeyClients = playgroundClients
  .filter(({ credential }) => credential === 'own')
  .map(({ clientId }) => clientId)
  .join(' and ');

/** Both sides' registrations; where both have one for a client, the later one. The first where nothing differs. */
export function mergeRegistrations(one: Registrations, other: Registrations): Registrations {
  const later = Object.entries(other).filter(
    ([clientId, { registeredAtMs }]) => registeredAtMs > (one[clientId]?.registeredAtMs ?? -1),
  );
  return later.length === 0 ? one : { ...one, ...Object.fromEntries(later) };
}

/** The registrations of a state file, or undefined when a part of them is damaged. */
export function parseRegistrations(value: unknown): Registrations | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const parsed: Record<string, Registration> = {};
  for (const [clientId, saved] of Object.entries(value)) {
    const registration = parseRegistration(saved);
    if (registration === undefined) return undefined;
    parsed[clientId] = registration;
  }
  return parsed;
}

function parseRegistration(value: unknown): Registration | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { keys, registeredAtMs } = value as Partial<Record<keyof Registration, unknown>>;
  if (!Array.isArray(keys) || typeof registeredAtMs !== 'number') return undefined;
  const [first] = keys as readonly unknown[];
  const base64 = typeof first === 'object' && first !== null && 'x5c' in first ? first.x5c : undefined;
  const verdict =
    Array.isArray(base64) && typeof base64[0] === 'string'
      ? judgeClientCertificate(`-----BEGIN CERTIFICATE-----\n${base64[0]}\n-----END CERTIFICATE-----\n`)
      : judgeClientJwks(keys);
  return verdict.kind === 'usable' ? { keys: verdict.keys, registeredAtMs } : undefined;
}
