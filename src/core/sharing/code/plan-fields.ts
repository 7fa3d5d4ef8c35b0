import { formDecode } from '../../http/form-segments.ts';
import type { HeaderField } from '../../http/message.ts';
import { isSecretName } from '../secrets.ts';
import type { Hiding, Place } from './hide-secrets.ts';
import type { Headers } from './program-plan.ts';
import { joinedTexts, type Part, type Template } from './template.ts';

/**
 * A URL with variables in place of its secrets; they hold what stands there, encoded as it is. What browsers let stand and
 * RFC 3986 does not is encoded: half of the libraries would refuse the whole URL.
 */
export function planUrl(href: string, hiding: Hiding, of: Place): Template {
  const { origin } = new URL(href);
  const url = `${origin}${strictly(href.slice(origin.length))}`;
  const spans = [...url.matchAll(/[?&]([^=&]+)=([^&]+)/g)].flatMap((match) => {
    const [whole, name = '', value = ''] = match;
    const end = match.index + whole.length;
    return isSecretName(formDecode(name)) ? [{ start: end - value.length, end }] : [];
  });
  return hiding.within(url, { variable: of.variable, meaning: `a part of ${of.meaning}` }, spans);
}

function strictly(pathAndQuery: string): string {
  return pathAndQuery
    .replaceAll(/[\\^`{|}[\]"<>]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll(/%(?![0-9A-Fa-f]{2})/g, '%25');
}

/**
 * Header fields, each name once: libraries hold them in a map. Values of one name are joined as RFC 9110 §5.3 says,
 * cookies as RFC 6265 §4.2.1. Host is left out: libraries take it from the URL.
 */
export function planHeaders(fields: readonly HeaderField[], hiding: Hiding): Headers {
  const merged = new Map<string, { readonly name: string; readonly value: Template }>();
  for (const [name, value] of fields) {
    const key = name.toLowerCase();
    if (key === 'host') continue;
    const before = merged.get(key);
    const more = fieldValue(name, value, hiding);
    const between: Part = { kind: 'text', text: key === 'cookie' ? '; ' : ', ' };
    merged.set(key, { name: before?.name ?? name, value: before ? [...before.value, between, ...more] : more });
  }
  return [...merged.values()].map(({ name, value }) => [name, joinedTexts(value)]);
}

function fieldValue(name: string, value: string, hiding: Hiding): Template {
  const of = { variable: variableOf(name), meaning: `the header ${name}` };
  if (!isSecretName(name)) return hiding.within(value, of);
  // A scheme stands before credentials only: of another field the first word is a part of the secret.
  return /^(?:proxy-)?authorization$/i.test(name) ? hiding.field(value, of) : hiding.whole(value, of);
}

/** A name that every environment takes. */
export function variableOf(name: string): string {
  const plain = name
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 40);
  if (plain === '') return 'PARAMETER';
  return /^[A-Z]/.test(plain) ? plain : `PARAMETER_${plain}`;
}
