import type { X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import type { FrameError } from '#core/contract/send.ts';
import type { Tls, Trust, TrustVerdict } from '#core/http/exchange.ts';
import { certificateUse } from './certificate-use.ts';
import { certificateChain, certificateSha256 } from './certificate-facts.ts';
import type { Identity } from './client-identity.ts';
import type { EarlySight } from './handshake-problem.ts';

/** What is known of a TLS connection, and why no request may be sent over it, if so. */
export type Judged = { readonly tls: Tls; readonly refusal: FrameError | undefined };

export type JudgeOrder = {
  readonly socket: TLSSocket;
  /** Why chain, dates or name do not hold, as the TLS library's code. */
  readonly problem: string | undefined;
  readonly trust: Trust;
  readonly authorities: string;
  /** The client's certificate that this connection has at hand. */
  readonly identity: Extract<Identity, { kind: 'ready' }> | undefined;
};

/**
 * Judges a handshake for one request (design.md 7.8), once: the certificates are taken out of the connection by it. A pin stands in for chain, name and dates of exactly
 * that leaf certificate; what they would have said is kept beside the verdict all the same.
 */
export function judgeTls({ socket, problem, trust, authorities, identity }: JudgeOrder): Judged {
  const leaf = socket.getPeerX509Certificate();
  const named = problem === 'UNSPECIFIED' && hasShortKey(leaf) ? 'EE_KEY_TOO_SMALL' : problem;
  const verdict = judge({ trust, authorities, problem: named, leafSha256: leaf && certificateSha256(leaf) });
  const tls: Tls = {
    protocol: socket.getProtocol() ?? 'unknown',
    cipher: cipherOf(socket),
    alpn: socket.alpnProtocol === false || socket.alpnProtocol === null ? undefined : socket.alpnProtocol,
    trust: verdict,
    clientCertificate: certificateUse(socket, identity, verdict.kind !== 'untrusted'),
    chain: leaf === undefined ? [] : certificateChain(leaf),
  };
  if (verdict.kind !== 'untrusted') return { tls, refusal: undefined };
  const refusal: FrameError =
    trust.kind === 'pinned'
      ? { kind: 'pin-mismatch', pinnedSha256: trust.sha256 }
      : { kind: 'untrusted-certificate', code: verdict.code };
  return { tls, refusal };
}

/** Whether a server may see the client's certificate, by what is known of it in the middle of the handshake. */
export function isTrusted(sight: EarlySight, trust: Trust): boolean {
  return judge({ ...sight, trust, authorities: '' }).kind !== 'untrusted';
}

type Facts = {
  readonly trust: Trust;
  readonly authorities: string;
  readonly problem: string | undefined;
  readonly leafSha256: string | undefined;
};

function judge({ trust, authorities, problem, leafSha256 }: Facts): TrustVerdict {
  const would = problem === undefined ? {} : { code: problem };
  if (trust.kind === 'off') return { kind: 'not-verified', ...would };
  if (trust.kind === 'pinned' && trust.sha256 === leafSha256) return { kind: 'pinned', ...would };
  if (trust.kind === 'pinned') return { kind: 'untrusted', code: problem ?? 'PIN_MISMATCH' };
  return problem === undefined ? { kind: 'verified', authorities } : { kind: 'untrusted', code: problem };
}

/** TLS 1.2 has chosen one in the middle of the handshake already, but the library does not tell. */
function cipherOf(socket: TLSSocket): string {
  const cipher: unknown = socket.getCipher();
  const name: unknown = typeof cipher === 'object' && cipher !== null ? Reflect.get(cipher, 'standardName') : undefined;
  return typeof name === 'string' ? name : 'unknown';
}

/** Node has no name for the library's verdict on short keys, so the key itself is looked at. */
function hasShortKey(leaf: X509Certificate | undefined): boolean {
  try {
    const bits = leaf?.publicKey.asymmetricKeyDetails?.modulusLength;
    return bits !== undefined && bits < 2048;
  } catch {
    // A key of a kind that this build of the TLS library does not know.
    return false;
  }
}
