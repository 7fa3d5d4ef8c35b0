import type { LeftOut } from '../../http/curl-call.ts';
import { brunoAuthentication } from './bruno-authentication.ts';
import { brunoRequest } from './bruno-request.ts';
import {
  type Environment,
  foundRequest,
  type FoundAuthentication,
  type FoundRequest,
  noAuthentication,
  placeOf,
  type Variables,
} from './found-request.ts';
import { mostEnvironments, mostFolders, mostRequests } from './import-limits.ts';
import { type FileReading, fileReading, type FormatResult } from './import-reading.ts';
import { clientCertificateNamed, outerProxyNamed, scriptsLeftOut } from './left-out-words.ts';
import { isNo, isThere, isYes, listAt, memberAt, textAt } from './members.ts';

/** A collection that Bruno has exported as JSON; undefined for anything else. */
export function readBruno(file: unknown): FormatResult | undefined {
  if (!Array.isArray(memberAt(file, 'items')) || !isThere(file, 'name')) return undefined;
  const isBruno = isThere(file, 'brunoConfig') || isThere(file, 'environments') || textAt(file, 'version') === '1';
  return isBruno ? { kind: 'read', reading: brunoReading(file, 'Bruno collection') } : undefined;
}

type Walk = { readonly requests: FoundRequest[]; readonly leftOut: LeftOut[]; hasScripts: boolean };

type Level = {
  readonly path: readonly string[];
  readonly authentication: FoundAuthentication;
  readonly variables: readonly Variables[];
};

/** The same for a collection that was put together from its `.bru` files. */
export function brunoReading(collection: unknown, format: string): FileReading {
  const walk: Walk = { requests: [], leftOut: [], hasScripts: false };
  walkInto(collection, { path: [], authentication: noAuthentication, variables: [] }, walk);
  return fileReading({
    format,
    title: textAt(collection, 'name'),
    requests: walk.requests,
    environments: listAt(collection, 'environments').slice(0, mostEnvironments).map(environmentOf),
    leftOut: [
      ...walk.leftOut,
      ...configLeftOut(memberAt(collection, 'brunoConfig')),
      ...(walk.hasScripts ? [scriptsLeftOut] : []),
    ],
  });
}

function walkInto(level: unknown, above: Level, walk: Walk): void {
  const { path } = above;
  const root = isThere(level, 'root', 'request') ? memberAt(level, 'root', 'request') : memberAt(level, 'request');
  const own = brunoAuthentication(memberAt(root, 'auth'));
  const variables = [rowsAsVariables(listAt(root, 'vars', 'req')), ...above.variables];
  const here: Level = { path, variables, authentication: own ?? above.authentication };
  walk.hasScripts ||= hasScript(root);
  if (own?.kind === 'client-credentials')
    walk.requests.push(foundRequest({ place: placeOf(path), authentication: own, variables }));
  for (const item of listAt(level, 'items')) {
    if (walk.requests.length >= mostRequests) return;
    const inside = [...path, textAt(item, 'name')];
    if (textAt(item, 'type') !== 'folder') takeRequest(item, { ...here, path: inside }, walk);
    else if (inside.length <= mostFolders) walkInto(item, { ...here, path: inside }, walk);
    else walk.leftOut.push({ written: placeOf(inside.slice(0, 3)), reason: 'Its folders lie too deep in each other.' });
  }
}

function takeRequest(item: unknown, { path, authentication, variables }: Level, walk: Walk): void {
  if (!isThere(item, 'request')) return;
  const request = memberAt(item, 'request');
  walk.hasScripts ||= hasScript(request);
  walk.requests.push({
    ...brunoRequest(request),
    place: placeOf(path),
    authentication: brunoAuthentication(memberAt(request, 'auth')) ?? authentication,
    variables: [rowsAsVariables(listAt(request, 'vars', 'req')), ...variables],
  });
}

function hasScript(request: unknown): boolean {
  return [textAt(request, 'script', 'req'), textAt(request, 'script', 'res'), textAt(request, 'tests')].some(
    (text) => text.trim() !== '',
  );
}

function environmentOf(environment: unknown): Environment {
  return { name: textAt(environment, 'name'), variables: rowsAsVariables(listAt(environment, 'variables')) };
}

function rowsAsVariables(rows: readonly unknown[]): Variables {
  const on = rows.filter((row) => !isNo(row, 'enabled'));
  return new Map(on.map((row) => [textAt(row, 'name'), textAt(row, 'value')]));
}

/** What would change the way that requests take. */
function configLeftOut(config: unknown): readonly LeftOut[] {
  const proxy = memberAt(config, 'proxy');
  const isProxied =
    isYes(proxy, 'enabled') || textAt(proxy, 'hostname') !== '' || textAt(proxy, 'config', 'hostname') !== '';
  return [
    ...(isProxied ? [outerProxyNamed] : []),
    ...(listAt(config, 'clientCertificates', 'certs').length > 0 ? [clientCertificateNamed] : []),
  ];
}
