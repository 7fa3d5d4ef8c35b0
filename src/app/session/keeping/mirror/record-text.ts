import { base64, fromBase64 } from '#core/http/bytes.ts';

const bytesName = '$bytes';
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A record as UTF-8 JSON. Bytes in it, which JSON has no form for, become `{"$bytes": base64}`. */
export function recordText(record: unknown): Uint8Array {
  const text = JSON.stringify(record, (_, value: unknown) =>
    value instanceof Uint8Array ? { [bytesName]: base64(value) } : value,
  ) as string | undefined;
  return encoder.encode(text ?? 'null');
}

/** Undefined where it is not what `recordText` writes: a piece of the file is damaged. */
export function readRecordText(bytes: Uint8Array): { readonly record: unknown } | undefined {
  try {
    return { record: JSON.parse(decoder.decode(bytes), (_, value: unknown) => bytesIn(value) ?? value) };
  } catch {
    return undefined;
  }
}

function bytesIn(value: unknown): Uint8Array | undefined {
  if (typeof value !== 'object' || value === null || !(bytesName in value)) return undefined;
  const text = value[bytesName];
  return typeof text === 'string' && Object.keys(value).length === 1 ? fromBase64(text) : undefined;
}
