import { latin1 } from '../http/bytes.ts';
import { type DerElement, derMembers, derTags, readDer } from '../jwt/der.ts';
import type { AltName } from './certificate-facts.ts';
import { distinguishedName } from './distinguished-name.ts';
import { hex } from './hex.ts';

/** The names in a subjectAltName extension (RFC 5280 §4.2.1.6), in their order; none where its value is damaged. */
export function altNames(value: Uint8Array): readonly AltName[] {
  return derMembers(readDer(value)?.[0], derTags.sequence)?.map(altName) ?? [];
}

/** The tags are those of GeneralName, context 1, 2, 4, 6 and 7. */
function altName({ tag, content, whole }: DerElement): AltName {
  if (tag === 0x81) return { type: 'email', value: latin1(content) };
  if (tag === 0x82) return { type: 'dns', value: latin1(content) };
  if (tag === 0xa4) return { type: 'name', value: distinguishedName(content) ?? hex(content) };
  if (tag === 0x86) return { type: 'uri', value: latin1(content) };
  if (tag === 0x87) return { type: 'ip', value: ipText(content) };
  return { type: 'other', value: hex(whole) };
}

/** IPv6 in full length: which of its zeros to leave out is a matter of taste. */
function ipText(bytes: Uint8Array): string {
  if (bytes.length === 4) return [...bytes].join('.');
  if (bytes.length !== 16) return hex(bytes);
  return (hex(bytes).match(/.{4}/g) ?? []).map((group) => group.replace(/^0{1,3}/, '')).join(':');
}
