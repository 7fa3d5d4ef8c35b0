import { formBody } from '../../http/form.ts';
import type { Parameter } from '../../oauth/connection.ts';
import type { Environment, FoundAuthentication, FoundClient, FoundRequest, Variables } from './found-request.ts';
import { type Templates, templates } from './templates.ts';

/** A request with its variables put in, as far as the file has them. */
export type ResolvedRequest = Omit<FoundRequest, 'body' | 'variables'> & {
  readonly body: string;
  readonly unresolved: readonly string[];
  readonly environment: string;
};

/** Puts the values of one environment in, before those of the folder, the collection and so on. */
export function resolveRequest(request: FoundRequest, environment: Environment | undefined): ResolvedRequest {
  const scopes: readonly Variables[] = [
    ...(environment === undefined ? [] : [environment.variables]),
    ...request.variables,
  ];
  const put = templates(scopes);
  const { resolved } = put;
  const filled = {
    place: request.place,
    issued: request.issued,
    leftOut: request.leftOut,
    method: resolved(request.method),
    url: resolved(request.url),
    headers: request.headers.map(([name, value]) => [resolved(name), resolved(value)] as const),
    body: bodyOf(request, put),
    authentication: authenticationOf(request.authentication, put),
  };
  return { ...filled, unresolved: put.unresolved(), environment: environment?.name ?? '' };
}

function bodyOf({ body }: FoundRequest, { resolved }: Templates): string {
  if (body.kind === 'text') return resolved(body.text);
  return formBody(body.pairs.map(([name, value]) => [resolved(name), resolved(value)] as const));
}

function authenticationOf(found: FoundAuthentication, put: Templates): FoundAuthentication {
  const { resolved } = put;
  switch (found.kind) {
    case 'none':
    case 'other':
      return found;
    case 'basic':
      return { kind: 'basic', user: resolved(found.user), password: resolved(found.password) };
    case 'bearer':
      return { kind: 'bearer', token: resolved(found.token) };
    case 'client-credentials':
      return { kind: 'client-credentials', settings: settingsOf(found.settings, put) };
  }
}

function settingsOf(settings: FoundClient, { resolved }: Templates): FoundClient {
  const rows = (all: readonly Parameter[]) =>
    all.map(({ name, value, on }) => ({ name: resolved(name), value: resolved(value), on }));
  return {
    ...settings,
    tokenEndpoint: resolved(settings.tokenEndpoint),
    clientId: resolved(settings.clientId),
    clientSecret: resolved(settings.clientSecret),
    scope: resolved(settings.scope),
    parameters: rows(settings.parameters),
    headers: rows(settings.headers),
  };
}
