import { base64, utf8 } from '../http/bytes.ts';
import { encodeBytes, formEncode } from '../http/form.ts';
import type { HeaderField } from '../http/message.ts';
import type { BasicEncoding, Connection } from './connection.ts';

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

/** Where the connection's client authentication puts what it needs (RFC 6749 §2.3.1; `none`: RFC 7591 §2). */
export function clientAuthenticationParts(connection: Connection): ClientAuthenticationParts {
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
    case 'none':
      return { headers: [], pairs: [['client_id', clientId]] };
  }
}

function encodePart(text: string, encoding: BasicEncoding, part: 'id' | 'secret'): string {
  switch (encoding) {
    case 'raw':
      return text;
    case 'form':
      return formEncode(text);
    case 'compatible':
      return encodeCompatible(text, part);
  }
}

/**
 * Encodes only what a decoding server would change or could not take. A space becomes `%20`: every decoder reads it
 * so, while `+` is a space to form decoders only. The colon is encoded in the id, where it would end the id.
 */
function encodeCompatible(text: string, part: 'id' | 'secret'): string {
  return encodeBytes(text, (character) => {
    if (character === '%' || character === '+') return false;
    if (character === ':' && part === 'id') return false;
    return character > ' ' && character <= '~';
  });
}
