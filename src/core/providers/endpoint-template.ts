import type { EndpointField, Provider } from './provider.ts';

/** What was typed into the fields of a preset, by their names. */
export type FieldValues = Readonly<Record<string, string>>;

type Template = Pick<Provider, 'tokenEndpoint' | 'fields'>;

/** The token endpoint with these values; a field without one leaves its gap, in braces, where everybody sees it. */
export function endpointWith({ tokenEndpoint, fields }: Template, values: FieldValues): string {
  return pieces(tokenEndpoint, fields)
    .map((piece) =>
      piece.field === undefined ? piece.text : valueOf(values, piece.field.name) || `{${piece.field.name}}`,
    )
    .join('');
}

/**
 * The values that make this endpoint out of the template: the way back of `endpointWith`. A gap that is still open
 * reads as empty. Undefined where the endpoint is not made that way.
 */
export function valuesIn({ tokenEndpoint, fields }: Template, endpoint: string): FieldValues | undefined {
  const values: Record<string, string> = {};
  const template = pieces(tokenEndpoint, fields);
  if (tokenEndpoint === '') return undefined;
  let at = 0;
  for (const [index, { text, field }] of template.entries()) {
    if (field === undefined) {
      if (!endpoint.startsWith(text, at)) return undefined;
      at += text.length;
      continue;
    }
    const next = template[index + 1]?.text;
    const isLast = index + 2 >= template.length;
    const end = next === undefined ? endpoint.length : isLast ? endpoint.lastIndexOf(next) : endpoint.indexOf(next, at);
    if (end < at) return undefined;
    const value = endpoint.slice(at, end);
    if (value !== `{${field.name}}` && fieldFault(field, value) !== undefined) return undefined;
    values[field.name] = value === `{${field.name}}` ? '' : value;
    at = end;
  }
  return at === endpoint.length ? values : undefined;
}

/** Why this value cannot stand in that gap, as a sentence; undefined where it can. An empty one is only still open. */
export function fieldFault({ kind, label, placeholder, options }: EndpointField, value: string): string | undefined {
  if (value === '') return undefined;
  const example = placeholder === '' ? '' : `, for example ${placeholder}`;
  if (/[\s\p{Cc}]/u.test(value)) return `There is white space in ${label}: remove it.`;
  if (/[{}]/.test(value)) return `Type a value of your own for ${label}, without braces${example}.`;
  if (options.length > 0) return options.includes(value) ? undefined : `Choose one of ${options.join(', ')}.`;
  switch (kind) {
    case 'host':
      return /^[\p{L}\p{N}.-]+(?::\d{1,5})?$/u.test(value)
        ? undefined
        : `Only the host, without https:// and without a path${example}.`;
    case 'segment':
      return /[/?#\\]/.test(value) ? `Only this one piece of the address, without slashes${example}.` : undefined;
    case 'base':
      if (!/^https?:\/\/[^/?#\\]/i.test(value)) return `Begin with https:// (or http://)${example}.`;
      return /[?#]|\/$/.test(value) ? `Leave out the slash at the end, and any ? or #${example}.` : undefined;
  }
}

type Piece = { readonly text: string; readonly field: EndpointField | undefined };

function pieces(template: string, fields: readonly EndpointField[]): readonly Piece[] {
  return template.split(/(\{[^{}]*\})/).flatMap((text) => {
    if (text === '') return [];
    return [{ text, field: fields.find(({ name }) => text === `{${name}}`) }];
  });
}

function valueOf(values: FieldValues, name: string): string {
  return Object.hasOwn(values, name) ? (values[name] ?? '') : '';
}
