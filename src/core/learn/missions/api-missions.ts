import type { Mission } from './mission.ts';
import { type Called, callsIn, challengeError, isSuccess, type Issued, issuedIn, type Visit } from './visit.ts';

const challenge = [{ kind: 'response-header', name: 'WWW-Authenticate' }] as const;

/** What an API says to a token. */
export const apiMissions: readonly Mission[] = [
  {
    id: 'expired-token',
    title: 'A token runs out',
    goal: 'Have the API refuse a token because its time is over, and then be let in with a new one.',
    hints: [
      'The playground’s client “short-lived” gets tokens that live for 15 seconds.',
      'Choose “short-lived”, press “Get token”, wait until no time is left, and press “Send request”; then get a new token and send again.',
    ],
    debrief:
      'The API answers 401 with invalid_token, and the client gets a new token: that is all there is to renewing in this flow (RFC 6750 §3.1). expires_in counts from when the answer came; asking shortly before the end spares the refusal.',
    proof: (visit) => {
      const refused = callsIn(visit).findLast(
        (call) => call.response.status === 401 && isOver(call, visit) && wasLetInLater(call, visit),
      );
      return refused && { runId: refused.run.id, step: 'api', places: challenge };
    },
  },
  {
    id: 'forbidden',
    title: 'Valid, and yet 403',
    goal: 'Have the API answer 403 to a valid token, and then be let in at the same address.',
    hints: [
      'A token can be good and still not allow this: then its scope is too small.',
      'The playground’s API at /read wants the scope read. Get a token with Scope write, call /read, and read the challenge.',
      'With the client “server”: Scope write, “Get token”, API URL ending in /read, “Send request”; then Scope read, “Get token”, “Send request”.',
    ],
    debrief:
      '401 says: this token is not good, get another. 403 with insufficient_scope says: it is good, and another one like it would change nothing (RFC 6750 §3.1). The challenge names the scope that is needed.',
    proof: (visit) => {
      const refused = callsIn(visit).findLast(
        (call) =>
          call.response.status === 403 && challengeError(call) === 'insufficient_scope' && wasLetInLater(call, visit),
      );
      return refused && { runId: refused.run.id, step: 'api', places: challenge };
    },
  },
  {
    id: 'wrong-audience',
    title: 'A token for somebody else',
    goal: 'Have the API refuse a JWT that is meant for another API, and then be let in with one that is meant for it.',
    hints: [
      'The claim aud says for which API a token is. The playground has a fault “Wrong aud”.',
      'Client “jwt-server”, fault “Wrong aud” on: get a token and send the request. Then “All faults off”, get another token, and send again.',
    ],
    debrief:
      'A token names its audience so that an API that got it cannot use it elsewhere. An API that does not look at aud lets in every token that the server ever issued, to anybody (RFC 9068 §4).',
    proof: (visit) => {
      const calls = callsIn(visit);
      const refused = calls.findLast((call) => {
        const audience = audienceOf(call, visit);
        return (
          call.response.status === 401 &&
          audience !== undefined &&
          calls.some((later) => {
            const other = audienceOf(later, visit);
            return later.at > call.at && isSuccess(later) && other !== undefined && other !== audience;
          })
        );
      });
      return refused && { runId: refused.run.id, step: 'api', places: [{ kind: 'claim', name: 'aud' }, ...challenge] };
    },
  },
];

function tokenOf({ tokenText }: Called, visit: Visit): Issued | undefined {
  return issuedIn(visit).find(({ answer }) => answer.accessToken === tokenText);
}

/** Many a server counts in whole seconds, and cuts off the part of the second in which it issued the token. */
const cutOffSeconds = 1;

/** Whether the token's time was over when the call left. Servers count from when they issued it, so the request does, too. */
function isOver(call: Called, visit: Visit): boolean {
  const token = tokenOf(call, visit);
  const seconds = token?.answer.expiresInSeconds;
  if (token === undefined || seconds === undefined) return false;
  return call.run.exchange.startedAtMs >= token.run.exchange.startedAtMs + (seconds - cutOffSeconds) * 1000;
}

/** Whether a later call to the same place, with another token, worked. */
function wasLetInLater(call: Called, visit: Visit): boolean {
  return callsIn(visit).some(
    (later) =>
      later.at > call.at && isSuccess(later) && later.tokenText !== call.tokenText && pathOf(later) === pathOf(call),
  );
}

function pathOf({ run }: Called): string {
  const { url } = run.exchange.request;
  return URL.canParse(url) ? new URL(url).pathname : url;
}

/** The audience of the token that a call carried, as text, where it was a JWT that was issued in this visit. */
function audienceOf(call: Called, visit: Visit): string | undefined {
  const decoded = tokenOf(call, visit)?.decoded;
  const audience = decoded?.kind === 'jwt' ? decoded.claims['aud'] : undefined;
  return audience === undefined ? undefined : JSON.stringify(audience);
}
