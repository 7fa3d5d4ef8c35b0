import { headerValue } from '../../http/message.ts';
import { readIntrospection } from '../../oauth/introspection-response.ts';
import type { Mission } from './mission.ts';
import { callsIn, type Issued, issuedIn, type LookupTraffic, responseOf, type Visit } from './visit.ts';

/** What a token is, and what can be asked about it. */
export const tokenMissions: readonly Mission[] = [
  {
    id: 'opaque-or-jwt',
    title: 'Opaque or JWT',
    goal: 'Get an opaque token and a JWT, and see what can be read in each.',
    hints: [
      'Which of the two it is, the server decides; the client need not know.',
      'The playground’s client “server” gets opaque tokens, “jwt-server” gets JWTs: get one of each.',
    ],
    debrief:
      'An opaque token is a reference: only the server knows what it stands for. A JWT says it itself, in base64url that anybody can read and nobody can change. For a client both are a text to be passed on; reading the JWT is for the API.',
    proof: (visit) => {
      const all = issuedIn(visit);
      const jwt = all.findLast(({ decoded }) => decoded.kind === 'jwt');
      if (jwt === undefined || !all.some(({ decoded }) => decoded.kind === 'opaque')) return undefined;
      return { runId: jwt.run.id, step: 'token', places: [{ kind: 'token-header', name: 'alg' }] };
    },
  },
  {
    id: 'verify-by-hand',
    title: 'Verify a signature by hand',
    goal: 'Verify the signature of a JWT with a key that you picked from the server’s keys yourself.',
    hints: [
      'The server publishes its keys; “Verify” fetches them and shows the exchange under Lookups.',
      'The header of the token names the key by kid. Copy that key, or the whole set, from the answer named Keys.',
      'In the Token panel choose that the key is given here, paste it, and press “Verify” again.',
    ],
    debrief:
      'That is all an API does: find the key by kid, check the signature over the first two parts of the token, and then judge the claims. Nothing secret is needed for it, so it needs no question to the server for each call.',
    proof: (visit) => {
      const { verdict } = visit;
      if (verdict?.verdict.kind !== 'verified' || verdict.source.kind !== 'given') return undefined;
      const token = issuedIn(visit).findLast(({ answer }) => answer.accessToken === verdict.tokenText);
      return token && { runId: token.run.id, step: 'token', places: [{ kind: 'token-header', name: 'kid' }] };
    },
  },
  {
    id: 'key-rotation',
    title: 'The key is rotated',
    goal: 'Get two JWTs of one server that are signed with different keys, and then fetch the server’s keys.',
    hints: [
      'Servers change their keys from time to time. At the playground you decide when.',
      'Client “jwt-server”: “Get token”, “Rotate the signing key”, “Get token”, and then “Verify”.',
    ],
    debrief:
      'The kid in the header says which key signed. An API that keeps the keys must fetch them again when it meets a kid that it does not know, and a server must go on publishing the old key until the last token that it signed has ended.',
    proof: (visit) => {
      const all = issuedIn(visit);
      const second = all.findLast((token) =>
        all.some((first) => first.at < token.at && areOfOneServer(first, token) && differByKey(first, token)),
      );
      if (second === undefined || !keysCameAfter(second, visit)) return undefined;
      return { runId: second.run.id, step: 'token', places: [{ kind: 'token-header', name: 'kid' }] };
    },
  },
  {
    id: 'introspect',
    title: 'Ask the server about a token',
    goal: 'Have the authorization server say of an opaque token that it is active.',
    hints: [
      'An API that gets an opaque token has to ask what it stands for: that is introspection (RFC 7662).',
      'Get a token of the playground’s client “server” and press “Introspect” in the Token panel.',
    ],
    debrief:
      'active is the one member that always stands in the answer. The rest is what a JWT would have said by itself. The server can say no at once when a token is revoked; a JWT lives on until its end.',
    proof: (visit) => {
      const run = visit.runs.findLast(
        (each): each is LookupTraffic =>
          each.kind === 'lookup' &&
          each.purpose === 'introspect' &&
          each.steps.some(({ exchange }) => responseOf(exchange) && readIntrospection(exchange).kind === 'active'),
      );
      return run && { runId: run.id, step: 'lookup', places: [{ kind: 'response-member', name: 'active' }] };
    },
  },
  {
    id: 'revoke',
    title: 'Revoke a token',
    goal: 'Revoke a token, and have the API refuse it although its time is not over.',
    hints: [
      'Only a token that the server can look up can be called back: an opaque one.',
      'Client “server”: “Get token”, then “Revoke” in the Token panel, then “Send request”.',
    ],
    debrief:
      'The server answers 200 also for a token that it does not know (RFC 7009 §2.2), so the answer alone proves little: the refusal of the API does. A JWT that an API checks by itself cannot be called back in this way.',
    proof: (visit) => {
      const refused = callsIn(visit).findLast(
        (call) => call.response.status === 401 && wasRevoked(call.tokenText, call.at, visit),
      );
      return (
        refused && {
          runId: refused.run.id,
          step: 'api',
          places: [{ kind: 'response-header', name: 'WWW-Authenticate' }],
        }
      );
    },
  },
  {
    id: 'discover',
    title: 'Ask a server about itself',
    goal: 'Find an authorization server’s endpoints by its issuer alone.',
    hints: [
      'Servers publish their metadata below a well-known path (RFC 8414).',
      'Write the playground’s origin into Issuer and press “Discover”.',
    ],
    debrief:
      'One JSON document names the endpoints, the ways to authenticate and the grants. Its issuer has to be the one that was asked for, letter by letter: else anybody could publish it for somebody else.',
    proof: (visit) => {
      const run = visit.runs.findLast(
        (each): each is LookupTraffic => each.kind === 'lookup' && each.purpose === 'discover' && readsMetadata(each),
      );
      return run && { runId: run.id, step: 'lookup', places: [{ kind: 'response-member', name: 'issuer' }] };
    },
  },
];

function kidOf({ decoded }: Issued): unknown {
  return decoded.kind === 'jwt' ? decoded.header['kid'] : undefined;
}

function differByKey(one: Issued, other: Issued): boolean {
  const kids = [kidOf(one), kidOf(other)];
  return kids.every((kid) => typeof kid === 'string') && kids[0] !== kids[1];
}

function areOfOneServer(one: Issued, other: Issued): boolean {
  return one.run.exchange.request.url === other.run.exchange.request.url && one.decoded.kind === other.decoded.kind;
}

function keysCameAfter(token: Issued, { runs }: Visit): boolean {
  return runs.some(
    (run, at) =>
      at > token.at &&
      run.kind === 'lookup' &&
      run.steps.some(({ name, exchange }) => name === 'Keys' && responseOf(exchange)?.status === 200),
  );
}

function wasRevoked(tokenText: string | undefined, before: number, { runs }: Visit): boolean {
  return runs.some(
    (run, at) =>
      at < before &&
      run.kind === 'lookup' &&
      run.purpose === 'revoke' &&
      run.tokenText === tokenText &&
      run.steps.some(({ name, exchange }) => name === 'Revocation' && responseOf(exchange)?.status === 200),
  );
}

function readsMetadata({ steps }: LookupTraffic): boolean {
  return steps.some(({ exchange }) => {
    const response = responseOf(exchange);
    if (response?.status !== 200) return false;
    return /json/i.test(headerValue(response.headers, 'Content-Type') ?? '');
  });
}
