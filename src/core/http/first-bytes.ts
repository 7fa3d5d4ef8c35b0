import { latin1 } from './bytes.ts';

/** What bytes that are no HTTP/1 answer seem to be, from how they begin. */
export type Speaker =
  /** A TLS record (RFC 8446 §5.1): an alert, or the beginning of a handshake. */
  | { readonly kind: 'tls'; readonly record: 'alert' | 'handshake' }
  /** A SETTINGS or GOAWAY frame, or the preface of a client (RFC 9113 §3.4). */
  | { readonly kind: 'http2' }
  /** A content without a status line, as HTTP/0.9 had it. */
  | { readonly kind: 'content'; readonly what: 'html' | 'json' | 'xml' }
  /** The beginning of a request: what was sent comes back, or both ends want to be the client. */
  | { readonly kind: 'request' }
  /** Header lines without the status line before them. */
  | { readonly kind: 'headers' }
  | { readonly kind: 'service'; readonly name: string }
  | { readonly kind: 'text' }
  | { readonly kind: 'binary' };

/** How each protocol greets, or complains about what it does not understand. */
const greetings: readonly (readonly [RegExp, string])[] = [
  [/^SSH-\d/, 'SSH'],
  [/^220[ -].*(?:FTP|vsftpd|FileZilla)/i, 'FTP'],
  [/^(?:220|421|554)[ -]/, 'SMTP (mail)'],
  [/^\* (?:OK|BYE|PREAUTH)\b/, 'IMAP (mail)'],
  [/^\+OK\b/, 'POP3 (mail)'],
  [/^-(?:ERR|DENIED|NOAUTH|WRONGPASS|MISCONF)\b/, 'Redis'],
  [/^AMQP/, 'AMQP'],
  [/^RFB \d/, 'VNC'],
  [/^RTSP\/\d/, 'RTSP'],
  [/^SIP\/\d/, 'SIP'],
  [/^ICY \d/, 'an audio stream'],
  // Length in three bytes, packet 0, protocol version 10, then the server's version as text.
  // oxlint-disable-next-line no-control-regex
  [/^[^]{2}\u0000\u0000\u000a\d/, 'MySQL'],
  // oxlint-disable-next-line no-control-regex
  [/^E\u0000\u0000[^]{2}S(?:FATAL|ERROR)/, 'PostgreSQL'],
  [/^ERROR\r?\n/, 'memcached'],
];

/** Looks at the first bytes of what came instead of an answer. */
export function speakerOf(bytes: Uint8Array): Speaker {
  const text = latin1(bytes.subarray(0, 512));
  const [first, second] = bytes;
  if (second === 0x03 && (first === 0x15 || first === 0x16)) {
    return { kind: 'tls', record: first === 0x15 ? 'alert' : 'handshake' };
  }
  if (isHttp2(bytes, text)) return { kind: 'http2' };
  const service = greetings.find(([greeting]) => greeting.test(text));
  if (service !== undefined) return { kind: 'service', name: service[1] };
  if (/^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) \S+ HTTP\/\d/.test(text)) return { kind: 'request' };
  const start = text.trimStart();
  if (/^(?:<!doctype html|<html|<head|<body|<h1|<title)/i.test(start)) return { kind: 'content', what: 'html' };
  if (start.startsWith('<')) return { kind: 'content', what: 'xml' };
  if (/^[{[]/.test(start)) return { kind: 'content', what: 'json' };
  if (/^[A-Za-z][A-Za-z0-9-]*: ?[^\r\n]*\r?\n/.test(text)) return { kind: 'headers' };
  return { kind: /[^\P{Cc}\s]/u.test(text) ? 'binary' : 'text' };
}

/** Type 4 on stream 0 opens every HTTP/2 connection of a server; type 7 ends it. */
function isHttp2(bytes: Uint8Array, text: string): boolean {
  if (text.startsWith('PRI * HTTP/2')) return true;
  const isFrame = bytes.length >= 9 && bytes[0] === 0 && (bytes[3] === 4 || bytes[3] === 7);
  return isFrame && bytes.subarray(5, 9).every((byte) => byte === 0);
}

/** The first bytes in hexadecimal, as many as fit into a sentence: `53 53 48 2d`. */
export function firstBytesWords(bytes: Uint8Array): string {
  const shown = [...bytes.subarray(0, 12)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return bytes.length > 12 ? `${shown} …` : shown;
}
