import { base64, utf8 } from '../http/bytes.ts';
import { credentialEncoders } from '../http/basic-encoding.ts';
import type { HeaderField } from '../http/message.ts';
import type { BasicEncoding, Connection } from './connection.ts';
import type { Proofs } from './proofs.ts';

/** Basic credentials layer by layer, as one would build them by hand. */
export type BasicLayers = {
  /** Id, colon, secret, as typed. */
  readonly plain: string;
  /** The same with each part encoded. */
  readonly encoded: string;
  /** What follows `Basic ` in the header. */
  readonly base64: string;
};

/** What proves the client's identity in a request: header fields and body parameters, both in order. */
export type ClientAuthenticationParts = {
  readonly headers: readonly HeaderField[];
  readonly pairs: readonly (readonly [name: string, value: string])[];
};

/**
 * The client's credentials for an HTTP Basic header (RFC 7617 §2), in UTF-8.
 *
 * `form` encodes both parts *before* joining (RFC 6749 §2.3.1, Appendix B). Many servers never decode; for them
 * `compatible` and `raw` leave what they can as typed.
 */
export function basicCredentials(clientId: string, clientSecret: string, encoding: BasicEncoding): string {
  return basicLayers(clientId, clientSecret, encoding).base64;
}

/** The steps from id and secret to the credentials. */
export function basicLayers(clientId: string, clientSecret: string, encoding: BasicEncoding): BasicLayers {
  const encoded = `${encodePart(clientId, encoding, 'id')}:${encodePart(clientSecret, encoding, 'secret')}`;
  return { plain: `${clientId}:${clientSecret}`, encoded, base64: base64(utf8(encoded)) };
}

/**
 * Where the connection's client authentication puts what it needs (RFC 6749 §2.3.1; `none`: RFC 7591 §2; assertions: RFC
 * 7521 §4.2; certificates: RFC 8705 §2). An assertion that was not made is left out: its absence is a fault of its own.
 */
export function clientAuthenticationParts(connection: Connection, proofs: Proofs): ClientAuthenticationParts {
  const { clientId, clientSecret, clientAuthentication, basicEncoding } = connection;
  switch (clientAuthentication) {
    case 'client_secret_basic': {
      const credentials = basicCredentials(clientId, clientSecret, basicEncoding);
      return { headers: [['Authorization', `Basic ${credentials}`]], pairs: [] };
    }
    case 'client_secret_post':
      return {
        headers: [],
        pairs: [
          ['client_id', clientId],
          ['client_secret', clientSecret],
        ],
      };
    case 'client_assertion':
    case 'client_secret_jwt':
    case 'private_key_jwt': {
      const made = proofs.clientAssertion;
      return { headers: [], pairs: made?.kind === 'made' ? assertionPairs(connection, made.text) : [] };
    }
    // The proof is in the handshake; the request says only whose it is (RFC 8705 §2).
    case 'tls_client_auth':
    case 'self_signed_tls_client_auth':
    case 'none':
      return { headers: [], pairs: [['client_id', clientId]] };
  }
}

function assertionPairs({ clientId, assertion }: Connection, text: string): ClientAuthenticationParts['pairs'] {
  const id = assertion.sendsClientId ? [['client_id', clientId] as const] : [];
  return [...id, ['client_assertion_type', jwtBearer], ['client_assertion', text]];
}

/** The only type of assertion that is a JWT (RFC 7523 §2.2). */
export const jwtBearer = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

function encodePart(text: string, encoding: BasicEncoding, part: 'id' | 'secret'): string {
  const encoded = credentialEncoders[encoding](text);
  // Unencoded it would end the id; where nothing is encoded, the fault is said at the field.
  return encoding === 'compatible' && part === 'id' ? encoded.replaceAll(':', '%3A') : encoded;
}
