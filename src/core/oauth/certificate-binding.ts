import type { ClientCertificateUse } from '../http/client-certificate.ts';
import { base64, latin1Bytes } from '../http/bytes.ts';
import type { Exchange } from '../http/exchange.ts';
import type { DecodedToken } from '../jwt/decode.ts';

/** The thumbprint of the certificate that a token is bound to (`cnf` with `x5t#S256`, RFC 8705 §3.1); undefined for none. */
export function boundCertificate(token: DecodedToken | undefined): string | undefined {
  const cnf = token?.kind === 'jwt' ? token.claims['cnf'] : undefined;
  if (typeof cnf !== 'object' || cnf === null) return undefined;
  const thumbprint: unknown = Object.getOwnPropertyDescriptor(cnf, 'x5t#S256')?.value;
  return typeof thumbprint === 'string' ? thumbprint : undefined;
}

/** What the handshake of an exchange came to as regards the client's certificate; undefined in the browser, and for http. */
export function certificateUse({ peer }: Exchange): ClientCertificateUse | undefined {
  return peer?.tls?.clientCertificate;
}

/** The `x5t#S256` (RFC 8705 §3.1) of the certificate that was shown in this exchange; undefined where none was. */
export function shownCertificate(exchange: Exchange): string | undefined {
  const use = certificateUse(exchange);
  return use?.presented === true && use.held !== undefined ? x5tS256(use.held.sha256) : undefined;
}

/** A SHA-256 in hex as base64url without padding (RFC 7515 §2). */
function x5tS256(hex: string): string {
  const bytes = (hex.match(/../g) ?? []).map((pair) => String.fromCharCode(Number.parseInt(pair, 16)));
  return base64(latin1Bytes(bytes.join('')))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
