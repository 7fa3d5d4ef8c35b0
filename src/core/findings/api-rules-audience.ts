import type { JsonObject } from '../jwt/decode.ts';
import { tokenRule, whereRefused, refusalRule } from './api-rule.ts';
import type { ApiRun, Finding } from './finding.ts';
import { quote } from './quote.ts';
import { entraTokens, rfc } from './sources.ts';

const inClaim: Finding['evidence'] = [{ kind: 'claim', name: 'aud' }, ...whereRefused];

/** For whom the token is, and from whom, against where it was sent. */
export const audienceRules = [
  tokenRule('api-graph-token', (answer, run) => {
    const audiences = audiencesOf(run);
    if (!audiences.some(isGraph) || isGraphHost(hostOf(run))) return undefined;
    return {
      severity: 'error',
      title: 'The token is for Microsoft Graph, not for this API',
      explanation: `Its aud is ${quote(audiences[0] ?? '')}. Graph’s tokens are made so that nobody else can check them, so this API must refuse it.${answer.said} Ask for the scope of this API instead: its App ID URI and /.default.`,
      evidence: inClaim,
      source: entraTokens,
    };
  }),
  tokenRule('api-graph-wants-own-token', (answer, run) => {
    const audiences = audiencesOf(run);
    if (!isGraphHost(hostOf(run)) || audiences.length === 0 || audiences.some(isGraph)) return undefined;
    const scope = 'https://graph.microsoft.com/.default';
    return {
      severity: 'error',
      title: 'Microsoft Graph wants a token of its own',
      explanation: `This one is for ${quote(audiences[0] ?? '')}.${answer.said} Ask with the scope ${scope}; one token is for one API.`,
      evidence: inClaim,
      source: entraTokens,
      remedies: [{ kind: 'change-connection', label: 'Ask for Graph', change: { scope } }],
    };
  }),
  tokenRule('api-wrong-audience', (answer, run) => {
    const audiences = audiencesOf(run);
    const isSaid = /\baud(?:ience)?\b|IDX10214/i.test(answer.description ?? '');
    const elsewhere = audiences.length > 0 && audiences.every((each) => isAtOtherHost(each, run));
    if (!isSaid && !elsewhere) return undefined;
    const isAccount = audiences.length === 1 && audiences[0] === 'account';
    return {
      severity: 'error',
      title: isSaid ? 'The API says that the token is for somebody else' : 'The token is for another API',
      explanation: `${
        audiences.length === 0
          ? 'The token names no audience that can be read here'
          : `Its aud is ${audiences
              .slice(0, 3)
              .map((each) => quote(each))
              .join(', ')}`
      }, and the call went to ${hostOf(run)}.${answer.said} ${isAccount ? 'At Keycloak “account” is there by default: add an audience mapper for this API to the client or to one of its scopes.' : 'Name this API in the token request, in the way this server wants it: as audience, resource or scope.'}`,
      certainty: isSaid ? 'certain' : 'likely',
      evidence: inClaim,
      source: rfc(9068, '4'),
    };
  }),
  tokenRule('api-audience-default', (answer, run) => {
    const audiences = audiencesOf(run);
    if (audiences.length !== 1 || audiences[0] !== 'account') return undefined;
    return {
      severity: 'error',
      title: 'The token is for Keycloak’s own account page',
      explanation: `Its aud is “account”, which Keycloak puts there by default, and the API does not accept it.${answer.said} Add an audience mapper for this API to the client or to one of its scopes, then get a new token.`,
      certainty: 'likely',
      evidence: inClaim,
      source: rfc(9068, '4'),
      remedies: [{ kind: 'get-token' }],
    };
  }),
  tokenRule('api-wrong-issuer', (answer, run) => {
    const issuer = claimsOf(run)?.['iss'];
    const isSaid = /\biss(?:uer)?\b|IDX10205/i.test(answer.description ?? '');
    if (!isSaid || typeof issuer !== 'string') return undefined;
    return {
      severity: 'error',
      title: 'The API does not trust the issuer of this token',
      explanation: `The token’s iss is ${quote(issuer)}.${answer.said} The API compares it character by character with the one it was set up with: look for http and https, another host name for the same server, a slash at the end, or another tenant.`,
      certainty: 'certain',
      evidence: [{ kind: 'claim', name: 'iss' }, ...whereRefused],
      source: rfc(9068, '4'),
    };
  }),
  tokenRule('api-issuer-elsewhere', (answer, run) => {
    const issuer = claimsOf(run)?.['iss'];
    const endpoint = run.connection?.tokenEndpoint ?? '';
    if (run.tokenOrigin !== 'issued' || typeof issuer !== 'string' || !URL.canParse(issuer) || !URL.canParse(endpoint))
      return undefined;
    const [named, asked] = [new URL(issuer), new URL(endpoint)];
    if (named.host === asked.host || knownToDiffer.test(named.hostname)) return undefined;
    return {
      severity: 'error',
      title: 'The token names another issuer than the server that was asked',
      explanation: `Its iss is ${quote(issuer)}, and it was asked for at ${asked.host}. An API that trusts ${asked.host} refuses it.${answer.said} Mostly the server is known by two names (inside and outside of a container, behind a proxy): ask at the one that the API knows, or set the server’s own name.`,
      certainty: 'hint',
      evidence: [{ kind: 'claim', name: 'iss' }, ...whereRefused],
      source: rfc(8414, '3.3'),
    };
  }),
  refusalRule('api-entra-without-roles', (_, run) => {
    const claims = claimsOf(run);
    const issuer = claims?.['iss'];
    if (
      claims === undefined ||
      typeof issuer !== 'string' ||
      !/^https:\/\/(?:sts\.windows\.net|login\.microsoftonline\.com)\//.test(issuer)
    )
      return undefined;
    if (Object.hasOwn(claims, 'roles') || Object.hasOwn(claims, 'scp')) return undefined;
    return {
      severity: 'error',
      title: 'The token of Microsoft Entra grants nothing',
      explanation:
        'It has neither roles nor scp. For an application without a user, permissions come as roles: add an application permission of this API to the app registration, have an administrator consent, and get a new token.',
      certainty: 'likely',
      evidence: [{ kind: 'claim', name: 'roles' }, ...whereRefused],
      source: entraTokens,
      remedies: [{ kind: 'get-token' }],
    };
  }),
];

/** Issuers whose host is another than that of their token endpoint, by design. */
const knownToDiffer = /^(?:sts\.windows\.net|cognito-idp\..*\.amazonaws\.com)$/;

function claimsOf({ token }: ApiRun): JsonObject | undefined {
  return token?.kind === 'jwt' ? token.claims : undefined;
}

function audiencesOf(run: ApiRun): readonly string[] {
  const audience = claimsOf(run)?.['aud'];
  if (typeof audience === 'string') return [audience];
  return Array.isArray(audience) ? audience.filter((each) => typeof each === 'string') : [];
}

function hostOf({ exchange }: ApiRun): string {
  return new URL(exchange.request.url).host;
}

/** Only an audience that is a web address can be compared with where the call went. */
function isAtOtherHost(audience: string, run: ApiRun): boolean {
  if (!/^https?:\/\//i.test(audience) || !URL.canParse(audience)) return false;
  return new URL(audience).host !== hostOf(run);
}

function isGraph(audience: string): boolean {
  return /^(?:https:\/\/graph\.microsoft\.com\/?|00000003-0000-0000-c000-000000000000)$/.test(audience);
}

function isGraphHost(host: string): boolean {
  return /^graph\.microsoft\.(?:com|us)$/.test(host);
}
