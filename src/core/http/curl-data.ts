import { formEncode } from './form.ts';

/** One option with data: text as it would be sent, or a file of which only the name is known. */
export type DataPiece =
  | { readonly kind: 'text'; readonly text: string; readonly isQuery: boolean; readonly isJson: boolean }
  | { readonly kind: 'file'; readonly name: string; readonly path: string; readonly isQuery: boolean };

/** What curl makes of the value of one of its data options, by the option’s long name. */
export function dataPiece(option: string, value: string): DataPiece {
  const isQuery = option === 'url-query';
  if (option === 'data-urlencode' || isQuery) return encodedPiece(value, isQuery);
  if (value.startsWith('@') && option !== 'data-raw') {
    return { kind: 'file', name: '', path: value.slice(1), isQuery };
  }
  return { kind: 'text', text: value, isQuery, isJson: option === 'json' };
}

/** `content`, `=content`, `name=content`, `@file`, `name@file`: the content is encoded, the name is not. */
function encodedPiece(value: string, isQuery: boolean): DataPiece {
  const text = (whole: string): DataPiece => ({ kind: 'text', text: whole, isQuery, isJson: false });
  // In a query, a plus says that the rest is encoded already.
  if (isQuery && value.startsWith('+')) return text(value.slice(1));
  const [, name = '', sign, content = ''] = /^([^=@]*)([=@])(.*)$/s.exec(value) ?? [];
  if (sign === undefined) return text(formEncode(value));
  if (sign === '@') return { kind: 'file', name, path: content, isQuery };
  return text(name === '' ? formEncode(content) : `${name}=${formEncode(content)}`);
}

/** The body (or the query): the texts with `&` between, while pieces of `--json` follow each other as they are. */
export function joinedData(pieces: readonly DataPiece[]): string {
  let whole = '';
  for (const [index, piece] of pieces.entries()) {
    const text = piece.kind === 'text' ? piece.text : fileText(piece.name);
    if (text === undefined) continue;
    const isAppended = piece.kind === 'text' && piece.isJson;
    whole += index > 0 && whole !== '' && !isAppended ? `&${text}` : text;
  }
  return whole;
}

/** The name of a parameter whose value stands in a file stays, with nothing as its value. */
function fileText(name: string): string | undefined {
  return name === '' ? undefined : `${name}=`;
}
