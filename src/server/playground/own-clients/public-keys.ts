import { hasPublicKeys, type OwnClientSettings } from '#core/contract/playground-own-clients.ts';
import { type ClientKeysVerdict, judgeClientCertificate, judgeClientJwks } from '../client-keys.ts';

/** Judges what a client is to be known by. Nothing is thrown, and no part of a key is in a reason. */
export function judgePublicKeys({ clientAuthentication, publicKeys }: OwnClientSettings): ClientKeysVerdict {
  const text = publicKeys.trim();
  const byCertificate = clientAuthentication === 'self_signed_tls_client_auth';
  if (text === '') return refused(byCertificate ? noCertificate : noKey);
  if (text.startsWith('-----'))
    return byCertificate ? judgeClientCertificate(text) : refused(`A PEM text is no JWK Set. ${noKey}`);
  const keys = keysOf(text);
  if (keys === undefined) return refused(`This is no JWK Set (RFC 7517 §5). ${byCertificate ? noCertificate : noKey}`);
  const verdict = judgeClientJwks(keys);
  return verdict.kind === 'refused' || !byCertificate ? verdict : judgeCertificates(keys);
}

/**
 * The settings as they are kept: of what was given for its keys only what is needed of them, as a JWK Set, so that nothing
 * that stood beside them is told to anybody. Where it has none, none are kept.
 */
export function withTidyKeys(settings: OwnClientSettings): OwnClientSettings {
  if (!hasPublicKeys(settings.clientAuthentication)) return { ...settings, publicKeys: '' };
  const verdict = judgePublicKeys(settings);
  const keys = verdict.kind === 'usable' ? verdict.keys : [];
  return { ...settings, publicKeys: JSON.stringify({ keys }, null, 2) };
}

const noKey = 'Give a JWK Set with its public key, as the page makes one.';
const noCertificate = 'Give its certificate as PEM, or a JWK Set with the certificate in x5c.';

/** The key of each is in its certificate (RFC 8705 §2.2.2). */
function judgeCertificates(keys: readonly unknown[]): ClientKeysVerdict {
  const verdicts = keys.map((key) => {
    const [first] = x5cOf(key);
    return typeof first === 'string'
      ? judgeClientCertificate(`-----BEGIN CERTIFICATE-----\n${first}\n-----END CERTIFICATE-----\n`)
      : refused(`A key of the JWK Set has no certificate (x5c). ${noCertificate}`);
  });
  const usable = verdicts.filter((verdict) => verdict.kind === 'usable');
  const unusable = verdicts.find((verdict) => verdict.kind === 'refused');
  if (unusable !== undefined) return unusable;
  return {
    kind: 'usable',
    keys: usable.flatMap((verdict) => verdict.keys),
    thumbprints: usable.flatMap(({ thumbprints }) => thumbprints),
  };
}

function x5cOf(key: unknown): readonly unknown[] {
  const x5c: unknown = isObject(key) ? key['x5c'] : undefined;
  return Array.isArray(x5c) ? x5c : [];
}

/** The keys of a JWK Set, or a key that stands by itself. */
function keysOf(text: string): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (!isObject(value)) return undefined;
    if (Array.isArray(value['keys'])) return value['keys'];
    return 'kty' in value ? [value] : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refused(reason: string): ClientKeysVerdict {
  return { kind: 'refused', reason };
}
