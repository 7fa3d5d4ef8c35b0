import { isTextBytes } from './text-bytes.ts';
import { pictureFacts, type PictureFacts } from './picture-facts.ts';

/** How a body is best looked at besides its raw text; `raw` where that is the best there is. */
export type BodyView =
  | { readonly kind: 'raw' }
  | { readonly kind: 'json' }
  | { readonly kind: 'text' }
  /** Server-sent events, or values one a line: `by` says how they are told apart. */
  | { readonly kind: 'records'; readonly by: 'events' | 'lines' }
  | { readonly kind: 'picture'; readonly facts: PictureFacts }
  | { readonly kind: 'hex' };

/** Longer text is shown in part only among the raw bytes. */
const longTextBytes = 256 * 1024;

/** Decides by the first bytes; the Content-Type counts only for streams, which nothing else tells. */
export function bodyView(bytes: Uint8Array, contentType: string): BodyView {
  if (bytes.length === 0) return { kind: 'raw' };
  const facts = pictureFacts(bytes);
  if (facts !== undefined) return { kind: 'picture', facts };
  if (!isTextBytes(bytes)) return { kind: 'hex' };
  const by = recordsBy(contentType);
  if (by !== undefined) return { kind: 'records', by };
  if (/^\s*[{[]/.test(beginning(bytes))) return { kind: 'json' };
  return { kind: bytes.length > longTextBytes ? 'text' : 'raw' };
}

/** Whether this media type is a stream of records (WHATWG HTML §9.2, and JSON one value a line under its usual names). */
export function recordsBy(contentType: string): 'events' | 'lines' | undefined {
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  if (type === 'text/event-stream') return 'events';
  return /^application\/(x-)?(ndjson|jsonl|jsonlines|json-lines|json-seq|stream\+json)$/.test(type)
    ? 'lines'
    : undefined;
}

function beginning(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, 1024));
}
