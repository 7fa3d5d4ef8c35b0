import { headerValues } from '../http/message.ts';
import { boundThumbprint } from '../oauth/dpop-binding.ts';
import { type ResourceMetadata, resourceMetadataPlace } from '../oauth/resource-metadata.ts';
import { apiRule } from './api-rule.ts';
import { switchDpopOn } from './dpop-rules.ts';
import type { LookupRun, Remedy, Rule } from './finding.ts';
import { quote } from './quote.ts';
import { ruleOf, type Said } from './rule.ts';
import { rfc } from './sources.ts';

/** What the challenge itself is like, and what the API says of itself (RFC 9728). */
export const apiMetadataRules: readonly Rule[] = [
  apiRule('api-challenge-missing', ({ status, response, hidden }) => {
    if (status !== 401 || hidden !== '' || headerValues(response.headers, 'www-authenticate').length > 0)
      return undefined;
    return {
      severity: 'note',
      title: 'The API does not say how to authenticate',
      explanation:
        'A 401 must come with WWW-Authenticate, which names the scheme and mostly the reason. Without it clients have to guess; some do not even try a new token.',
      evidence: [{ kind: 'status' }],
      source: rfc(9110, '15.5.2'),
    };
  }),
  apiRule('api-challenge-hidden', ({ status, hidden }) => {
    if ((status !== 401 && status !== 403) || hidden === '') return undefined;
    return {
      severity: 'note',
      title: 'The browser may hide why the API refused',
      explanation:
        'WWW-Authenticate is shown to a page only if the API exposes it (Access-Control-Expose-Headers). Whether it was sent cannot be told here; through the proxy it can.',
      certainty: 'hint',
      evidence: [{ kind: 'status' }],
      source: { label: 'Fetch, CORS protocol', url: 'https://fetch.spec.whatwg.org/#http-cors-protocol' },
      remedies: [{ kind: 'try-through-proxy' }],
    };
  }),
  apiRule('api-challenge-malformed', ({ challenges }) => {
    const odd = challenges.find(({ complete }) => !complete);
    if (odd === undefined) return undefined;
    return {
      severity: 'note',
      title: odd.scheme === '' ? 'The challenge names no scheme' : 'The challenge is malformed',
      explanation: `${odd.scheme === '' ? 'WWW-Authenticate begins with a parameter, where a word such as Bearer has to stand.' : `After ${quote(odd.scheme)} the parameters do not follow the grammar: a value with spaces without quotation marks, single quotes, or a comma missing.`} It was read as far as possible; strict clients see nothing of it.`,
      evidence: [{ kind: 'response-header', name: 'WWW-Authenticate' }],
      source: rfc(9110, '11.6.1'),
    };
  }),
  apiRule('api-names-metadata', ({ challenges }, run) => {
    const place = resourceMetadataPlace(challenges);
    if (place === undefined) return undefined;
    const isElsewhere = place.kind === 'place' && place.host !== new URL(run.exchange.request.url).host;
    const remedies: readonly Remedy[] =
      place.kind === 'place' ? [{ kind: 'fetch-resource-metadata', url: place.url }] : [];
    return {
      severity: 'note',
      title: 'The API says where to read which tokens it takes',
      explanation:
        place.kind === 'unfit'
          ? `It names ${quote(place.text)} as its metadata, which is not fetched from here: ${place.reason}.`
          : `Its metadata is at ${place.host}${isElsewhere ? ', another host than the API’s own' : ''}. Fetch it to see its authorization servers and scopes; neither token nor secret is sent along.`,
      evidence: [{ kind: 'response-header', name: 'WWW-Authenticate' }],
      source: rfc(9728, '5.1'),
      remedies,
    };
  }),
  metadataRule('resource-metadata-unusable', (_, run) => {
    const reading = run.resource?.reading;
    if (reading?.kind !== 'unusable' || run.exchange.outcome.kind === 'failure') return undefined;
    return {
      severity: 'error',
      title: 'The API’s metadata cannot be used',
      explanation: `${reading.reason} ${reading.next}`,
      evidence: [{ kind: 'status' }, { kind: 'response-body' }],
      source: rfc(9728, '3.2'),
    };
  }),
  metadataRule('resource-other-server', (metadata, { token }) => {
    const issuer = token?.kind === 'jwt' ? token.claims['iss'] : undefined;
    const authorizationServers = metadata?.authorizationServers ?? [];
    if (typeof issuer !== 'string' || authorizationServers.length === 0 || authorizationServers.includes(issuer))
      return undefined;
    return {
      severity: 'error',
      title: 'The API does not take tokens of this issuer',
      explanation: `It names ${listed(authorizationServers)} as its authorization ${authorizationServers.length === 1 ? 'server' : 'servers'}, and the token’s iss is ${quote(issuer)}. ${nearWords(issuer, authorizationServers)}Get the token there.`,
      evidence: [
        { kind: 'response-member', name: 'authorization_servers' },
        { kind: 'claim', name: 'iss' },
      ],
      source: rfc(9728, '2'),
    };
  }),
  metadataRule('resource-mismatch', (metadata, run) => {
    const apiUrl = run.resource?.apiUrl ?? '';
    if (metadata === undefined || metadata.resource === apiUrl) return undefined;
    const isAbove = metadata.resource !== undefined && isPrefix(metadata.resource, apiUrl);
    return {
      severity: isAbove ? 'note' : 'error',
      title: isAbove
        ? 'The metadata is that of the whole API, not of this one address'
        : 'The metadata is that of another resource',
      explanation: `Its resource is ${metadata.resource === undefined ? 'missing' : quote(metadata.resource)}, and the call went to ${quote(apiUrl)}. By RFC 9728 both have to be the same, character by character, or nothing in it may be used. ${isAbove ? 'Many APIs name their root instead, and most clients take it.' : 'Do not rely on what it says.'}`,
      evidence: [{ kind: 'response-member', name: 'resource' }],
      source: rfc(9728, '3.3'),
    };
  }),
  metadataRule('resource-metadata-read', (metadata, run) => {
    if (metadata === undefined) return undefined;
    const { authorizationServers, scopes, bearerMethods, requiresDpop, requiresMtls } = metadata;
    const issuer = run.token?.kind === 'jwt' ? run.token.claims['iss'] : undefined;
    const isOneOfThem = typeof issuer === 'string' && authorizationServers.includes(issuer);
    const parts = [
      authorizationServers.length === 0
        ? 'It names no authorization server.'
        : `It takes tokens of ${listed(authorizationServers)}${isOneOfThem ? ', which is where this token is from' : ''}.`,
      scopes.length === 0 ? 'It names no scopes.' : `Its scopes are ${listed(scopes)}.`,
      ...(bearerMethods.length > 0 && !bearerMethods.includes('header')
        ? ['It does not take tokens in the Authorization header.']
        : []),
      ...(requiresDpop ? ['It takes DPoP-bound tokens only.'] : []),
      ...(requiresMtls ? ['It takes tokens that are bound to a client certificate.'] : []),
      ...(run.token !== undefined && issuer === undefined
        ? ['Whether this token is from there cannot be told: it names no issuer.']
        : []),
    ];
    return {
      severity: isOneOfThem ? 'good' : 'note',
      title: isOneOfThem ? 'The API takes tokens of this issuer' : 'The API says which tokens it takes',
      explanation: parts.join(' '),
      evidence: [
        { kind: 'response-member', name: 'authorization_servers' },
        { kind: 'response-member', name: 'scopes_supported' },
      ],
      source: rfc(9728, '2'),
      remedies:
        requiresDpop && run.token?.kind === 'jwt' && boundThumbprint(run.token) === undefined ? [switchDpopOn] : [],
    };
  }),
];

function metadataRule(
  id: string,
  say: (metadata: ResourceMetadata | undefined, run: LookupRun) => Said | undefined,
): Rule {
  return ruleOf(id, 'api', (run) => {
    if (run.kind !== 'lookup' || run.resource === undefined) return undefined;
    const { reading } = run.resource;
    return say(reading.kind === 'resource-metadata' ? reading : undefined, run);
  });
}

function listed(texts: readonly string[]): string {
  const more = texts.length - 5;
  return `${texts
    .slice(0, 5)
    .map((text) => quote(text))
    .join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function nearWords(issuer: string, servers: readonly string[]): string {
  const near = servers.some((server) => server.replace(/\/$/, '') === issuer.replace(/\/$/, ''));
  return near ? 'They differ in the slash at the end only, and still count as two. ' : '';
}

/** Same origin, and a path that the called one begins with. */
function isPrefix(resource: string, apiUrl: string): boolean {
  if (!URL.canParse(resource) || !URL.canParse(apiUrl)) return false;
  const [above, called] = [new URL(resource), new URL(apiUrl)];
  const path = above.pathname.replace(/\/$/, '');
  return above.origin === called.origin && (called.pathname === path || called.pathname.startsWith(`${path}/`));
}
