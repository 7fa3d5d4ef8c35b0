import { corsList } from './cors-list.ts';
import type { HeaderField } from './message.ts';

const alwaysVisible: ReadonlySet<string> = new Set([
  'cache-control',
  'content-language',
  'content-length',
  'content-type',
  'expires',
  'last-modified',
  'pragma',
]);
const neverVisible: ReadonlySet<string> = new Set(['set-cookie', 'set-cookie2']);

/**
 * Which fields of an answer from another origin a page can read, lower-case, each once, in the answer's order (Fetch,
 * "CORS filtered response").
 */
export function fieldsForThePage(headers: readonly HeaderField[]): {
  readonly visible: readonly string[];
  readonly hidden: readonly string[];
} {
  const list = corsList(headers, 'access-control-expose-headers');
  const exposed = new Set(list.kind === 'list' ? list.items.map((item) => item.toLowerCase()) : []);
  const names = [...new Set(headers.map(([name]) => name.toLowerCase()))];
  const isVisible = (name: string): boolean =>
    !neverVisible.has(name) && (alwaysVisible.has(name) || exposed.has('*') || exposed.has(name));
  return { visible: names.filter(isVisible), hidden: names.filter((name) => !isVisible(name)) };
}
