import type { ClientCertificate, ClientCertificateFault } from '../http/client-certificate.ts';
import type { Detour } from '../http/detour.ts';
import type { OuterProxyFault, Phase, Tls, Trust } from '../http/exchange.ts';
import type { HeaderField, Method } from '../http/message.ts';

/** The body of POST /__proxy/v1/send. */
export type SendEnvelope = {
  readonly method: Method;
  readonly url: string;
  /** Without the framing fields, which `wireHeaders` adds on the other side. */
  readonly headers: readonly HeaderField[];
  readonly bodyBase64: string;
  /** See `HttpRequest`. */
  readonly asWritten?: true;
  readonly trust: Trust;
  readonly detour?: Detour;
  /** For this one connection. Refused unless its `hostAndPort` is the URL's. */
  readonly clientCertificate?: ClientCertificate;
  readonly maxResponseBytes: number;
};

/**
 * The answer of POST /__proxy/v1/send: one JSON object a line, in this order, each at most once but
 * `response-bytes`. `atMs` is monotonic, since the proxy began with this request.
 */
export type Frame =
  | { readonly frame: 'dns'; readonly atMs: number; readonly addresses: readonly string[] }
  /** `via` is `host:port` of the proxy in between; address and port are that proxy's then. */
  | {
      readonly frame: 'connect';
      readonly atMs: number;
      readonly address: string;
      readonly port: number;
      readonly via?: string;
    }
  /** The proxy named by `via` answered CONNECT with this status line; what follows is spoken with the server. */
  | { readonly frame: 'tunnel'; readonly atMs: number; readonly answer: string }
  | { readonly frame: 'tls'; readonly atMs: number; readonly tls: Tls }
  /** The exact bytes that the socket took. */
  | { readonly frame: 'request-bytes'; readonly atMs: number; readonly base64: string }
  | { readonly frame: 'response-bytes'; readonly atMs: number; readonly base64: string }
  /** Ended after at least one byte of an answer had come. */
  | { readonly frame: 'done'; readonly atMs: number; readonly ending: FrameEnding }
  /** Ended without one. */
  | { readonly frame: 'error'; readonly atMs: number; readonly error: FrameError };

export type FrameEnding =
  | { readonly kind: 'complete' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'truncated'; readonly code: string }
  | { readonly kind: 'cut'; readonly limitBytes: number }
  /** See `Ending`. */
  | { readonly kind: 'timeout'; readonly limitMs: number; readonly isWhole?: true };

export type FrameError =
  | { readonly kind: 'dns'; readonly host: string; readonly code: string }
  | { readonly kind: 'refused'; readonly address: string }
  | { readonly kind: 'unreachable'; readonly address: string; readonly code: string }
  | { readonly kind: 'timeout'; readonly phase: Phase; readonly limitMs: number }
  | { readonly kind: 'closed'; readonly phase: Phase; readonly code: string }
  | { readonly kind: 'untrusted-certificate'; readonly code: string }
  | { readonly kind: 'pin-mismatch'; readonly pinnedSha256: string }
  | { readonly kind: 'tls'; readonly code: string; readonly detail: string }
  | { readonly kind: 'address-refused'; readonly address: string; readonly rule: string }
  | { readonly kind: 'request-refused'; readonly part: string; readonly reason: string }
  | { readonly kind: 'client-certificate'; readonly code: ClientCertificateFault; readonly detail: string }
  | { readonly kind: 'outer-proxy'; readonly proxy: string; readonly code: OuterProxyFault; readonly detail: string }
  | { readonly kind: 'busy' };

/** The body of a refusal by the gate, always with a 4xx status. */
export type Refusal = { readonly code: string; readonly message: string };

/** The body of POST /__proxy/v1/key. */
export type KeyAnswer = { readonly key: string };
