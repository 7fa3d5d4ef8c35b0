/**
 * HTTP messages as ordered records: what was sent or received, before and after anyone interpreted it.
 * Order and repetition of headers are part of what is shown, so they are lists, never objects.
 */

/** One header field as it stands on the wire: name with its casing, value without the surrounding white space. */
export type HeaderField = readonly [name: string, value: string];

/** The methods a request may have. CONNECT and TRACE are not for us: the one opens tunnels, the other echoes secrets. */
export const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
export type Method = (typeof methods)[number];

/**
 * A request as data, before it is an event. `headers` holds what the user and the protocol ask for;
 * the framing headers (Host, Content-Length, …) are added by `wireHeaders`, for the preview and the proxy alike.
 */
export type HttpRequest = {
  readonly method: Method;
  /** Absolute, http or https, without a fragment. */
  readonly url: string;
  readonly headers: readonly HeaderField[];
  readonly body: Uint8Array;
  /** Edited by hand: `headers` are all, Host among them, in this order, and only Content-Length and Connection are added. */
  readonly asWritten?: true;
};

/** The status line of an answer (RFC 9112 §4). `version` is as written, for example `HTTP/1.1`. */
export type StatusLine = { readonly version: string; readonly status: number; readonly reason: string };

/**
 * An answer that could be read. Reading is tolerant: what deviates from RFC 9112 is listed in `deviations`
 * instead of being refused, and the bytes themselves are kept beside it by whoever received them.
 */
export type HttpResponse = StatusLine & {
  readonly headers: readonly HeaderField[];
  /** The content with the transfer coding removed and nothing else: a content coding (gzip, …) is still on it. */
  readonly body: Uint8Array;
  readonly deviations: readonly Deviation[];
};

/** One place where an answer departs from RFC 9112, in a stable code and the evidence as text. */
export type Deviation = { readonly code: DeviationCode; readonly evidence: string };

export type DeviationCode =
  | 'bare-lf'
  | 'blank-line-before-status'
  | 'odd-status-line'
  | 'odd-version'
  | 'odd-status'
  | 'missing-reason-space'
  | 'space-before-colon'
  | 'odd-header-name'
  | 'line-folding'
  | 'header-without-colon'
  | 'control-character-in-header'
  | 'conflicting-content-length'
  | 'repeated-content-length'
  | 'bad-content-length'
  | 'length-and-chunked'
  | 'unknown-transfer-coding'
  | 'bad-chunk'
  | 'body-where-none-belongs'
  | 'truncated-head'
  | 'truncated-body'
  | 'bytes-after-the-answer';

/** The values of every field with this name, in order, compared without regard to case (RFC 9110 §5.1). */
export function headerValues(headers: readonly HeaderField[], name: string): readonly string[] {
  const wanted = name.toLowerCase();
  return headers.filter(([field]) => field.toLowerCase() === wanted).map(([, value]) => value);
}

/** The value of the first field with this name, or undefined. Where repetition matters use `headerValues`. */
export function headerValue(headers: readonly HeaderField[], name: string): string | undefined {
  return headerValues(headers, name)[0];
}
