import type { Mission } from './mission.ts';
import { answerOf, issuedIn, scopesOf } from './visit.ts';

/** The road itself: asking for tokens. */
export const firstMissions: readonly Mission[] = [
  {
    id: 'first-token',
    title: 'The first token',
    goal: 'Get an access token from an authorization server.',
    hints: [
      'The playground is a real authorization server on this machine; a press fills it in.',
      'Press “Use the playground”, then “Get token”.',
    ],
    debrief:
      'One POST, one answer: no user, no browser window, no second step. access_token is the token itself; whoever holds it can use it, so it is treated like a password.',
    proof: (visit) => {
      const [first] = issuedIn(visit);
      return (
        first && { runId: first.run.id, step: 'token', places: [{ kind: 'response-member', name: 'access_token' }] }
      );
    },
  },
  {
    id: 'add-scope',
    title: 'Add a scope',
    goal: 'Get a token without the scope write, and then one of the same client that has it.',
    hints: [
      'The scope is what the token is to allow: words, separated by spaces.',
      'With the playground’s client “server”: write only read into Scope and press “Get token”; then write read write and press it again.',
    ],
    debrief:
      'The client asks, the server decides. Where the answer has no scope, exactly what was asked for was granted (RFC 6749 §5.1); where it has one, that counts, and it may be less.',
    proof: (visit) => {
      const all = issuedIn(visit);
      const wider = all.findLast((token) =>
        all.some(
          (before) =>
            before.at < token.at &&
            before.run.connection.clientId === token.run.connection.clientId &&
            scopesOf(token).some((word) => !scopesOf(before).includes(word)),
        ),
      );
      return wider && { runId: wider.run.id, step: 'token', places: [{ kind: 'request-parameter', name: 'scope' }] };
    },
  },
  {
    id: 'repair-invalid-client',
    title: 'Repair invalid_client',
    goal: 'Be refused with invalid_client, and then get a token from the same server.',
    hints: [
      'invalid_client says that the server does not believe who you are: ID, secret, or the way in which they are sent.',
      'Change one letter of Client secret and press “Get token”; read the finding; then put the letter back and press again.',
    ],
    debrief:
      'Servers say no more than invalid_client on purpose: whether the ID or the secret was wrong would help somebody who guesses. So look at what was really sent: the secret as it is on the wire, and where it stands.',
    proof: (visit) => {
      const refused = visit.runs.findLast((run, at) => {
        if (run.kind !== 'token') return false;
        const answer = answerOf(run);
        if (answer?.kind !== 'refused' || answer.error !== 'invalid_client') return false;
        return issuedIn(visit).some(
          (token) => token.at > at && token.run.exchange.request.url === run.exchange.request.url,
        );
      });
      return refused && { runId: refused.id, step: 'token', places: [{ kind: 'response-member', name: 'error' }] };
    },
  },
  {
    id: 'basic-or-body',
    title: 'Basic or body',
    goal: 'Get one token with the secret in the Authorization header, and one of the same client with the secret in the body.',
    hints: [
      'Client authentication has both: client_secret_basic and client_secret_post.',
      'Get a token of the playground’s client “server”, choose client_secret_post under Client authentication, and get another.',
    ],
    debrief:
      'Basic is the one that every server must support (RFC 6749 §2.3.1), and base64 hides nothing. In the body the secret is a parameter like any other. A server that allows one of the two refuses the other with invalid_client, although ID and secret are right.',
    proof: (visit) => {
      const all = issuedIn(visit);
      const post = all.findLast(
        ({ run }) =>
          run.connection.clientAuthentication === 'client_secret_post' &&
          all.some(
            (other) =>
              other.run.connection.clientAuthentication === 'client_secret_basic' &&
              other.run.connection.clientId === run.connection.clientId,
          ),
      );
      return (
        post && { runId: post.run.id, step: 'token', places: [{ kind: 'request-parameter', name: 'client_secret' }] }
      );
    },
  },
];
