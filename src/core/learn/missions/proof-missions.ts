import { headerValue } from '../../http/message.ts';
import { decodeToken } from '../../jwt/decode-token.ts';
import { certificateUse } from '../../oauth/certificate-binding.ts';
import { provesByCertificate } from '../../oauth/connection.ts';
import type { Mission } from './mission.ts';
import { type Called, callsIn, isSuccess, issuedIn } from './visit.ts';

/** How a client proves who it is, and that a token is its own. */
export const proofMissions: readonly Mission[] = [
  {
    id: 'private-key-jwt',
    title: 'Prove yourself with a key',
    goal: 'Get a token with private_key_jwt: without sending anything that could be used twice.',
    hints: [
      'The client signs a short statement about itself with its private key, and sends that.',
      'Choose the playground’s client “key-server”, have the demo key filled in, and press “Get token”.',
    ],
    debrief:
      'The assertion names the client (iss and sub), the server (aud), an end and an id, and is signed anew for each request. Whoever reads it along the way learns nothing that works a minute later; the key has never left this page (RFC 7523 §2.2).',
    proof: (visit) => {
      const token = issuedIn(visit).findLast(({ run }) => run.connection.clientAuthentication === 'private_key_jwt');
      return (
        token && {
          runId: token.run.id,
          step: 'token',
          places: [{ kind: 'request-parameter', name: 'client_assertion' }],
        }
      );
    },
  },
  {
    id: 'mtls',
    title: 'Prove yourself with a certificate',
    goal: 'Get a token with a client certificate in the TLS handshake (mTLS).',
    hints: [
      'A page cannot show a client certificate; the proxy can.',
      'Choose the playground’s client “mtls-server”, through the proxy and over https, and press “Get token”.',
    ],
    debrief:
      'There is no secret in the request: only the client’s ID. The proof was given before, in the handshake, and the token is bound to the certificate, so it is of no use on another connection (RFC 8705 §2, §3).',
    proof: (visit) => {
      const token = issuedIn(visit).findLast(
        ({ run }) =>
          provesByCertificate(run.connection.clientAuthentication) && certificateUse(run.exchange)?.presented === true,
      );
      return (
        token && { runId: token.run.id, step: 'token', places: [{ kind: 'request-parameter', name: 'client_id' }] }
      );
    },
  },
  {
    id: 'stolen-token',
    title: 'DPoP, and a stolen token',
    goal: 'Call the API with a token that is bound to a key, and then have it refused without the proof of that key.',
    hints: [
      'DPoP binds a token to a key: each call carries a proof that the caller holds it (RFC 9449).',
      'Choose the playground’s client “dpop-server”, get a token, and send the request: that works.',
      'Now be the thief: press “Edit and send” in the API call, take out the line that begins with DPoP:, and send.',
    ],
    debrief:
      'The same token, letter by letter, and 401: the API wants a proof that is signed with the key that the token names, made for this method, this address and this moment. A Bearer token would have worked for anybody.',
    proof: (visit) => {
      const calls = callsIn(visit);
      const refused = calls.findLast(
        (call) =>
          call.response.status === 401 &&
          calls.some(
            (good) =>
              isSuccess(good) &&
              good.tokenText === call.tokenText &&
              proofKey(good) !== undefined &&
              proofKey(good) !== proofKey(call),
          ),
      );
      return (
        refused && {
          runId: refused.run.id,
          step: 'api',
          places: [
            { kind: 'request-header', name: 'Authorization' },
            { kind: 'response-header', name: 'WWW-Authenticate' },
          ],
        }
      );
    },
  },
  {
    id: 'dpop-nonce',
    title: 'A proof with the server’s nonce',
    goal: 'Get a token from a server that wants its own nonce in the DPoP proof.',
    hints: [
      'Such a server refuses the first request and sends a nonce along; the second request carries it.',
      'Choose the playground’s client “dpop-nonce-server” and press “Get token”: both requests are shown.',
    ],
    debrief:
      'use_dpop_nonce is no failure but a question: the DPoP-Nonce of the answer goes into the next proof, so that proofs cannot be made in advance (RFC 9449 §8).',
    proof: (visit) => {
      const token = issuedIn(visit).findLast(
        ({ run }) => run.earlier.length > 0 && headerValue(run.exchange.request.headers, 'DPoP') !== undefined,
      );
      return token && { runId: token.run.id, step: 'token', places: [{ kind: 'request-header', name: 'DPoP' }] };
    },
  },
];

/** The public key that stands in the proof of a call, as text; undefined where it carries none that can be read. */
function proofKey({ run }: Called): string | undefined {
  const proof = headerValue(run.exchange.request.headers, 'DPoP');
  const decoded = proof === undefined ? undefined : decodeToken(proof);
  return decoded?.kind === 'jwt' ? JSON.stringify(decoded.header['jwk']) : undefined;
}
