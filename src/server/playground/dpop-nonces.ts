import { hkdfSync } from 'node:crypto';

/** The nonces that the server hands out for DPoP proofs (RFC 9449 §8, §9). */
export type DpopNonces = {
  /** What the authorization server's library makes its nonces from: 32 bytes. */
  readonly secret: Buffer;
  /** The one that new proofs should carry. */
  readonly newest: () => string;
  readonly isAccepted: (nonce: string) => boolean;
};

const stepMs = 60_000;

/**
 * Nonces for the API that are the authorization server's too. Both are on one origin, and clients keep the newest
 * nonce of each origin: two kinds of them would make each side refuse what the other just handed out.
 *
 * Hence this is how the library counts them: a new one each minute, the next one handed out already, and two minutes
 * to either side accepted. It has no call for it; a test holds the two together.
 */
export function createDpopNonces(secret: Buffer, nowMs: () => number): DpopNonces {
  const at = (offset: number): string => {
    const step = Buffer.alloc(8);
    step.writeBigUInt64BE(BigInt(Math.floor(nowMs() / stepMs) + offset));
    return Buffer.from(hkdfSync('sha256', secret, step, 'DPoP', 32)).toString('base64url');
  };
  return {
    secret,
    newest: () => at(1),
    isAccepted: (nonce) => [-2, -1, 0, 1, 2].some((offset) => at(offset) === nonce),
  };
}
