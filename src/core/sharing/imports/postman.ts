import type { LeftOut } from '../../http/curl-call.ts';
import {
  type Environment,
  foundRequest,
  type FoundAuthentication,
  type FoundRequest,
  noAuthentication,
  placeOf,
  type Variables,
} from './found-request.ts';
import { mostFolders, mostRequests } from './import-limits.ts';
import { fileReading, type FormatResult } from './import-reading.ts';
import { scriptsLeftOut } from './left-out-words.ts';
import { isThere, isYes, listAt, memberAt, textAt } from './members.ts';
import { postmanAuthentication } from './postman-authentication.ts';
import { postmanRequest } from './postman-request.ts';

/** A Postman collection of format 2.0 or 2.1, or one of its environments; undefined for anything else. */
export function readPostman(file: unknown): FormatResult | undefined {
  const collection = isThere(file, 'collection', 'item') ? memberAt(file, 'collection') : file;
  if (isThere(file, 'values') && isEnvironment(file)) return { kind: 'read', reading: environmentReading(file) };
  if (isThere(collection, 'requests') && isThere(collection, 'order')) return { kind: 'refused', sentence: format1 };
  if (!isThere(collection, 'info') || !Array.isArray(memberAt(collection, 'item'))) return undefined;
  return { kind: 'read', reading: collectionReading(collection) };
}

const format1 =
  'This is a Postman collection of format 1, which Postman itself no longer writes. Open it there and export it as Collection v2.1.';

function isEnvironment(file: unknown): boolean {
  if (!isThere(file, 'name')) return false;
  return isThere(file, '_postman_variable_scope') || listAt(file, 'values').every((each) => isThere(each, 'key'));
}

function environmentReading(file: unknown) {
  const environment: Environment = { name: textAt(file, 'name'), variables: variablesOf(listAt(file, 'values')) };
  return fileReading({ format: 'Postman environment', title: environment.name, environments: [environment] });
}

type Walk = { readonly requests: FoundRequest[]; readonly leftOut: LeftOut[]; hasScripts: boolean };

type Level = {
  readonly path: readonly string[];
  readonly authentication: FoundAuthentication;
  readonly variables: readonly Variables[];
};

function collectionReading(collection: unknown) {
  const walk: Walk = { requests: [], leftOut: [], hasScripts: false };
  walkInto(collection, { path: [], authentication: noAuthentication, variables: [] }, walk);
  return fileReading({
    format: 'Postman collection',
    title: textAt(collection, 'info', 'name'),
    requests: walk.requests,
    leftOut: [...walk.leftOut, ...(walk.hasScripts ? [scriptsLeftOut] : [])],
  });
}

/** One level: its authentication and its variables are those of everything below that has none of its own. */
function walkInto(level: unknown, above: Level, walk: Walk): void {
  const { path } = above;
  const own = isThere(level, 'auth') ? postmanAuthentication(memberAt(level, 'auth')) : undefined;
  const variables = [variablesOf(listAt(level, 'variable')), ...above.variables];
  const here: Level = { path, variables, authentication: own ?? above.authentication };
  walk.hasScripts ||= listAt(level, 'event').some(hasScript);
  if (own?.kind === 'client-credentials')
    walk.requests.push(foundRequest({ place: placeOf(path), authentication: own, variables }));
  for (const item of listAt(level, 'item')) {
    if (walk.requests.length >= mostRequests) {
      walk.leftOut.push({ written: 'The end of the file', reason: `Only ${mostRequests} requests are looked at.` });
      return;
    }
    const inside = [...path, textAt(item, 'name')];
    if (!isThere(item, 'item')) takeRequest(item, { ...here, path: inside }, walk);
    else if (inside.length <= mostFolders) walkInto(item, { ...here, path: inside }, walk);
    else walk.leftOut.push({ written: placeOf(inside.slice(0, 3)), reason: 'Its folders lie too deep in each other.' });
  }
}

function takeRequest(item: unknown, { path, authentication, variables }: Level, walk: Walk): void {
  if (!isThere(item, 'request')) return;
  walk.hasScripts ||= listAt(item, 'event').some(hasScript);
  const request = memberAt(item, 'request');
  const own = isThere(request, 'auth') ? memberAt(request, 'auth') : memberAt(item, 'auth');
  walk.requests.push({
    ...postmanRequest(request, memberAt(item, 'protocolProfileBehavior')),
    place: placeOf(path),
    authentication: own === undefined || own === null ? authentication : postmanAuthentication(own),
    variables: [variablesOf(listAt(item, 'variable')), ...variables],
  });
}

function hasScript(event: unknown): boolean {
  const lines = memberAt(event, 'script', 'exec');
  const text = Array.isArray(lines) ? lines.join('') : textAt(event, 'script', 'exec');
  return text.trim() !== '';
}

/** Variables that are on; `id` stood for `key` in older files. */
function variablesOf(rows: readonly unknown[]): Variables {
  const on = rows.filter((row) => !isYes(row, 'disabled') && textAt(row, 'enabled') !== 'false');
  return new Map(on.map((row) => [textAt(row, 'key') || textAt(row, 'id'), textAt(row, 'value')]));
}
