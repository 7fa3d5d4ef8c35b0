import type { HttpResponse } from '../http/message.ts';
import { claimSeconds } from '../jwt/claim-seconds.ts';
import { decodeToken } from '../jwt/decode-token.ts';
import { assertionAudience, likelyIssuer } from '../oauth/assertion-audience.ts';
import type { AssertionSettings } from '../oauth/assertion-settings.ts';
import { carriesAssertion, type Connection, signsAssertion } from '../oauth/connection.ts';
import { serverDateOf } from '../oauth/server-date.ts';
import { sentAssertion } from '../sharing/connection-secrets.ts';
import { durationWords } from '../time/words.ts';
import type { Evidence, Remedy, Rule, TokenRun } from './finding.ts';
import { listed } from './before-rule.ts';
import { change } from './provider-rule.ts';
import { clientCodes, clientRule } from './refusal-client-rules.ts';
import { type Refusal, refusalOf, said } from './refusal.ts';
import { quote } from './quote.ts';
import type { Said } from './rule.ts';
import { rfc } from './sources.ts';
import { answeredRule } from './token-rule.ts';

/** What stands where a refused client is reported, which these rules explain. */
const refusals = ['wrong-secret', 'wrong-secret-unsaid', 'invalid-request', 'unauthorized-client', 'other-error'];

const evidence: readonly Evidence[] = [
  { kind: 'request-parameter', name: 'client_assertion' },
  { kind: 'response-member', name: 'error' },
];

/** Why a server may not have accepted a client that proved itself by an assertion (RFC 7523). */
export const assertionRules: readonly Rule[] = [
  answeredRule('assertion-clock', (run, response) => (isRefused(run, response) ? clockFault(run) : undefined), {
    explains: [...refusals, 'assertion-refused'],
  }),
  // Where the server's words tell another cause, that one is said.
  clientRule('assertion-refused', ['secret', 'untold', 'proof'], (refusal, run) => refusedAssertion(refusal, run), [
    'wrong-secret',
    'wrong-secret-unsaid',
  ]),
];

/** Only a client that was not accepted: other errors are about what was asked, not who asked. */
function isRefused(run: TokenRun, response: HttpResponse): boolean {
  if (!carriesAssertion(run.connection.clientAuthentication)) return false;
  const refusal = refusalOf(run, response);
  if (refusal !== undefined) return clientCodes.includes(refusal.code);
  return run.answer?.kind !== 'issued' && response.status === 401;
}

/** The assertion's own times beside the server's clock, as its Date header tells it, or else beside this machine's. */
function clockFault({ exchange, connection }: TokenRun): Said | undefined {
  const text = sentAssertion(exchange.request)?.value;
  const token = text === undefined ? undefined : decodeToken(text);
  const exp = claimSeconds(token, 'exp');
  const iat = claimSeconds(token, 'iat');
  const date = serverDateOf(exchange);
  const nowMs = date.kind === 'seen' ? date.ms : exchange.startedAtMs;
  const whose = date.kind === 'seen' ? 'by the server’s clock' : 'by this machine’s clock';
  if (exp !== undefined && exp * 1000 <= nowMs) {
    const lateSeconds = Math.ceil((nowMs - exp * 1000) / 1000);
    return {
      severity: 'error',
      certainty: 'likely',
      title: 'The assertion had ended when it came',
      explanation: `Its exp lay ${durationWords(lateSeconds * 1000)} back ${whose}. ${remake(connection)}`,
      evidence,
      source: rfc(7523, '3'),
      remedies: assertionChange(connection, `Add ${lateSeconds + 60} seconds of lifetime`, ({ lifetimeSeconds }) => ({
        lifetimeSeconds: lifetimeSeconds + lateSeconds + 60,
      })),
    };
  }
  // One second is the rounding of the header.
  const aheadSeconds = iat === undefined || date.kind !== 'seen' ? 0 : Math.ceil((iat * 1000 - date.ms) / 1000);
  if (aheadSeconds <= 1) return undefined;
  return {
    severity: 'error',
    certainty: 'likely',
    title: 'The assertion comes from the future, for this server',
    explanation: `Its iat lay ${durationWords(aheadSeconds * 1000)} ahead of the server’s clock, as the Date header tells it, and strict servers refuse that. Set one of the two clocks, or back-date iat.`,
    evidence: [...evidence, { kind: 'response-header', name: 'Date' }],
    source: rfc(7523, '3'),
    remedies: assertionChange(connection, `Back-date iat by ${aheadSeconds + 5} seconds`, () => ({
      backdateSeconds: aheadSeconds + 5,
    })),
  };
}

function remake({ clientAuthentication }: Connection): string {
  return signsAssertion(clientAuthentication)
    ? 'One of the two clocks is wrong: have it set by the network, or lengthen the lifetime.'
    : 'Paste a fresh one from whoever issues it.';
}

function refusedAssertion(refusal: Refusal, run: TokenRun): Said | undefined {
  const { connection, exchange } = run;
  const { clientAuthentication, assertion, tokenEndpoint } = connection;
  if (sentAssertion(exchange.request) === undefined) return undefined;
  const isMadeHere = signsAssertion(clientAuthentication);
  const audience = assertionAudience(assertion, tokenEndpoint);
  const where = isMadeHere ? ` Now it says ${listed(audience.map(quote))}.` : '';
  const key =
    clientAuthentication === 'client_secret_jwt'
      ? 'the secret, which must be the one that the server has'
      : 'the key, whose public part the server must know, under the same kid where there is one';
  return {
    severity: 'error',
    certainty: 'likely',
    title: 'The server does not accept the client’s assertion',
    explanation: `${refusal.code}: three things are usual.${said(refusal, run)} The audience: some servers want their issuer in aud, others their token endpoint.${where} The clock: iat and exp must fit the server’s time. And ${key}; the client must be set up for this client authentication as well.`,
    evidence,
    source: rfc(7523, '3'),
    remedies: isMadeHere ? otherAudience(connection) : [],
  };
}

function otherAudience(connection: Connection): readonly Remedy[] {
  const { assertion, tokenEndpoint } = connection;
  const isIssuerKnown = assertion.issuer !== '' || likelyIssuer(tokenEndpoint) !== undefined;
  if (assertion.audience === 'token-endpoint') {
    return isIssuerKnown ? assertionChange(connection, 'Use the issuer as aud', () => ({ audience: 'issuer' })) : [];
  }
  return assertionChange(connection, 'Use the token endpoint as aud', () => ({ audience: 'token-endpoint' }));
}

/** A change of how the assertion is made, where one is made here. */
function assertionChange(
  { assertion, clientAuthentication }: Connection,
  label: string,
  next: (assertion: AssertionSettings) => Partial<AssertionSettings>,
): readonly Remedy[] {
  if (!signsAssertion(clientAuthentication)) return [];
  return [change(label, { assertion: { ...assertion, ...next(assertion) } })];
}
