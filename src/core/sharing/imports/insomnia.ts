import type { LeftOut } from '../../http/curl-call.ts';
import { type Environment, foundRequest, type FoundAuthentication, type FoundRequest } from './found-request.ts';
import { noAuthentication, placeOf, type Variables } from './found-request.ts';
import { mostFolders, mostRequests } from './import-limits.ts';
import { type FileReading, fileReading, type FormatResult } from './import-reading.ts';
import { insomniaAuthentication, insomniaRequest } from './insomnia-request.ts';
import { insomniaTree, type InsomniaFile } from './insomnia-tree.ts';
import { scriptsLeftOut } from './left-out-words.ts';
import { entriesAt, isThere, memberAt, textAt } from './members.ts';

/** An export of Insomnia, version 4 (JSON or YAML) or 5 (YAML); undefined for anything else. */
export function readInsomnia(file: unknown): FormatResult | undefined {
  const type = textAt(file, 'type');
  const isExport = textAt(file, '_type') === 'export';
  if (!isExport && !/^[a-z.]+\.insomnia\.rest\/\d/.test(type)) return undefined;
  const version = isExport ? textAt(file, '__export_format') : /\/(\d+)/.exec(type)?.[1];
  if (version !== (isExport ? '4' : '5')) return { kind: 'refused', sentence: otherVersion(version ?? '') };
  return { kind: 'read', reading: readingOf(insomniaTree(file, isExport)) };
}

function otherVersion(version: string): string {
  return `This is an export of Insomnia in version ${version.slice(0, 20)}; versions 4 and 5 are read. Open it in a current Insomnia and export it again.`;
}

type Walk = { readonly requests: FoundRequest[]; readonly leftOut: LeftOut[]; hasScripts: boolean };

type Level = {
  readonly path: readonly string[];
  readonly authentication: FoundAuthentication;
  readonly variables: readonly Variables[];
};

function readingOf({ title, items, base, environments }: InsomniaFile): FileReading {
  const walk: Walk = { requests: [], leftOut: [], hasScripts: false };
  walkInto(items, { path: [], authentication: noAuthentication, variables: [flattened(base)] }, walk);
  const named: readonly Environment[] = environments.map(({ name, data }) => ({ name, variables: flattened(data) }));
  return fileReading({
    format: 'Insomnia export',
    title,
    requests: walk.requests,
    environments: named,
    leftOut: [...walk.leftOut, ...(walk.hasScripts ? [scriptsLeftOut] : [])],
  });
}

function walkInto(items: InsomniaFile['items'], above: Level, walk: Walk): void {
  for (const { value, children } of items) {
    if (walk.requests.length >= mostRequests) return;
    const path = [...above.path, textAt(value, 'name')];
    const own = insomniaAuthentication(memberAt(value, 'authentication'));
    const variables = [flattened(memberAt(value, 'environment')), ...above.variables];
    const here: Level = { path, variables, authentication: own ?? above.authentication };
    walk.hasScripts ||= hasScript(value);
    if (children === undefined) {
      const { place: _, ...request } = insomniaRequest(value);
      walk.requests.push({ ...request, ...here, place: placeOf(path) });
    } else if (path.length <= mostFolders) {
      if (own?.kind === 'client-credentials')
        walk.requests.push(foundRequest({ place: placeOf(path), authentication: own, variables }));
      walkInto(children, here, walk);
    } else {
      walk.leftOut.push({ written: placeOf(path.slice(0, 3)), reason: 'Its folders lie too deep in each other.' });
    }
  }
}

function hasScript(value: unknown): boolean {
  return ['preRequestScript', 'afterResponseScript', 'preRequest', 'afterResponse'].some(
    (name) => textAt(value, name) !== '' || textAt(value, 'scripts', name) !== '',
  );
}

/** An environment may have members within members: `{{ _.server.url }}`. */
function flattened(data: unknown): Variables {
  const found = new Map<string, string>();
  const waiting = entriesAt({ data }, 'data').map(([name, value]) => ({ name, value, depth: 1 }));
  for (let next = waiting.pop(); next !== undefined && found.size < mostRequests; next = waiting.pop()) {
    const { name, value, depth } = next;
    const inner = depth < mostFolders && isThere({ value }, 'value') ? entriesAt({ value }, 'value') : [];
    for (const [each, innerValue] of inner)
      waiting.push({ name: `${name}.${each}`, value: innerValue, depth: depth + 1 });
    if (inner.length === 0) found.set(name, textAt({ value }, 'value'));
  }
  return found;
}
