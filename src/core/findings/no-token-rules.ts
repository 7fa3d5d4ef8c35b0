import type { Members } from '../oauth/token-response.ts';
import type { ChangeConnection, Rule, TokenRun } from './finding.ts';
import { refusalOf, vendorErrorOf } from './refusal.ts';
import type { Said } from './rule.ts';
import { openId, rfc } from './sources.ts';
import { isSaidByStatus } from './status-rules.ts';
import { answeredRule } from './token-rule.ts';
import type { HttpResponse } from '../http/message.ts';
import { quote } from './quote.ts';
import { quoteFrom } from './server-words.ts';

type SayOfMembers = (members: Members, run: TokenRun) => Omit<Said, 'severity'> | undefined;

/** What an object without a usable `access_token` or `error` is instead: the first that speaks is right. */
const sayers: readonly (readonly [id: string, say: SayOfMembers])[] = [
  [
    'access-token-unusable',
    (members) => {
      if (!Object.hasOwn(members, 'access_token')) return undefined;
      const value = members['access_token'];
      return {
        title: `access_token is ${kindWords(value)}`,
        explanation:
          'RFC 6749 wants a text that is not empty. The server believes that it issued a token and has none to give: an error inside it that nobody caught. Its log tells more.',
        evidence: [{ kind: 'response-member', name: 'access_token' }],
      };
    },
  ],
  [
    'token-nested',
    (members) => {
      const outer = outerOf(members);
      if (outer === undefined) return undefined;
      return {
        title: `The token stands one level too deep, inside ${outer}`,
        explanation: `RFC 6749 wants access_token at the top of the JSON, and clients look nowhere else. A gateway that wraps every answer in ${outer} may be to blame; the token endpoint has to be left out of that.`,
        evidence: [{ kind: 'response-member', name: outer }],
      };
    },
  ],
  [
    'token-misnamed',
    (members) => {
      const name =
        Object.keys(members).find((each) => each !== 'access_token' && /^access[-_ ]?token$/i.test(each)) ??
        Object.keys(members).find((each) => /^(token|jwt|bearer_?token|auth_?token|id_?token)$/i.test(each));
      if (name === undefined) return undefined;
      return {
        title: `There may be a token, but it is called ${name}`,
        explanation: `Clients look for access_token, letter for letter (RFC 6749 §5.1)${/^id_?token$/i.test(name) ? '; an ID token is about a person and opens no API' : ''}. Either this is an endpoint of the server’s own, or its JSON is written in another style than the standard’s.`,
        certainty: 'likely',
        evidence: [{ kind: 'response-member', name }],
      };
    },
  ],
  [
    'metadata-answer',
    (members, run) => {
      const endpoint = members['token_endpoint'];
      if (typeof endpoint !== 'string') return undefined;
      return {
        title: 'The answer is the server’s metadata, not a token',
        explanation: `The URL leads to the description of the server. In it, token_endpoint says ${quoteFrom(run, endpoint)}: use that.`,
        evidence: [{ kind: 'response-member', name: 'token_endpoint' }],
        source: rfc(8414, '2'),
        remedies: endpointRemedy(endpoint, run),
      };
    },
  ],
  [
    'another-endpoint',
    (members) => {
      const known = otherEndpoints.find(({ names }) => names.every((name) => Object.hasOwn(members, name)));
      if (known === undefined) return undefined;
      return {
        title: `This is ${known.what}, not a token`,
        explanation: `${known.names.join(' and ')} ${known.names.length === 1 ? 'stands' : 'stand'} in it, and no access_token. Check the path of the URL; the token endpoint mostly ends in /token.`,
        certainty: 'likely',
        evidence: known.names.map((name) => ({ kind: 'response-member', name })),
        source: known.source,
      };
    },
  ],
  [
    'no-access-token',
    (members) => {
      const names = Object.keys(members);
      return {
        title: 'The answer holds neither a token nor an error code',
        explanation: `It is JSON with ${names.length === 0 ? 'no members at all' : `the members ${quote(names.slice(0, 8).join(', '))}`}, and access_token is missing. Check that the URL is the token endpoint, not another one of this server.`,
      };
    },
  ],
];

const otherEndpoints = [
  { names: ['active'], what: 'the answer of an introspection endpoint', source: rfc(7662, '2.2') },
  { names: ['keys'], what: 'a key set (JWKS)', source: rfc(7517, '5') },
  {
    names: ['device_code', 'user_code'],
    what: 'the answer of the device authorization endpoint',
    source: rfc(8628, '3.2'),
  },
  {
    names: ['request_uri', 'expires_in'],
    what: 'the answer of the endpoint for pushed authorization requests',
    source: rfc(9126, '2.2'),
  },
  {
    names: ['client_id', 'client_id_issued_at'],
    what: 'the answer of the registration endpoint',
    source: rfc(7591, '3.2.1'),
  },
  { names: ['resource', 'authorization_servers'], what: 'what an API says of itself', source: rfc(9728, '2') },
  { names: ['sub'], what: 'the answer of a userinfo endpoint', source: openId('5.3.2') },
  { names: ['data', 'errors'], what: 'the answer of a GraphQL API', source: rfc(6749, '5.1') },
  { names: ['swagger'], what: 'a description of an API (Swagger)', source: rfc(6749, '5.1') },
  { names: ['openapi'], what: 'a description of an API (OpenAPI)', source: rfc(6749, '5.1') },
] as const;

/** One rule for each; none where the status or an error says it better. */
export const noTokenRules: readonly Rule[] = sayers.map(([id]) =>
  answeredRule(id, (run, response) => {
    const { answer } = run;
    if (answer?.kind !== 'no-token' || isSaidElsewhere(run, response)) return undefined;
    const [first] = sayers.flatMap(([each, say]) => {
      const said = say(answer.members, run);
      return said === undefined ? [] : [[each, said] as const];
    });
    if (first?.[0] !== id) return undefined;
    return { severity: 'error', evidence: [{ kind: 'response-body' }], source: rfc(6749, '5.1'), ...first[1] };
  }),
);

function isSaidElsewhere(run: TokenRun, response: HttpResponse): boolean {
  return (
    isSaidByStatus(run, response) ||
    refusalOf(run, response) !== undefined ||
    vendorErrorOf(run, response) !== undefined
  );
}

function kindWords(value: unknown): string {
  if (value === null) return 'null';
  if (value === '') return 'empty';
  if (Array.isArray(value)) return 'a list, not a text';
  return typeof value === 'object' ? 'an object, not a text' : `a ${typeof value}, not a text`;
}

function outerOf(members: Members): string | undefined {
  return Object.entries(members).find(
    ([, value]) =>
      typeof value === 'object' &&
      value !== null &&
      ['access_token', 'accessToken'].some((name) => Object.hasOwn(value, name)),
  )?.[0];
}

/** Offered for the host that was typed; another one is for the user to judge. */
function endpointRemedy(endpoint: string, run: TokenRun): readonly ChangeConnection[] {
  if (!URL.canParse(endpoint) || new URL(endpoint).host !== new URL(run.exchange.request.url).host) return [];
  return [{ kind: 'change-connection', label: 'Use this token endpoint', change: { tokenEndpoint: endpoint } }];
}
