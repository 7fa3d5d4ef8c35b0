import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Refusal } from '#core/contract/send.ts';

/** What the gate makes of a call: one of the two doors, or a refusal with its status. */
export type GateVerdict =
  | { readonly kind: 'key' | 'call' }
  | { readonly kind: 'refused'; readonly status: number; readonly refusal: Refusal };

/** The two doors of a gate: one hands out the key, the other opens with it. */
export type Doors = {
  /** Every address that has this in it is the gate's to judge, so that none slips past it to somebody else. */
  readonly prefix: string;
  readonly keyPath: string;
  readonly callPath: string;
  /** The header that carries the key. */
  readonly keyHeader: string;
  /** What stands behind the gate, at the beginning of a sentence. */
  readonly name: string;
};

export type Gate = {
  readonly doors: Doors;
  readonly names: OwnNames;
  readonly key: string;
  readonly callBytes: number;
};

/** What `Host` and `Origin` may be. */
export type OwnNames = { readonly hosts: readonly string[]; readonly origins: readonly string[] };

/** Whether a request is for these doors at all, in whatever form its target is written. */
export function isCallFor({ prefix }: Doors, request: IncomingMessage): boolean {
  return request.url?.toLowerCase().includes(prefix) ?? false;
}

/**
 * The gate of security.md 5.1, closed by default, all of it before a byte of the body is read. Host and Origin are
 * compared with a fixed list and never with each other: a page whose name was rebound to this machine has both alike.
 */
export function judgeCall(request: IncomingMessage, gate: Gate): GateVerdict {
  const refusal = firstRefusal(request, gate);
  if (refusal !== undefined) return refusal;
  return { kind: request.url === gate.doors.keyPath ? 'key' : 'call' };
}

type Refused = Extract<GateVerdict, { kind: 'refused' }>;

function firstRefusal(request: IncomingMessage, gate: Gate): Refused | undefined {
  return (
    judgeTarget(request, gate) ??
    judgeHost(request, gate) ??
    judgeOrigin(request, gate) ??
    judgeKey(request, gate) ??
    judgeContent(request, gate.callBytes)
  );
}

function judgeTarget(request: IncomingMessage, { doors }: Gate): Refused | undefined {
  if (!request.url?.startsWith('/') || request.httpVersion !== '1.1')
    return refused(400, 'bad-request-line', 'The request line must be HTTP/1.1 with a path.');
  if (request.url !== doors.keyPath && request.url !== doors.callPath)
    return refused(404, 'unknown-path', 'There is nothing at this address.');
  if (request.method !== 'POST') return refused(405, 'method', 'Only POST is answered here.');
  if (request.rawHeaders.join('').length > 16 * 1024)
    return refused(431, 'headers-too-large', 'The header fields are larger than 16 KiB.');
  return undefined;
}

function judgeHost(request: IncomingMessage, { doors, names }: Gate): Refused | undefined {
  const [host, ...others] = fieldValues(request, 'host');
  if (host !== undefined && others.length === 0 && names.hosts.includes(host)) return undefined;
  return refused(421, 'host', `${doors.name} answers at ${names.origins[0]} only.`);
}

function judgeOrigin(request: IncomingMessage, { doors, names }: Gate): Refused | undefined {
  const [origin, ...others] = fieldValues(request, 'origin');
  if (origin === undefined || others.length > 0 || !names.origins.includes(origin))
    return refused(403, 'origin', `${doors.name} works for its own page only.`);
  const sites = fieldValues(request, 'sec-fetch-site');
  // Safari before 16.4 sends none; whoever sends one has to be the page itself.
  if (sites.some((site) => site !== 'same-origin'))
    return refused(403, 'fetch-site', `${doors.name} works for its own page only.`);
  return undefined;
}

function judgeKey(request: IncomingMessage, { doors, key }: Gate): Refused | undefined {
  if (request.url === doors.keyPath) return undefined;
  const [given, ...others] = fieldValues(request, doors.keyHeader.toLowerCase());
  if (given !== undefined && others.length === 0 && isEqual(given, key)) return undefined;
  return refused(401, 'key', 'The key is not the one of this start of the server; ask for it anew.');
}

function judgeContent(request: IncomingMessage, callBytes: number): Refused | undefined {
  const types = fieldValues(request, 'content-type');
  if (types.length !== 1 || types[0] !== 'application/json')
    return refused(415, 'content-type', 'The content type must be application/json.');
  if (fieldValues(request, 'content-encoding').length > 0)
    return refused(415, 'content-encoding', 'The content must not be encoded.');
  if (Number(request.headers['content-length'] ?? 0) > callBytes)
    return refused(413, 'too-large', 'The request is larger than what is taken here.');
  return undefined;
}

/** The fixed lists. A port that is the scheme's default is written by nobody, which `URL` knows. */
export function ownNames(port: number): OwnNames {
  const urls = ['localhost', '127.0.0.1', '[::1]'].map((host) => new URL(`http://${host}:${port}`));
  return { hosts: urls.map(({ host }) => host), origins: urls.map(({ origin }) => origin) };
}

/** From the raw fields: the parsed ones drop or join what is repeated. */
function fieldValues({ rawHeaders }: IncomingMessage, name: string): readonly string[] {
  return rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === name);
}

function isEqual(given: string, key: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(key)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function refused(status: number, code: string, message: string): Refused {
  return { kind: 'refused', status, refusal: { code, message } };
}
