import type { Members } from './token-response.ts';

/** An error that a server reports in a form of its own instead of that of RFC 6749 §5.2. */
export type ErrorEnvelope = {
  /** Its code as text, where there is one. */
  readonly code: string | undefined;
  readonly message: string | undefined;
  /** The top-level member that holds it. */
  readonly member: string;
};

const codeNames = ['code', 'errorcode', 'error', 'type', 'status', 'name', 'label', 'key', 'reason'];
const messageNames = [
  'errorsummary',
  'errordescription',
  'errormessage',
  'faultstring',
  'message',
  'msg',
  'detail',
  'description',
  'title',
  'reason',
];

/**
 * The error in members without a usable `error`: Okta’s `errorCode`, Apigee’s `fault`, AWS’s `__type`, an `error` that
 * is an object or a number, a list of `errors`, problem details (RFC 9457), or at least a `message`.
 */
export function errorEnvelope(members: Members): ErrorEnvelope | undefined {
  for (const name of ['error', 'errors', 'fault', 'Error', 'Errors', 'Fault']) {
    const inside = insideOf(members, name);
    if (inside !== undefined) return { ...inside, member: name };
  }
  const code = found(members, ['errorcode', 'errcode', 'error', '__type', 'code', 'type', 'statuscode']);
  const message = found(members, messageNames);
  const first = code ?? message;
  return first && { code: code?.text, message: message?.text, member: first.name };
}

type Inside = { readonly code: string | undefined; readonly message: string | undefined };

function insideOf(members: Members, name: string): Inside | undefined {
  const value = Object.hasOwn(members, name) ? members[name] : undefined;
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof first === 'string' && Array.isArray(value)) return { code: undefined, message: first };
  if (!isObject(first)) return undefined;
  const nested = isObject(first['detail']) ? found(first['detail'], codeNames) : undefined;
  const code = nested ?? found(first, codeNames);
  const message = found(first, messageNames);
  return { code: code?.text, message: message?.text };
}

type Found = { readonly name: string; readonly text: string };

/** The first of these names, whatever its case and underscores, that has a text or a number. */
function found(members: Members, names: readonly string[]): Found | undefined {
  const byName = new Map(
    Object.entries(members).map(([name, value]) => [plain(name), [name, value] as const] as const),
  );
  for (const wanted of names) {
    const [name, value] = byName.get(plain(wanted)) ?? [];
    if (name === undefined) continue;
    if (typeof value === 'string' && value.trim() !== '') return { name, text: value };
    if (typeof value === 'number') return { name, text: String(value) };
  }
  return undefined;
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll('_', '');
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
