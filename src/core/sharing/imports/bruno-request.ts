import type { LeftOut } from '../../http/curl-call.ts';
import { type FoundBody, foundRequest, type FoundRequest, noBody } from './found-request.ts';
import { fileLeftOut, multipartLeftOut } from './left-out-words.ts';
import { isNo, listAt, memberAt, textAt } from './members.ts';

/** One request, without what it has from its folders. */
export function brunoRequest(request: unknown): FoundRequest {
  const leftOut: LeftOut[] = [];
  return foundRequest({
    place: '',
    method: (textAt(request, 'method') || 'GET').toUpperCase(),
    url: urlOf(request),
    headers: pairsOf(listAt(request, 'headers')),
    body: bodyOf(memberAt(request, 'body'), leftOut),
    leftOut,
  });
}

/** The query stands in the URL already; a path parameter is written as `:id`. */
function urlOf(request: unknown): string {
  const path = listAt(request, 'params').filter((row) => textAt(row, 'type') === 'path');
  return path.reduce(
    (url: string, row) => {
      const [name, value] = [textAt(row, 'name'), textAt(row, 'value')];
      return name === '' || value === '' ? url : url.replaceAll(`/:${name}`, () => `/${value}`);
    },
    textAt(request, 'url'),
  );
}

function bodyOf(body: unknown, leftOut: LeftOut[]): FoundBody {
  const mode = textAt(body, 'mode');
  switch (mode) {
    case 'formUrlEncoded':
      return { kind: 'form', pairs: pairsOf(listAt(body, 'formUrlEncoded')) };
    case 'json':
    case 'text':
    case 'xml':
    case 'sparql':
      return { kind: 'text', text: textAt(body, mode) };
    case 'graphql': {
      const [query, variables] = [textAt(body, 'graphql', 'query'), textAt(body, 'graphql', 'variables')];
      return { kind: 'text', text: JSON.stringify({ query, variables: variables || undefined }) };
    }
    case 'multipartForm':
      leftOut.push(multipartLeftOut);
      return noBody;
    case 'file':
      leftOut.push(fileLeftOut(textAt(listAt(body, 'file')[0], 'filePath')));
      return noBody;
    default:
      return noBody;
  }
}

function pairsOf(rows: readonly unknown[]): readonly (readonly [string, string])[] {
  return rows
    .filter((row) => !isNo(row, 'enabled') && textAt(row, 'name') !== '')
    .map((row) => [textAt(row, 'name'), textAt(row, 'value')]);
}
