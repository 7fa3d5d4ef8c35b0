import type { X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import type { FrameError } from '#core/contract/send.ts';
import type { Tls, Trust, TrustVerdict } from '#core/http/exchange.ts';
import { certificateChain, certificateSha256 } from './certificate-facts.ts';

/** What is known of a TLS connection, and why no request may be sent over it, if so. */
export type Judged = { readonly tls: Tls; readonly refusal: FrameError | undefined };

/**
 * Judges a finished handshake for one request (design.md 7.8). A pin stands in for chain, name and dates of exactly
 * that leaf certificate; what they would have said is kept beside the verdict all the same.
 */
export function judgeTls(socket: TLSSocket, trust: Trust, authorities: string): Judged {
  const leaf = socket.getPeerX509Certificate();
  const problem = problemOf(socket, leaf);
  const verdict = judge({ trust, authorities, problem, leafSha256: leaf && certificateSha256(leaf) });
  const tls: Tls = {
    protocol: socket.getProtocol() ?? 'unknown',
    cipher: socket.getCipher().standardName,
    alpn: socket.alpnProtocol === false || socket.alpnProtocol === null ? undefined : socket.alpnProtocol,
    trust: verdict,
    chain: leaf === undefined ? [] : certificateChain(leaf),
  };
  if (verdict.kind !== 'untrusted') return { tls, refusal: undefined };
  const refusal: FrameError =
    trust.kind === 'pinned'
      ? { kind: 'pin-mismatch', pinnedSha256: trust.sha256 }
      : { kind: 'untrusted-certificate', code: verdict.code };
  return { tls, refusal };
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

/** Why chain, dates or name do not hold, as the TLS library's code; the chain is asked first. */
function problemOf(socket: TLSSocket, leaf: X509Certificate | undefined): string | undefined {
  if (socket.authorized) return undefined;
  // Declared as an Error, but a code as text is what is really there.
  const error: unknown = socket.authorizationError;
  const code = typeof error === 'string' ? error : error instanceof Error ? error.message : 'UNSPECIFIED';
  return code === 'UNSPECIFIED' && hasShortKey(leaf) ? 'EE_KEY_TOO_SMALL' : code;
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
