import { fromBase64, latin1 } from '../http/bytes.ts';
import { notAToken, type NotAToken, type Paste } from './recognise-outcome.ts';
import { tokenWithin } from './recognise-within.ts';

const saml =
  'This is a SAML assertion or message, not an access token. An authorization server may exchange an assertion for a token (RFC 7522).';

/** Markup: a web page, SAML in the clear or in base64, other XML. */
export function recogniseMarkup({ text, bare }: Paste): NotAToken | undefined {
  if (isSaml(text) || isSaml(decodedXml(bare))) return notAToken('saml', saml);
  if (/^<(?:!doctype html|html|head|body|script|style|meta|title|div|p|h1|form|pre|a)(?=[\s>/])/i.test(text)) {
    return notAToken(
      'html',
      'This is a piece of a web page (HTML), not an access token: perhaps an error page or a login page came instead of the answer.',
      tokenWithin(text),
    );
  }
  if (/^<(?:\?xml|[A-Za-z][\w.-]{0,60}:|[A-Za-z][\w.-]{0,60}\s+xmlns)/.test(text)) {
    return notAToken('text', 'This is XML, not an access token.', tokenWithin(text));
  }
  return undefined;
}

function isSaml(xml: string): boolean {
  return /^\s{0,64}</.test(xml) && xml.includes('urn:oasis:names:tc:SAML');
}

/** Base64 of `<saml`, `<?xml` and whatever else begins like a tag of XML. */
function decodedXml(text: string): string {
  if (!/^(?:PHNhb|PD94b|PFJlc|PEFzc|PHAx|PG5z)/.test(text)) return '';
  const plain = text.replaceAll(/%(?:2B|2F|3D)/gi, (code) => decodeURIComponent(code)).replaceAll(/\s/g, '');
  const bytes = fromBase64(plain.replaceAll('-', '+').replaceAll('_', '/'));
  return bytes === undefined ? '' : latin1(bytes);
}
