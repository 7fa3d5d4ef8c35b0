import type { LeftOut } from '../../http/curl-call.ts';
import { entriesAt, isThere, listAt, memberAt, textAt } from './members.ts';
import { absoluteUrl } from './openapi-server.ts';

/** A way to get a token that a client can go by itself. `tokenUrl` is empty where only the issuer is known. */
export type OpenApiScheme = {
  readonly name: string;
  readonly tokenUrl: string;
  readonly issuer: string;
  readonly scope: string;
  readonly notes: readonly string[];
};

const mostScopesNamed = 30;

/** The schemes of client credentials; why each other one is left out is added to `leftOut`. */
export function clientSchemes(file: unknown, server: string, leftOut: LeftOut[]): readonly OpenApiScheme[] {
  const written = [...entriesAt(file, 'components', 'securitySchemes'), ...entriesAt(file, 'securityDefinitions')];
  return written.flatMap(([name, entry]) => {
    const scheme = referred(file, entry);
    const found = schemeOf(file, server, name, scheme);
    if (typeof found !== 'string') return [found];
    leftOut.push({ written: `Security scheme ${name.slice(0, 100)}`, reason: found });
    return [];
  });
}

/** A reference within the description is followed, one step; another document is never fetched. */
function referred(file: unknown, entry: unknown): unknown {
  const reference = textAt(entry, '$ref');
  if (!reference.startsWith('#/')) return entry;
  const path = reference
    .slice(2)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return memberAt(file, ...path);
}

function schemeOf(file: unknown, server: string, name: string, scheme: unknown): OpenApiScheme | string {
  const type = textAt(scheme, 'type');
  if (textAt(scheme, '$ref') !== '') return 'It stands in another document, and nothing is fetched here.';
  if (type === 'openIdConnect') return discovered(name, textAt(scheme, 'openIdConnectUrl'), server);
  if (type !== 'oauth2') return `It is ${type || 'of no type'}, and no OAuth.`;
  const isSwagger = textAt(scheme, 'flow') === 'application';
  const flow = isSwagger ? scheme : memberAt(scheme, 'flows', 'clientCredentials');
  if (!isThere({ flow }, 'flow')) return `It has no client credentials flow${flowNames(scheme)}.`;
  const scopes = entriesAt(flow, 'scopes').map(([scope]) => scope);
  const required = requiredScopes(file, name);
  return {
    name,
    tokenUrl: absoluteUrl(textAt(flow, 'tokenUrl'), server),
    issuer: '',
    scope: (required.length > 0 ? required : scopes).join(' '),
    notes: [...scopeNotes(scopes, required), 'An API description names no client: type its ID and secret.'],
  };
}

function flowNames(scheme: unknown): string {
  const names = [...entriesAt(scheme, 'flows').map(([name]) => name), textAt(scheme, 'flow')].filter(Boolean);
  return names.length === 0 ? '' : `, only ${names.slice(0, 5).join(', ').slice(0, 100)}`;
}

/** The scopes that the whole API asks for; or else those of its first operation that asks for any. */
function requiredScopes(file: unknown, name: string): readonly string[] {
  const everywhere = scopesIn(listAt(file, 'security'), name);
  if (everywhere.length > 0) return everywhere;
  for (const [, path] of entriesAt(file, 'paths')) {
    for (const [, operation] of entriesAt({ path }, 'path')) {
      const scopes = scopesIn(listAt(operation, 'security'), name);
      if (scopes.length > 0) return scopes;
    }
  }
  return [];
}

function scopesIn(requirements: readonly unknown[], name: string): readonly string[] {
  const found = requirements.flatMap((each) => listAt(each, name)).filter((scope) => typeof scope === 'string');
  return [...new Set(found)];
}

function scopeNotes(scopes: readonly string[], required: readonly string[]): readonly string[] {
  if (scopes.length === 0) return [];
  const named = scopes.slice(0, mostScopesNamed).join(' ').slice(0, 1000);
  const more = scopes.length > mostScopesNamed ? `, and ${scopes.length - mostScopesNamed} more` : '';
  const which = required.length === 0 ? 'All scopes that it knows are filled in' : 'It knows these scopes';
  return [`${which}: ${named}${more}.`];
}

function discovered(name: string, written: string, server: string): OpenApiScheme {
  const url = absoluteUrl(written, server);
  return {
    name,
    tokenUrl: '',
    issuer: url.replace(/\/\.well-known\/.*$/s, ''),
    scope: '',
    notes: ['It names only the issuer. Press Discover to ask it for its token endpoint.'],
  };
}
