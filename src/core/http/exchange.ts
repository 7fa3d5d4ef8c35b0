import type { AnswerSoFar } from './answer-so-far.ts';
import type { ClientCertificate, ClientCertificateFault, ClientCertificateUse } from './client-certificate.ts';
import type { Detour } from './detour.ts';
import type { HttpRequest, HttpResponse } from './message.ts';

/**
 * One request and its response or failure, with the way it took. Nothing here is thrown: "no response" is an
 * exchange too.
 */
export type Exchange = {
  readonly way: Way;
  readonly request: HttpRequest;
  /** What was dialled, and named in TLS, instead of what the URL says; absent where nothing was. */
  readonly detour?: Detour;
  /** What is known of the bytes that left. */
  readonly sent: Sent;
  readonly outcome: Outcome;
  readonly timing: Timing;
  /** What the proxy learnt of the connection; the browser tells a page nothing of it. */
  readonly peer: Peer | undefined;
  /** Wall clock, ms since the epoch, when the request was handed over. */
  readonly startedAtMs: number;
  /** Monotonic clock, ms, when the answer was complete or the failure certain; `expires_in` counts from here. */
  readonly receivedAtMonotonicMs: number;
};

/** How a request travels: by the page's own fetch, or by the local proxy. */
export type Way = 'browser' | 'proxy';

export type Sent =
  /** The bytes the proxy handed to the socket, exactly. */
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** The browser wrote the bytes; we know what we gave it, not what it added. */
  | { readonly kind: 'handed-to-browser' }
  /** Not one byte of the request left (refused, untrusted certificate, …). */
  | { readonly kind: 'nothing' };

export type Outcome =
  | {
      readonly kind: 'response';
      readonly response: HttpResponse;
      readonly received: Received;
      readonly ending: Ending;
    }
  | {
      readonly kind: 'failure';
      readonly failure: Failure;
      /** Bytes that did arrive before or in spite of the failure. */
      readonly received: Received;
    };

export type Received =
  /** Every byte that came back, as it came. */
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** The browser parsed the answer: names lower-cased, repeats joined, some hidden, body decoded. */
  | { readonly kind: 'parsed-by-browser' }
  | { readonly kind: 'nothing' };

/** How the answer ended. Everything but `complete` and `closed` means that more was to come. */
export type Ending =
  /** The length said so, or the last chunk came. */
  | { readonly kind: 'complete' }
  /** The server closed the connection, and the answer had no length (RFC 9112 §6.3 case 8). */
  | { readonly kind: 'closed' }
  /** The server closed or reset the connection before the announced end. */
  | { readonly kind: 'truncated' }
  /** We stopped reading at this many bytes. */
  | { readonly kind: 'cut'; readonly limitBytes: number }
  /** Nothing more came for this long; or, where `isWhole`, the answer had not ended after this long. */
  | { readonly kind: 'timeout'; readonly limitMs: number; readonly isWhole?: true }
  | { readonly kind: 'cancelled' };

export type Failure =
  /** The name could not be resolved. */
  | { readonly kind: 'dns'; readonly host: string; readonly code: string }
  | { readonly kind: 'refused'; readonly address: string }
  | { readonly kind: 'unreachable'; readonly address: string; readonly code: string }
  | { readonly kind: 'timeout'; readonly phase: Phase; readonly limitMs: number }
  /** The connection was reset or closed in this phase, before a status line. */
  | { readonly kind: 'closed'; readonly phase: Phase; readonly code: string }
  /** The certificate is not trusted and no request byte was sent; the chain is in `peer`. */
  | { readonly kind: 'untrusted-certificate'; readonly code: string }
  /** A pin exists for this host and port, but the server showed another certificate. */
  | { readonly kind: 'pin-mismatch'; readonly pinnedSha256: string }
  /** The TLS handshake itself failed; `detail` is the TLS library's code, never shown bare. */
  | { readonly kind: 'tls'; readonly code: string; readonly detail: string }
  /** The client certificate cannot be used; nothing was connected to. `detail` is a date, a `host:port` or a code. */
  | { readonly kind: 'client-certificate'; readonly code: ClientCertificateFault; readonly detail: string }
  /** The proxy between this machine and the server did not let the connection through. */
  | { readonly kind: 'outer-proxy'; readonly proxy: string; readonly code: OuterProxyFault; readonly detail: string }
  /** Bytes came that are no HTTP answer. */
  | { readonly kind: 'not-http' }
  /** `fetch` failed; the browser gives a page no reason. The server may have executed the request. */
  | { readonly kind: 'hidden-by-browser'; readonly clues: BrowserClues }
  /** A redirect that the browser does not let a page see. */
  | { readonly kind: 'opaque-redirect' }
  /** The address is one that the proxy does not dial. */
  | { readonly kind: 'address-refused'; readonly address: string; readonly rule: string }
  /** The request itself cannot be sent so; `part` names where. */
  | { readonly kind: 'request-refused'; readonly part: string; readonly reason: string }
  /** The proxy did not answer, or stopped in the middle; the request may have reached the server. */
  | { readonly kind: 'proxy-gone' }
  /** The proxy refused this page. */
  | { readonly kind: 'proxy-refused'; readonly code: string; readonly message: string }
  | { readonly kind: 'cancelled'; readonly afterMs: number };

