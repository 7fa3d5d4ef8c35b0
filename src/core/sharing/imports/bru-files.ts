import { type BruBlock, bruBlocks, type BruRow } from './bru-blocks.ts';
import { brunoReading } from './bruno.ts';
import type { FileReading, ImportFile } from './import-reading.ts';
import { isThere, memberAt, textAt } from './members.ts';

/** Whether this is a file of a Bruno collection as it lies in its folder: `.bru`, or its `bruno.json`. */
export function isBruFile({ name, text }: ImportFile, json: unknown): boolean {
  if (isBrunoConfig(json)) return true;
  if (/\.bru$/i.test(name)) return true;
  return name === '' && /^(?:meta|auth|vars|get|post)(?::[\w-]+)? \{\s*$/m.test(text);
}

function isBrunoConfig(json: unknown): boolean {
  return (
    textAt(json, 'type') === 'collection' &&
    isThere(json, 'name') &&
    isThere(json, 'version') &&
    !isThere(json, 'items')
  );
}

/** The files of a collection, put together as Bruno’s own export has them. Folders are not known: a file has no path. */
export function readBruFiles(files: readonly { readonly file: ImportFile; readonly json: unknown }[]): FileReading {
  const config = files.find(({ json }) => isBrunoConfig(json))?.json;
  const parts = files
    .filter(({ json }) => !isBrunoConfig(json))
    .map(({ file }) => ({ name: baseName(file.name), blocks: bruBlocks(file.text) }));
  const requests = parts.filter(({ blocks }) => methodOf(blocks) !== undefined);
  const others = parts.filter((part) => !requests.includes(part));
  const isEnvironment = (part: Part) => part.name !== 'collection' && part.name !== 'folder' && !isRoot(part);
  const root = others.find(({ name }) => name === 'collection') ?? others.find(isRoot);
  return brunoReading(
    {
      name: textAt(config, 'name') || rowIn(root?.blocks ?? [], 'meta', 'name'),
      brunoConfig: memberAt({ config }, 'config'),
      items: requests.map(itemOf),
      root: root && { request: requestOf(root.blocks) },
      environments: others.filter(isEnvironment).map(environmentOf),
    },
    'Bruno files',
  );
}

type Part = { readonly name: string; readonly blocks: readonly BruBlock[] };

function isRoot({ blocks }: Part): boolean {
  return blocks.some(({ name }) => name === 'meta' || name === 'auth' || name.startsWith('auth:'));
}

function baseName(name: string): string {
  return name.replace(/^.*[\\/]/, '').replace(/\.bru$/i, '');
}

const methodNames = new Set(['get', 'head', 'post', 'put', 'patch', 'delete', 'options']);

function methodOf(blocks: readonly BruBlock[]): BruBlock | undefined {
  return blocks.find(({ name }) => methodNames.has(name));
}

function itemOf({ name, blocks }: Part): unknown {
  return { type: 'http', name: rowIn(blocks, 'meta', 'name') || name, request: requestOf(blocks) };
}

function requestOf(blocks: readonly BruBlock[]): unknown {
  const method = methodOf(blocks);
  const rows = (name: string) => blocks.find((each) => each.name === name)?.rows ?? [];
  const text = (name: string) => blocks.find((each) => each.name === name)?.text ?? '';
  return {
    method: method?.name ?? '',
    url: rowOf(method, 'url'),
    headers: rows('headers'),
    params: rows('params:path').map((row) => ({ ...row, type: 'path' })),
    vars: { req: rows('vars:pre-request') },
    auth: authOf(rowOf(method, 'auth') || rowIn(blocks, 'auth', 'mode'), rows),
    body: {
      mode: bodyModes.get(rowOf(method, 'body')) ?? rowOf(method, 'body'),
      formUrlEncoded: rows('body:form-urlencoded'),
      json: text('body:json'),
      text: text('body:text'),
      xml: text('body:xml'),
      graphql: { query: text('body:graphql'), variables: text('body:graphql:vars') },
    },
    script: { req: text('script:pre-request'), res: text('script:post-response') },
    tests: text('tests'),
  };
}

// In a file it is written in another way than in the export.
const bodyModes: ReadonlyMap<string, string> = new Map([
  ['form-urlencoded', 'formUrlEncoded'],
  ['multipart-form', 'multipartForm'],
]);

function authOf(mode: string, rows: (name: string) => readonly BruRow[]): unknown {
  const of = (block: string, name: string) => rows(block).find((row) => row.name === name)?.value ?? '';
  const further = (place: string, sendIn: string) =>
    rows(`auth:oauth2:additional_params:access_token_req:${place}`).map((row) => ({ ...row, sendIn }));
  return {
    mode,
    basic: { username: of('auth:basic', 'username'), password: of('auth:basic', 'password') },
    bearer: { token: of('auth:bearer', 'token') },
    oauth2: {
      grantType: of('auth:oauth2', 'grant_type'),
      accessTokenUrl: of('auth:oauth2', 'access_token_url'),
      clientId: of('auth:oauth2', 'client_id'),
      clientSecret: of('auth:oauth2', 'client_secret'),
      scope: of('auth:oauth2', 'scope'),
      credentialsPlacement: of('auth:oauth2', 'credentials_placement'),
      additionalParameters: {
        token: [...further('body', 'body'), ...further('headers', 'headers'), ...further('queryparams', 'queryparams')],
      },
    },
  };
}

function environmentOf({ name, blocks }: Part): unknown {
  const variables = blocks.filter((each) => each.name === 'vars' || each.name === 'vars:secret');
  return { name, variables: variables.flatMap(({ rows }) => rows) };
}

function rowIn(blocks: readonly BruBlock[], block: string, name: string): string {
  return rowOf(
    blocks.find((each) => each.name === block),
    name,
  );
}

function rowOf(block: BruBlock | undefined, name: string): string {
  return block?.rows.find((row) => row.name === name)?.value ?? '';
}
