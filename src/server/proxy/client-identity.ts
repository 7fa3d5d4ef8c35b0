import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { SecureContext } from 'node:tls';
import type { ClientCertificate, ClientCertificateFault } from '#core/http/client-certificate.ts';
import { destinationText } from '#core/http/detour.ts';
import type { Trust } from '#core/http/exchange.ts';
import type { Authorities } from './authorities.ts';
import { certificateSha256, oneLine } from './certificate-facts.ts';
import { codeOf, targetOf } from './resolve-target.ts';

/** A client certificate that is ready for one handshake, or why it is not used. */
export type Identity =
  | {
      readonly kind: 'ready';
      readonly context: SecureContext;
      readonly held: { readonly subject: string; readonly sha256: string };
      /** Of its key, as Node names it: `rsa`, `ec`, `ed25519`, … */
      readonly keyType: string | undefined;
    }
  | Unfit;

type Unfit = { readonly kind: 'unfit'; readonly code: ClientCertificateFault; readonly detail: string };

export type IdentityOrder = {
  readonly given: ClientCertificate;
  readonly url: URL;
  readonly trust: Trust;
  readonly authorities: () => Authorities;
  readonly nowMs: number;
};

/** Judges a client certificate for one request, before anything is connected to (security.md T26). */
export function clientIdentity({ given, url, trust, authorities, nowMs }: IdentityOrder): Identity {
  const here = destinationText(targetOf(url));
  if (given.hostAndPort !== here) return unfit('other-host', given.hostAndPort);
  if (url.protocol !== 'https:') return unfit('not-https', here);
  if (trust.kind === 'off' && !given.unverifiedConfirmed) return unfit('verification-off', here);
  const chain = readChain(given.certificatePem);
  if (chain instanceof Error) return unfit('certificate-unreadable', codeOf(chain));
  const key = readKey(given);
  if (!('key' in key)) return key;
  const [leaf, ...issuers] = chain;
  if (leaf === undefined) return unfit('certificate-unreadable', 'NO_PEM');
  const problem = pairProblem(leaf, issuers, key.key) ?? dateProblem(leaf, nowMs);
  if (problem !== undefined) return problem;
  try {
    const context = authorities().contextWith({
      cert: chain.map(String).join(''),
      key: String(key.key.export({ type: 'pkcs8', format: 'pem' })),
    });
    const held = { subject: oneLine(leaf.subject), sha256: certificateSha256(leaf) };
    return { kind: 'ready', context, held, keyType: key.key.asymmetricKeyType };
  } catch (error) {
    return unfit('not-usable', error instanceof Error ? codeOf(error) : 'UNKNOWN');
  }
}

function readChain(pem: string): readonly X509Certificate[] | Error {
  try {
    const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
    return blocks.map((block) => new X509Certificate(block));
  } catch (error) {
    return error instanceof Error ? error : new Error('unreadable');
  }
}

/** What stands around the key in a PEM text, such as the parameters of a curve, is left out. */
function readKey({ privateKeyPem, passphrase }: ClientCertificate): { readonly key: KeyObject } | Unfit {
  const [block] = /-----BEGIN ([A-Z ]*PRIVATE KEY)-----[^]+?-----END \1-----/.exec(privateKeyPem) ?? [];
  if (block === undefined) {
    const isPublic = /-----BEGIN (?:RSA )?PUBLIC KEY-----|-----BEGIN CERTIFICATE-----/.test(privateKeyPem);
    return isPublic ? unfit('key-is-public', '') : unfit('key-unreadable', 'NO_PEM');
  }
  const isEncrypted = /ENCRYPTED/.test(block);
  if (isEncrypted && passphrase === '') return unfit('passphrase-missing', '');
  try {
    return { key: createPrivateKey({ key: block, format: 'pem', ...(isEncrypted ? { passphrase } : {}) }) };
  } catch (error) {
    const code = error instanceof Error ? codeOf(error) : 'UNKNOWN';
    // A wrong passphrase yields bytes that are no key; only an unknown cipher is told apart from that.
    return isEncrypted && !/UNSUPPORTED/.test(code) ? unfit('passphrase-wrong', code) : unfit('key-unreadable', code);
  }
}

function pairProblem(leaf: X509Certificate, issuers: readonly X509Certificate[], key: KeyObject): Unfit | undefined {
  if (isPair(leaf, key)) return undefined;
  const isLater = issuers.some((issuer) => isPair(issuer, key));
  return unfit(isLater ? 'leaf-not-first' : 'key-of-another-certificate', oneLine(leaf.subject));
}

function isPair(certificate: X509Certificate, key: KeyObject): boolean {
  try {
    return certificate.checkPrivateKey(key);
  } catch {
    // A key of a kind that this build of the TLS library does not know.
    return false;
  }
}

function dateProblem({ validFrom, validTo }: X509Certificate, nowMs: number): Unfit | undefined {
  const [from, to] = [new Date(validFrom), new Date(validTo)];
  if (to.getTime() < nowMs) return unfit('expired', to.toISOString());
  return from.getTime() > nowMs ? unfit('not-yet-valid', from.toISOString()) : undefined;
}

function unfit(code: ClientCertificateFault, detail: string): Unfit {
  return { kind: 'unfit', code, detail };
}