/** What went wrong at the proxy of the machine's network, on the way to the server; nothing of the request was sent. */
export type OuterProxyFault =
  /** The variable holds no URL, or one of a kind that is not spoken here; `detail` is its name. */
  | 'unusable'
  /** The proxy is at an address that is not dialled; `detail` is the rule. */
  | 'address-refused'
  | 'name-not-found'
  | 'refused'
  | 'unreachable'
  /** `detail` is `connect`, or `tunnel` where CONNECT was not answered. */
  | 'timeout'
  | 'closed'
  /** It answered with something else than HTTP; `detail` is how that began. */
  | 'not-a-proxy'
  /** 407, and no credentials stood in the variable. */
  | 'credentials-missing'
  /** 407 in spite of the credentials in the variable. */
  | 'credentials-rejected'
  /** It did not reach the server: 502, 503 or 504; `detail` is its status line. */
  | 'server-not-reached'
  /** Any other answer but 2xx; `detail` is its status line. */
  | 'tunnel-refused';

/** What a page can know around a failed fetch, as far as it can know it. */
export type BrowserClues = {
  readonly online: boolean;
  readonly pageIsSecure: boolean;
  readonly targetIsSecure: boolean;
  readonly targetIsLoopback: boolean;
  /** The request is not a "simple" one, so an OPTIONS goes first (Fetch, "CORS-preflight fetch"). */
  readonly needsPreflight: boolean;
  /**
   * Whether the page may call this machine or its network, where the browser asks the person (Local Network Access).
   * Absent where the target is no such address, the page stands in the same network, or the browser does not ask.
   */
  readonly localNetwork?: 'granted' | 'denied' | 'prompt';
};

export type Phase = 'dns' | 'connect' | 'tls' | 'send' | 'first-byte' | 'body';

/**
 * When each phase was over, in ms since the request was handed over (monotonic). Absent means not reached, or, in
 * the browser, not visible.
 */
export type Timing = {
  readonly dnsMs?: number;
  readonly tcpMs?: number;
  /** The proxy in between had opened its tunnel to the server (RFC 9110 §9.3.6). */
  readonly tunnelMs?: number;
  readonly tlsMs?: number;
  readonly sentMs?: number;
  readonly firstByteMs?: number;
  readonly endMs?: number;
};

/** Facts of one TCP (and TLS) connection, as seen from the proxy. */
export type Peer = {
  /** Where the connection was made to. With a proxy in between it is that proxy's: only it knows the server's. */
  readonly address: string;
  readonly port: number;
  readonly via?: OuterHop;
  readonly tls: Tls | undefined;
};

/** The proxy of the machine's network through which a connection went. */
export type OuterHop = {
  /** `host:port`, as the environment has it, without its credentials. */
  readonly proxy: string;
  /** Its status line to CONNECT; absent where none came. Its bytes are no part of the exchange with the server. */
  readonly answer?: string;
};

export type Tls = {
  readonly protocol: string;
  readonly cipher: string;
  readonly alpn: string | undefined;
  /** How the certificate was judged for this one request. */
  readonly trust: TrustVerdict;
  /** The name that was asked for in the handshake (RFC 6066 §3); absent where the host is an address. */
  readonly serverName?: string;
  readonly clientCertificate?: ClientCertificateUse;
  /** Leaf first, as the server sent them. */
  readonly chain: readonly Certificate[];
};

export type TrustVerdict =
  /** Chain, name and dates verified against this list of authorities. */
  | { readonly kind: 'verified'; readonly authorities: string }
  /** The leaf is the one that the user pinned; chain, name and dates were not asked. `code` is what they would have said, absent if nothing. */
  | { readonly kind: 'pinned'; readonly code?: string }
  /** The user switched verification off; `code` is why it would have failed, absent if it would not have. */
  | { readonly kind: 'not-verified'; readonly code?: string }
  | { readonly kind: 'untrusted'; readonly code: string };

export type Certificate = {
  readonly subject: string;
  readonly issuer: string;
  /** DNS names and addresses the certificate is for, as the certificate lists them. */
  readonly altNames: readonly string[];
  readonly notBefore: string;
  readonly notAfter: string;
  /** SHA-256 of the DER form, lower-case hex without separators. */
  readonly sha256: string;
  readonly serialNumber: string;
  readonly publicKey: string;
  readonly pem: string;
};

/** What may vouch for a server's certificate, chosen per connection (design.md 7.8). */
export type Trust =
  | { readonly kind: 'system' }
  | { readonly kind: 'pinned'; readonly sha256: string }
  | { readonly kind: 'off' };

/**
 * The one door to the network: request in, exchange out, never a throw. `onProgress` is called with the exchange as
 * far as it has come, so that a long answer can be watched.
 */
export type Transport = (request: HttpRequest, options: TransportOptions) => Promise<Exchange>;

export type TransportOptions = {
  readonly trust: Trust;
  readonly detour?: Detour;
  /** What was typed about the way cannot be read, so nothing leaves: it would go elsewhere than was meant. */
  readonly wayFault?: { readonly part: string; readonly reason: string };
  readonly clientCertificate?: ClientCertificate;
  /** The answer is cut beyond this many bytes (design.md 7.6). */
  readonly maxResponseBytes: number;
  readonly signal: AbortSignal;
  readonly onProgress?: (soFar: Progress) => void;
};

/** How far an exchange has come. `answer` is there once an answer has taken long enough to be watched. */
export type Progress = { readonly phase: Phase; readonly receivedBytes: number; readonly answer?: AnswerSoFar };
