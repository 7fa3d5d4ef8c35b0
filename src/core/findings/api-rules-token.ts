import { claimSeconds } from '../jwt/claim-seconds.ts';
import { serverDateOf } from '../oauth/server-date.ts';
import { noticeableMs } from '../time/compare-clocks.ts';
import { durationWords } from '../time/words.ts';
import { type ApiAnswer, tokenRule, whereRefused } from './api-rule.ts';
import { audienceRules } from './api-rules-audience.ts';
import type { ApiRun, Rule } from './finding.ts';
import { rfc } from './sources.ts';

/** What about the token itself may be why the API refused it (RFC 6750 §3.1). */
export const apiTokenRules: readonly Rule[] = [
  tokenRule('api-clock-says-expired', (answer, run) => {
    const exp = claimSeconds(run.token, 'exp');
    const apiMs = apiClockMs(run);
    if (exp === undefined || apiMs === undefined || run.tokenLeft?.kind === 'expired' || exp * 1000 > apiMs)
      return undefined;
    return {
      severity: 'error',
      title: 'By the API’s clock the token has expired, by this machine’s it has not',
      explanation: `Its exp lies ${durationWords(apiMs - exp * 1000)} before the Date of this answer. One of the two clocks is wrong: have both set by the network.${answer.said} A new token may work for a moment.`,
      evidence: [{ kind: 'response-header', name: 'Date' }, { kind: 'claim', name: 'exp' }, ...whereRefused],
      source: rfc(7519, '4.1.4'),
      remedies: [{ kind: 'get-token' }],
    };
  }),
  tokenRule('api-clock-says-too-early', (answer, run) => {
    const begin = Math.max(claimSeconds(run.token, 'nbf') ?? 0, claimSeconds(run.token, 'iat') ?? 0);
    const apiMs = apiClockMs(run);
    if (apiMs === undefined || begin * 1000 <= apiMs + noticeableMs) return undefined;
    return {
      severity: 'error',
      title: 'By the API’s clock the token comes from the future',
      explanation: `Its nbf or iat lies ${durationWords(begin * 1000 - apiMs)} after the Date of this answer. The clocks of the authorization server and the API differ by that much, and a strict API refuses the token until then.${answer.said} Have both clocks set by the network.`,
      evidence: [
        { kind: 'response-header', name: 'Date' },
        { kind: 'claim', name: 'nbf' },
        { kind: 'claim', name: 'iat' },
      ],
      source: rfc(7519, '4.1.5'),
    };
  }),
  tokenRule('api-token-not-yet-valid', (answer, { tokenLeft }) => {
    if (tokenLeft?.kind !== 'not-yet') return undefined;
    return {
      severity: 'error',
      title: 'The token is not valid yet',
      explanation: `Its nbf lay ${durationWords(tokenLeft.inMs)} ahead when the answer came, and an API refuses it until then.${answer.said} Wait, then send again; or have the clocks set by the network.`,
      evidence: [{ kind: 'claim', name: 'nbf' }, ...whereRefused],
      source: rfc(7519, '4.1.5'),
      remedies: [{ kind: 'send-again' }],
    };
  }),
  tokenRule('api-token-made-here', (answer, { tokenOrigin }) => {
    if (tokenOrigin !== 'made') return undefined;
    return {
      severity: 'error',
      title: 'The API does not know the key that this token was made with',
      explanation: `The token was made in this page, so no authorization server vouches for it.${answer.said} An API that refuses it does its work; one that should accept it has to be given the public key.`,
      certainty: 'likely',
      evidence: whereRefused,
      source: rfc(9068, '4'),
    };
  }),
  tokenRule('api-id-token-sent', (answer, run) => {
    if (run.token?.kind !== 'jwt') return undefined;
    const { claims } = run.token;
    const isIdToken =
      ['nonce', 'at_hash', 'c_hash'].some((name) => Object.hasOwn(claims, name)) || claims['typ'] === 'ID';
    if (!isIdToken) return undefined;
    return {
      severity: 'error',
      title: 'This looks like an ID token, not an access token',
      explanation: `It tells a client who logged in (its claims say so) and is not meant for APIs.${answer.said} Send the access_token of the same answer.`,
      certainty: 'likely',
      evidence: [{ kind: 'claim', name: 'nonce' }, { kind: 'claim', name: 'at_hash' }, ...whereRefused],
      source: rfc(9068, '5'),
    };
  }),
  tokenRule('api-refresh-token-sent', (answer, run) => {
    if (run.token?.kind !== 'jwt' || !/^(?:Refresh|Offline)$/.test(String(run.token.claims['typ']))) return undefined;
    return {
      severity: 'error',
      title: 'This is a refresh token, not an access token',
      explanation: `Its typ says so: it is for the token endpoint alone.${answer.said} Send the access_token of the same answer, and take the refresh token out of wherever it was put.`,
      evidence: [{ kind: 'claim', name: 'typ' }, ...whereRefused],
      source: rfc(6749, '1.5'),
    };
  }),
  tokenRule('api-token-damaged', (answer, { token }) => {
    if (token?.kind !== 'damaged') return undefined;
    return {
      severity: 'error',
      title: 'The token is damaged',
      explanation: `It begins like a JWT and is none: ${token.reason}${answer.said} Copy it again in one piece, or get a new one.`,
      evidence: whereRefused,
      source: rfc(7519, '7.2'),
      remedies: [{ kind: 'get-token' }],
    };
  }),
  tokenRule('api-token-unsigned', (answer, { token }) => {
    if (token?.kind !== 'jwt' || !token.unsigned) return undefined;
    return {
      severity: 'error',
      title: 'The token has no signature',
      explanation: `Anyone could have written it, so a proper API refuses it.${answer.said} Have the authorization server sign its tokens.`,
      certainty: 'likely',
      evidence: [{ kind: 'token-header', name: 'alg' }, ...whereRefused],
      source: rfc(8725, '3.2'),
    };
  }),
  tokenRule('api-says-no-jwt', (answer, { token }) => {
    if (token?.kind !== 'opaque' || !says(answer, jwtWords)) return undefined;
    return {
      severity: 'error',
      title: 'The API wants a JWT, and this token is none',
      explanation: `${answer.said.trim()} The token is opaque: a reference that only its issuer can look up. The API checks signatures instead. Name the API in the token request (audience, resource or scope): many servers issue a JWT then; or have the API introspect.`,
      certainty: 'likely',
      evidence: whereRefused,
      source: rfc(9068, '1'),
    };
  }),
  tokenRule('api-says-expired', (answer, run) => {
    if (!says(answer, /\bexpired|lifetime/i) || run.tokenLeft?.kind === 'expired') return undefined;
    return {
      severity: 'error',
      title: 'The API says that the token has expired, and here it has time left',
      explanation: `${answer.said.trim()} ${run.tokenLeft?.kind === 'left' ? `By ${run.tokenLeft.source} it would run ${durationWords(run.tokenLeft.ms)} more.` : 'Its end is not known here.'} A clock may be wrong, the API may count by its own rules, or the session behind the token was ended. Try a new token first.`,
      certainty: 'likely',
      evidence: whereRefused,
      source: rfc(6750, '3.1'),
      remedies: [{ kind: 'get-token' }],
    };
  }),
  tokenRule('api-says-signature', (answer) => {
    if (!says(answer, /signature|signing key|\bkid\b|jwks|IDX105\d\d|no matching key|algorithm/i)) return undefined;
    return {
      severity: 'error',
      title: 'The API could not check the token’s signature',
      explanation: `${answer.said.trim()} It has no key that fits: it trusts another authorization server, keeps keys from before a rotation, cannot reach the key set, or takes another algorithm. Verify the token here; if that works, the fault is on the API’s side.`,
      certainty: 'likely',
      evidence: [...whereRefused, { kind: 'token-header', name: 'kid' }, { kind: 'token-header', name: 'alg' }],
      source: rfc(9068, '4'),
    };
  }),
  tokenRule('api-says-revoked', (answer) => {
    if (!says(answer, /revoked|not active|inactive|\bactive\b.*false|blacklist|logged out/i)) return undefined;
    return {
      severity: 'error',
      title: 'The API says that the token is not active any more',
      explanation: `${answer.said.trim()} It was revoked, or the API asks (introspects) at a server that does not know it. A new token tells which: if that one is refused too, the API asks the wrong server, or as a client that may not ask.`,
      certainty: 'likely',
      evidence: whereRefused,
      source: rfc(7662, '2.2'),
      remedies: [{ kind: 'get-token' }],
    };
  }),
  ...audienceRules,
];

/** Whether the API names this as the reason, and not among several that it does not tell apart (RFC 6750 §3.1 has such words). */
function says({ description = '' }: ApiAnswer, reason: RegExp): boolean {
  return (
    reason.test(description) && !/\bor\b.*\b(?:expired|invalid|revoked|malformed)|other reasons/i.test(description)
  );
}

const jwtWords = /jwt|malformed|segment|compact|decod|pars(?:e|ing)|IDX12741|not well[- ]formed/i;

/** What the API’s clock said, ms; only where it differs from this machine’s for certain. */
function apiClockMs({ exchange }: ApiRun): number | undefined {
  const date = serverDateOf(exchange);
  if (date.kind !== 'seen') return undefined;
  const hereMs = exchange.startedAtMs + (exchange.timing.endMs ?? 0);
  return Math.abs(hereMs - date.ms) > noticeableMs + (exchange.timing.endMs ?? 0) ? date.ms : undefined;
}
