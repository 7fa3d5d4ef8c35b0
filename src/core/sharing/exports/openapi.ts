import { formDecode } from '../../http/form-segments.ts';
import type { CallStep, TokenStep } from '../code/program-plan.ts';
import { plainText, type Template } from '../code/template.ts';
import { planNotes } from './export-notes.ts';
import type { ExportPlan } from './export-plan.ts';
import type { ExportedFile } from './exported-file.ts';
import { isJson } from './json-body.ts';

const scheme = 'clientCredentials';

/**
 * An OpenAPI 3.1 description of the API as far as one call tells: where its token comes from, and this one operation. It
 * has no place for a client and its secret. A secret that stands in the call is the name of its variable there.
 */
export function openApi({ title, program }: ExportPlan): ExportedFile {
  const { token, call, variables } = program;
  const scopes = scopesOf(token);
  const document = {
    openapi: '3.1.0',
    info: {
      title: `API with tokens from ${title}`,
      version: '1',
      description: 'Written by Grantscope from one API call.',
    },
    ...(call === undefined ? {} : { servers: [{ url: partsOf(call.url).origin }] }),
    paths:
      call === undefined ? {} : { [partsOf(call.url).path]: { [call.method.toLowerCase()]: operation(call, scopes) } },
    components: {
      securitySchemes: {
        [scheme]: {
          type: 'oauth2',
          flows: {
            clientCredentials: {
              tokenUrl: named(token.url),
              scopes: Object.fromEntries(scopes.map((scope) => [scope, ''])),
            },
          },
        },
      },
    },
  };
  const text = `${JSON.stringify(document, undefined, 2)}\n`;
  return {
    parts: [{ path: 'openapi.json', text }],
    notes: [...planNotes(program).filter((note) => !note.startsWith('Doubled braces')), ownNote],
    variables: variables
      .filter(({ name }) => text.includes(name))
      .map(({ name, meaning }) => ({ written: name, meaning })),
  };
}

const ownNote =
  'It says nothing about the client: whoever reads it types client ID and secret. What the API answers is not described.';

function scopesOf({ body }: TokenStep): readonly string[] {
  const values = body.pairs.filter(([name]) => plainText(name) === 'scope').map(([, value]) => named(value));
  return [...new Set(values.flatMap((value) => value.split(' ')).filter((scope) => scope !== ''))];
}

function operation({ url, headers, scheme: carried, body }: CallStep, scopes: readonly string[]) {
  const type = named(headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? []);
  const text = named(body);
  return {
    summary: 'API call',
    parameters: [...queryParameters(partsOf(url).query), ...headerParameters(headers)],
    ...(body.length === 0
      ? {}
      : {
          requestBody: {
            content: { [type || 'text/plain']: { example: isJson(body, headers) ? parsed(text) : text } },
          },
        }),
    responses: { default: { description: 'Not described.' } },
    security: carried === undefined ? [] : [{ [scheme]: scopes }],
  };
}

/** A parameter that stands twice is a list; its first value is the example. */
function queryParameters(query: string) {
  const pairs = query.split('&').filter((pair) => pair !== '');
  const names = new Set(pairs.map((pair) => formDecode(pair.replace(/=.*$/s, ''))));
  return [...names].map((name) => {
    const values = pairs.filter((pair) => formDecode(pair.replace(/=.*$/s, '')) === name).map(valueOf);
    const isList = values.length > 1;
    return {
      name,
      in: 'query',
      schema: isList ? { type: 'array', items: { type: 'string' } } : { type: 'string' },
      example: isList ? values : values[0],
    };
  });
}

function valueOf(pair: string): string {
  const equals = pair.indexOf('=');
  return equals < 0 ? '' : formDecode(pair.slice(equals + 1));
}

/** These three are told elsewhere, and the format ignores them here (OpenAPI 3.1 §4.8.12.1). */
function headerParameters(headers: CallStep['headers']) {
  return headers
    .filter(([name]) => !/^(?:accept|content-type|authorization)$/i.test(name))
    .map(([name, value]) => ({ name, in: 'header', schema: { type: 'string' }, example: named(value) }));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A variable stands there in the place of a number.
    return text;
  }
}

function partsOf(url: Template): { readonly origin: string; readonly path: string; readonly query: string } {
  const [, origin = '', path = '', query = ''] = /^(\w+:\/\/[^/?]*)([^?]*)(?:\?(.*))?$/s.exec(named(url)) ?? [];
  return { origin, path: path === '' ? '/' : path, query };
}

function named(template: Template): string {
  return template.map((part) => (part.kind === 'text' ? part.text : part.name)).join('');
}
