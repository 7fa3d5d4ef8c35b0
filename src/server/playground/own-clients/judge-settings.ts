import {
  hasOwnSecret,
  hasPublicKeys,
  type OwnClientSettings,
  type SecretChoice,
} from '#core/contract/playground-own-clients.ts';
import { judgePublicKeys } from './public-keys.ts';

const maxLifetimeSeconds = 31_536_000;
const maxScopes = 50;

/** What is wrong with the settings of a client, a sentence; undefined where nothing is. */
export function faultOfSettings(
  settings: OwnClientSettings,
  { taken, scopes }: { readonly taken: readonly string[]; readonly scopes: readonly string[] },
): string | undefined {
  const { clientId, lifetimeSeconds } = settings;
  if (clientId === '') return 'The client needs an ID, for example my-server.';
  if (!/^[\u0021-\u007e]{1,100}$/.test(clientId))
    return 'A client ID is up to 100 printable ASCII characters here, without a space (RFC 6749, appendix A.1).';
  if (taken.includes(clientId)) return `There is a client ${clientId} already. Choose another ID.`;
  const unknown = settings.scopes.find((scope) => !scopes.includes(scope));
  if (unknown !== undefined) return 'One of the scopes does not exist here. Create it first, then assign it.';
  return (lifetimeSeconds === 0 ? undefined : faultOfLifetime(lifetimeSeconds)) ?? faultOfProof(settings);
}

/** What is wrong with what it proves itself and its tokens by. */
export function faultOfProof(settings: OwnClientSettings): string | undefined {
  const { clientAuthentication, dpopBound } = settings;
  if (dpopBound && clientAuthentication === 'self_signed_tls_client_auth')
    return 'Its tokens are bound to its certificate already (RFC 8705 §3). Take DPoP away, or choose another proof.';
  if (!hasPublicKeys(clientAuthentication)) return undefined;
  const verdict = judgePublicKeys(settings);
  return verdict.kind === 'refused' ? verdict.reason : undefined;
}

/** What is wrong with a lifetime of access tokens. */
export function faultOfLifetime(seconds: number): string | undefined {
  if (Number.isInteger(seconds) && seconds >= 1 && seconds <= maxLifetimeSeconds) return undefined;
  return `A lifetime is a whole number of seconds, from 1 to ${maxLifetimeSeconds} (one year).`;
}

/** What is wrong with the scopes that are to be created (RFC 6749 §3.3). */
export function faultOfScopes(scopes: readonly string[]): string | undefined {
  if (scopes.length > maxScopes) return `At most ${maxScopes} scopes can be created here.`;
  if (new Set(scopes).size !== scopes.length) return 'There is a scope with this name already.';
  if (scopes.every((scope) => /^[\u0021\u0023-\u005b\u005d-\u007e]{1,100}$/.test(scope))) return undefined;
  return 'A scope is up to 100 printable ASCII characters here, without space, quote and backslash (RFC 6749 §3.3).';
}

/** What is wrong with a secret, its own text never being in the sentence. */
export function faultOfSecret(
  choice: SecretChoice,
  { clientAuthentication }: OwnClientSettings,
  keptAs: 'nothing' | 'hash' | 'text',
): string | undefined {
  if (!hasOwnSecret(clientAuthentication)) return undefined;
  if (choice.kind === 'enter') return faultOfEntered(choice.secret, clientAuthentication === 'client_secret_jwt');
  if (choice.kind === 'generate' || keptAs === 'text') return undefined;
  if (keptAs === 'nothing') return 'This client needs a secret: enter one, or have one generated.';
  return clientAuthentication === 'client_secret_jwt'
    ? 'To verify what a secret has signed, the server needs the secret itself, and it has kept a hash only. Reset the secret.'
    : undefined;
}

function faultOfEntered(secret: string, signs: boolean): string | undefined {
  if (secret === '') return 'The secret is empty. Enter one, or have one generated.';
  if (!/^[\u0020-\u007e]{1,200}$/.test(secret))
    return 'A secret is up to 200 printable ASCII characters here (RFC 6749, appendix A.2).';
  if (signs && secret.length < 32)
    return 'A secret that signs with HS256 needs 32 bytes or more (RFC 7518 §3.2). Enter a longer one, or have one generated.';
  return undefined;
}
