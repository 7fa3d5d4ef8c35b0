import { fromBase64 } from '../http/bytes.ts';
import { formDecode } from '../http/form-segments.ts';
import { jsonStringValue } from '../http/json-tokens.ts';
import { decodeToken } from '../jwt/decode-token.ts';
import { challengeLayers } from './challenge-layers.ts';
import type { Layer } from './layer.ts';
import type { MessagePart } from './message-parts.ts';
import { proofLayers } from './proof-layers.ts';

/**
 * What a value is made of: Basic credentials down to ID and secret (RFC 7617 §2, RFC 6749 Appendix B), a JWT as header
 * and claims (RFC 7519 §3), a DPoP proof and a challenge part by part, an encoded parameter as it was meant. Empty where
 * the value says all itself.
 */
export function partLayers(part: MessagePart): readonly Layer[] {
  const value = plainValue(part);
  if (part.kind === 'header') return headerLayers(part.name.toLowerCase(), value, part.hasSecret);
  if (part.kind !== 'parameter' && part.kind !== 'query' && part.kind !== 'member') return [];
  const decoded: Layer = { name: 'Decoded', text: value, secret: part.hasSecret };
  return [...(value === part.value || part.kind === 'member' ? [] : [decoded]), ...jwtLayers(value)];
}

function headerLayers(name: string, value: string, hasSecret: boolean): readonly Layer[] {
  if (name === 'www-authenticate' || name === 'proxy-authenticate') return challengeLayers(value, hasSecret);
  if (name === 'dpop') return dpopLayers(value);
  const [, scheme, credentials] = /^([\w-]+) +(\S+)$/.exec(value) ?? [];
  if (scheme?.toLowerCase() === 'basic' && credentials !== undefined) return basicLayers(credentials);
  return jwtLayers(credentials ?? value);
}

function dpopLayers(value: string): readonly Layer[] {
  const proof = decodeToken(value);
  const [signature] = jwtLayers(value).filter((layer) => layer.secret);
  return proof.kind === 'jwt' && signature !== undefined ? [...proofLayers(proof), signature] : jwtLayers(value);
}

function plainValue(part: MessagePart): string {
  if (part.kind === 'header') return part.value;
  return part.value.startsWith('"') ? jsonStringValue(part.value) : formDecode(part.value);
}

function basicLayers(credentials: string): readonly Layer[] {
  const bytes = fromBase64(credentials);
  if (bytes === undefined) return [{ name: 'Base64', text: 'This is no valid base64.', secret: false }];
  const joined = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const colon = joined.indexOf(':');
  if (colon < 0) return [{ name: 'Decoded from base64', text: joined, secret: true }];
  const id = joined.slice(0, colon);
  const secret = joined.slice(colon + 1);
  return [
    { name: 'ID, as sent', text: id, secret: false },
    { name: 'Secret, as sent', text: secret, secret: true },
    ...encodedLayer('ID, if the server decodes it', id, false),
    ...encodedLayer('Secret, if the server decodes it', secret, true),
  ];
}

/** Whether a server decodes the two is its own choice, so the second reading is told as one. */
function encodedLayer(name: string, text: string, secret: boolean): readonly Layer[] {
  const decoded = formDecode(text);
  return decoded === text ? [] : [{ name, text: decoded, secret }];
}

function jwtLayers(text: string): readonly Layer[] {
  if (!text.startsWith('eyJ')) return [];
  const token = decodeToken(text);
  if (token.kind === 'jwt') {
    return [
      { name: 'JWT header', text: token.headerJson, secret: false },
      { name: 'JWT claims', text: token.claimsJson, secret: false },
      { name: 'Signature', text: token.parts[2], secret: true },
    ];
  }
  return token.kind === 'jwe' ? [{ name: 'JWE header', text: token.headerJson, secret: false }] : [];
}
