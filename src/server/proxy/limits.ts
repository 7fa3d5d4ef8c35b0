import { responseLimits } from '#core/http/response-limits.ts';

/** How long and how much the proxy waits for and takes (security.md T22, T23, 5.1.9). Times in ms, sizes in bytes. */
export type Limits = {
  /** For the name and the TCP connection, each. */
  readonly connectMs: number;
  readonly tlsMs: number;
  /** From the last byte of the request to the first of the answer. */
  readonly firstByteMs: number;
  /** Between two arrivals of bytes. */
  readonly idleMs: number;
  /** From the call to the end of the answer. */
  readonly totalMs: number;
  /** How long the connection is watched for surplus bytes after the answer is complete. */
  readonly surplusMs: number;
  /** For the call of the page itself to arrive in full. */
  readonly callMs: number;
  readonly callBytes: number;
  readonly inFlight: number;
  readonly queued: number;
};

/** The limits unless told otherwise. */
export const defaultLimits: Limits = {
  connectMs: 10_000,
  tlsMs: 10_000,
  firstByteMs: 30_000,
  ...responseLimits,
  surplusMs: 20,
  callMs: 10_000,
  // 10 MiB of body in base64, and the rest of the envelope.
  callBytes: 15 * 1024 * 1024,
  inFlight: 64,
  queued: 256,
};
