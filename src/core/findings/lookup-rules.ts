import { isLoopback } from '../http/cross-origin.ts';
import type { IntrospectionAnswer } from '../oauth/introspection-response.ts';
import type { RevocationAnswer } from '../oauth/revocation-response.ts';
import type { LookupRun, Rule } from './finding.ts';
import { quote } from './quote.ts';
import { ruleOf, type Said } from './rule.ts';
import { rfc } from './sources.ts';

/** What is worth knowing about questions that were asked about a token (RFC 8414, RFC 7662, RFC 7009). */
export const lookupRules: readonly Rule[] = [
  lookupRule('metadata-not-found', ({ step, exchange }) => {
    if (!step.startsWith('Metadata') || exchange.outcome.kind !== 'response') return undefined;
    if (exchange.outcome.response.status !== 404) return undefined;
    return {
      severity: 'warning',
      title: 'No metadata where they should be',
      explanation: `${hostOf(exchange.request.url)} has none at the well-known places that were asked. Type the endpoint, or give the key or the URL of the key set, as the server’s documentation has them.`,
      evidence: [{ kind: 'status' }],
      source: rfc(8414, '3'),
    };
  }),
  lookupRule('sent-over-http', ({ step, exchange }) => {
    const { protocol, hostname } = new URL(exchange.request.url);
    const isSecret = step === 'Introspection' || step === 'Revocation';
    if (!isSecret || protocol !== 'http:' || isLoopback(hostname)) return undefined;
    return {
      severity: 'error',
      title: 'The token and the secret went over plain http',
      explanation: `Everyone on the way to ${hostOf(exchange.request.url)} could read them. Use the https address, and change the secret if this was a real one.`,
      evidence: [],
      source: rfc(7662, '4'),
    };
  }),
  introspectionRule('token-inactive', (answer, run) => {
    if (answer.kind !== 'inactive') return undefined;
    return {
      severity: 'warning',
      title: 'The server says that the token is not active',
      explanation: `It says no more, on purpose: expired, revoked, issued by another server, or not to be told to the client ${quote(run.clientId)}. ${isJwt(run) ? 'APIs that only check the signature may still take it. ' : ''}Get a new token, or ask as the client that the token is for.`,
      evidence: [{ kind: 'response-member', name: 'active' }],
      source: rfc(7662, '2.2'),
      remedies: [{ kind: 'get-token' }],
    };
  }),
  introspectionRule('introspection-refused', (answer, run) => {
    if (answer.kind !== 'refused' || answer.error === 'unsupported_token_type') return undefined;
    return {
      severity: 'error',
      title: 'The server does not let this client introspect',
      explanation: `It answered ${answer.status}${answer.error === '' ? '' : ` ${quote(answer.error)}`}. Many servers let only the API’s own client introspect: check secret and client authentication, and whether ${quote(run.clientId)} may ask.`,
      evidence: [{ kind: 'status' }, { kind: 'response-member', name: 'error' }],
      source: rfc(7662, '2.3'),
    };
  }),
  introspectionRule('introspection-unsupported', (answer) => {
    if (answer.kind !== 'refused' || answer.error !== 'unsupported_token_type') return undefined;
    return {
      severity: 'note',
      title: 'This server introspects no JWTs',
      explanation:
        'It keeps no record of tokens that tell everything themselves. Verify the signature instead; to see introspection at work, ask for an opaque token.',
      evidence: [{ kind: 'response-member', name: 'error' }],
      source: rfc(7662, '2.1'),
    };
  }),
  introspectionRule('introspection-differs', (answer, { differences }) => {
    if (answer.kind !== 'active' || differences.length === 0) return undefined;
    return {
      severity: 'warning',
      title: 'The server and the token disagree',
      explanation: `They differ in ${differences.join(', ')}. An API that reads the token decides otherwise than one that asks the server; find out which of the two is meant.`,
      evidence: [
        ...differences.map((name) => ({ kind: 'response-member' as const, name })),
        ...differences.map((name) => ({ kind: 'claim' as const, name })),
      ],
      source: rfc(7662, '2.2'),
    };
  }),
  lookupRule('introspection-answer-not-genuine', ({ answerSignature }) => {
    if (answerSignature?.kind !== 'not-valid') return undefined;
    return {
      severity: 'error',
      title: 'The signed answer is not genuine',
      explanation: `${answerSignature.reason} Do not rely on what it says; look at what stands between this client and the server.`,
      evidence: [{ kind: 'response-body' }],
      source: rfc(9701, '5'),
    };
  }),
  lookupRule('introspection-answer-unsigned', ({ introspection, answerSignature }) => {
    const isTold = introspection?.kind === 'active' || introspection?.kind === 'inactive';
    if (answerSignature === undefined || !isTold || introspection.form === 'jwt') return undefined;
    return {
      severity: 'note',
      title: 'The server gave no signed answer, though one was asked for',
      explanation:
        'It does not know RFC 9701, or this client is not set up for it. Over TLS a plain answer is as good for the one who asked; a signed one can be shown to others.',
      evidence: [{ kind: 'response-header', name: 'Content-Type' }],
      source: rfc(9701, '4'),
    };
  }),
  revocationRule('revoked-jwt-lives-on', (answer, run) => {
    if (answer.kind !== 'revoked' || !isJwt(run)) return undefined;
    return {
      severity: 'note',
      title: 'Revoked, but a JWT lives on where nobody asks',
      explanation:
        'An API that only checks the signature takes this token until its exp. Short lifetimes limit that; APIs that must know at once introspect.',
      evidence: [],
      source: rfc(7009, '3'),
    };
  }),
  revocationRule('revocation-unsupported', (answer) => {
    if (answer.kind !== 'unsupported-token-type') return undefined;
    return {
      severity: 'note',
      title: 'The server cannot revoke this kind of token',
      explanation:
        'It keeps no record of the JWTs that it issues, so there is nothing to strike out. They end with their exp: ask for short lifetimes, or for opaque tokens.',
      evidence: [{ kind: 'response-member', name: 'error' }],
      source: rfc(7009, '2.2.1'),
    };
  }),
  revocationRule('revocation-refused', (answer, run) => {
    if (answer.kind !== 'refused') return undefined;
    return {
      severity: 'error',
      title: 'The server refused to revoke the token',
      explanation: `It answered ${answer.status}${answer.error === '' ? '' : ` ${quote(answer.error)}`}, so the token lives on. A client may revoke only its own tokens (RFC 7009 §2.1): check secret and client authentication, and whether the token is one of ${quote(run.clientId)}.`,
      evidence: [{ kind: 'status' }, { kind: 'response-member', name: 'error' }],
      source: rfc(7009, '2.2.1'),
    };
  }),
];

function lookupRule(id: string, say: (run: LookupRun) => Said | undefined): Rule {
  return ruleOf(id, 'lookup', (run) => (run.kind === 'lookup' ? say(run) : undefined));
}

function introspectionRule(id: string, say: (answer: IntrospectionAnswer, run: LookupRun) => Said | undefined): Rule {
  return lookupRule(id, (run) => (run.introspection === undefined ? undefined : say(run.introspection, run)));
}

function revocationRule(id: string, say: (answer: RevocationAnswer, run: LookupRun) => Said | undefined): Rule {
  return lookupRule(id, (run) => (run.revocation === undefined ? undefined : say(run.revocation, run)));
}

function isJwt({ token }: LookupRun): boolean {
  return token?.kind === 'jwt';
}

function hostOf(url: string): string {
  return new URL(url).host;
}
