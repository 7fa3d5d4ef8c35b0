import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PlaygroundClient } from '#core/contract/playground-clients.ts';
import { registrationPath } from '#core/contract/playground-own-clients.ts';
import { playgroundPaths } from '#core/contract/playground-paths.ts';
import { playgroundResources } from '#core/contract/playground-resources.ts';
import type { Access } from './admission.ts';
import { answerError, answerJson } from './answer.ts';
import type { RequestAnswerer } from './authorization-server.ts';
import { answerHelloWorld, answerRead, answerResource, type ApiAnswerer } from './demo-api.ts';
import { answerEcho } from './echo.ts';
import { decide } from './log/decisions.ts';
import { isClientPath } from './place.ts';
import { frontPage } from './front-page.ts';

/** What the routes need of the libraries that are loaded after the ports are open. */
export type Loaded = { readonly authorizationServer: RequestAnswerer; readonly access: Access };

/** One issuer of the playground and the APIs beside it. */
export type RoutesOptions = {
  /** Origin and prefix, for example `http://localhost:8480`; known once the port is bound. */
  readonly issuer: () => string;
  readonly clients: readonly PlaygroundClient[];
  /** Requests that need it wait for it; when it rejects they are answered 503. */
  readonly loaded: () => Promise<Loaded>;
};

type Route = {
  readonly methods: readonly string[];
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;
};

/** Answers a request whose `url` begins behind the issuer's prefix. */
export type Routes = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The paths that there are below an issuer, with CORS and the methods that each takes. Nothing else reaches the library. */
export function createRoutes(options: RoutesOptions): Routes {
  const routes = routesOf(options);
  return async (request, response) => {
    const path = pathOf(request);
    const route = routes.get(isClientPath(path) ? clientPath : path);
    if (route === undefined) {
      decide(request, 'nothing is at this path');
      answerError(response, 404, 'not_found', `Nothing is here. GET ${options.issuer()}/ lists what is.`);
      return;
    }
    if (isPreflight(request)) {
      decide(request, 'a browser asks first; any page may send this');
      answerPreflight(request, response, route.methods);
      return;
    }
    if (!route.methods.includes(request.method ?? '')) {
      decide(request, 'the path does not take this method');
      response.setHeader('Allow', [...route.methods, 'OPTIONS'].join(', '));
      answerError(response, 405, 'invalid_request', `This path takes ${route.methods.join(', ')}.`);
      return;
    }
    await route.answer(request, response);
  };
}

/** The path that a request is for, without its query. */
export function pathOf({ url = '' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '';
}

function routesOf({ issuer, clients, loaded }: RoutesOptions): ReadonlyMap<string, Route> {
  const whenLoaded =
    (answer: (loaded: Loaded, request: IncomingMessage, response: ServerResponse) => Promise<void>): Route['answer'] =>
    async (request, response) => {
      const parts = await loaded().catch(() => undefined);
      if (parts === undefined) answerUnavailable(response);
      else await answer(parts, request, response);
    };
  const delegate = whenLoaded((parts, request, response) => parts.authorizationServer(request, response));
  const api = (answer: ApiAnswerer): Route => ({
    methods: reading,
    answer: whenLoaded((parts, request, response) => answer(request, response, parts.access)),
  });
  return new Map<string, Route>([
    ['/', { methods: reading, answer: (_, response) => answerJson(response, 200, frontPage(issuer(), clients)) }],
    [playgroundPaths.token, { methods: ['POST'], answer: delegate }],
    [playgroundPaths.introspection, { methods: ['POST'], answer: delegate }],
    [playgroundPaths.revocation, { methods: ['POST'], answer: delegate }],
    [registrationPath, { methods: ['POST'], answer: delegate }],
    [clientPath, { methods: ['GET', 'PUT', 'DELETE'], answer: delegate }],
    [playgroundPaths.jwks, { methods: reading, answer: delegate }],
    [playgroundPaths.metadata, { methods: reading, answer: delegate }],
    [playgroundPaths.openidMetadata, { methods: reading, answer: delegate }],
    [playgroundPaths.helloWorld, api(answerHelloWorld)],
    [playgroundPaths.read, api(answerRead)],
    ...playgroundResources.map((resource) => [resource.path, api(answerResource(resource))] as const),
    [playgroundPaths.echo, { methods: everyMethod, answer: answerEcho }],
  ]);
}

/** Stands for the addresses of all clients that registered themselves. */
const clientPath = `${registrationPath}/{client_id}`;

const reading = ['GET', 'HEAD'];
const everyMethod = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** A question of a browser, not a request of the page (Fetch §4.8). */
export function isPreflight({ method, headers }: IncomingMessage): boolean {
  return method === 'OPTIONS' && headers.origin !== undefined && headers['access-control-request-method'] !== undefined;
}

function answerPreflight(request: IncomingMessage, response: ServerResponse, methods: readonly string[]): void {
  response.setHeader('Access-Control-Allow-Methods', methods.join(', '));
  const asked = request.headers['access-control-request-headers'];
  // Named one by one, because `*` does not cover Authorization.
  if (asked !== undefined) response.setHeader('Access-Control-Allow-Headers', asked);
  response.setHeader('Vary', 'Access-Control-Request-Headers');
  response.writeHead(204).end();
}

function answerUnavailable(response: ServerResponse): void {
  response.setHeader('Retry-After', '5');
  answerError(
    response,
    503,
    'temporarily_unavailable',
    'The playground could not load its authorization server. The terminal says why.',
  );
}
