import { readClientKey } from '#core/jwt/client-key.ts';
import { secretKey } from '#core/jwt/signing-key-secret.ts';
import type { SigningAlgorithm } from '#core/jwt/signing-algorithms.ts';
import type { NoSigningKey, SigningKey } from '#core/jwt/signing-key.ts';
import { utf8 } from '#core/http/bytes.ts';
import { assertionFault } from '#core/oauth/assertion-faults.ts';
import { makeClientAssertion } from '#core/oauth/client-assertion.ts';
import type { AssertionSecrets } from '#core/oauth/assertion-settings.ts';
import { type Connection, signsAssertion } from '#core/oauth/connection.ts';
import type { MadeAssertion } from '#core/oauth/proofs.ts';

/** What a given key was found to be, and the algorithms that it can sign with. */
export type KnownKey = {
  readonly key: SigningKey | NoSigningKey;
  readonly algorithms: readonly SigningAlgorithm[];
};

// A passphrase is made slow to try, so each key is opened once. It is forgotten with what was typed.
const known = new WeakMap<AssertionSecrets, Map<string, Promise<KnownKey>>>();

/** The key that signs the connection's assertions. Never rejects. */
export function assertionKey(connection: Connection, generatedKey: SigningKey | undefined): Promise<KnownKey> {
  const { clientAuthentication, clientSecret, assertion, assertionSecrets } = connection;
  if (clientAuthentication === 'client_secret_jwt') return ofSecret(clientSecret, assertion.algorithm);
  if (assertion.keySource === 'generated') return Promise.resolve(ofGenerated(generatedKey));
  const byAlgorithm = known.get(assertionSecrets) ?? new Map<string, Promise<KnownKey>>();
  known.set(assertionSecrets, byAlgorithm);
  // An algorithm that was chosen for the secret says nothing about a key pair.
  const algorithm = assertion.algorithm === '' || isHmac(assertion.algorithm) ? undefined : assertion.algorithm;
  const read = byAlgorithm.get(algorithm ?? '') ?? ofGiven(assertionSecrets, algorithm);
  byAlgorithm.set(algorithm ?? '', read);
  return read;
}

/** Signs an assertion for one request, at this wall-clock time, or takes the one that was pasted. */
export async function signAssertion(
  connection: Connection,
  generatedKey: SigningKey | undefined,
  nowMs: number,
): Promise<MadeAssertion> {
  const fault = assertionFault(connection);
  if (fault !== undefined) return fault;
  if (!signsAssertion(connection.clientAuthentication))
    return { kind: 'made', text: connection.assertionSecrets.readyAssertion };
  const { key } = await assertionKey(connection, generatedKey);
  return makeClientAssertion(connection, key, { nowMs, jti: crypto.randomUUID() });
}

async function ofSecret(clientSecret: string, chosen: SigningAlgorithm | ''): Promise<KnownKey> {
  const alg = chosen !== '' && isHmac(chosen) ? chosen : 'HS256';
  const key = await secretKey({ bytes: utf8(clientSecret), alg, source: 'given' });
  return { key, algorithms: ['HS256', 'HS384', 'HS512'] };
}

function ofGenerated(key: SigningKey | undefined): KnownKey {
  if (key !== undefined) return { key, algorithms: [key.alg] };
  const reason =
    'Make a key in this page first. One that was made before a reload is gone: keys are kept in memory only.';
  return { key: { kind: 'no-key', reason }, algorithms: [] };
}

async function ofGiven(
  { privateKey, passphrase }: AssertionSecrets,
  algorithm: SigningAlgorithm | undefined,
): Promise<KnownKey> {
  const read = await readClientKey({ text: privateKey, passphrase, algorithm });
  return { key: read.kind === 'client-key' ? read.key : read, algorithms: read.algorithms };
}

function isHmac(algorithm: SigningAlgorithm): boolean {
  return algorithm.startsWith('HS');
}
