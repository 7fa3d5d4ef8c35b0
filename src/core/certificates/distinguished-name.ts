import { utf8 } from '../http/bytes.ts';
import { type DerElement, derMembers, derTags, oidText, readDer } from '../jwt/der.ts';
import { derText } from './der-text.ts';
import { hex } from './hex.ts';

/** The short names that RFC 4514 §3 has for every reader, and those that servers and openssl use beside them. */
const shortNames: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'STREET',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'title',
  '2.5.4.42': 'GN',
  '2.5.4.97': 'organizationIdentifier',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'emailAddress',
};

const setTag = 0x31;

/**
 * A distinguished name as text (RFC 4514 §2): its parts in reverse order, joined by commas, a part of several values by
 * plus signs (in any order; this one is OpenSSL’s). Empty where it has no part, undefined where the bytes are no name.
 */
export function distinguishedName(der: Uint8Array): string | undefined {
  const parts = derMembers(readDer(der)?.[0], derTags.sequence)?.map(relativeName);
  if (parts === undefined || parts.includes(undefined)) return undefined;
  return parts.toReversed().join(',');
}

function relativeName(set: DerElement): string | undefined {
  const values = derMembers(set, setTag)?.map(attribute);
  return values === undefined || values.length === 0 || values.includes(undefined)
    ? undefined
    : values.toReversed().join('+');
}

function attribute(element: DerElement): string | undefined {
  const [type, value] = derMembers(element, derTags.sequence) ?? [];
  if (type?.tag !== derTags.oid || value === undefined) return undefined;
  const oid = oidText(type);
  const name = shortNames[oid];
  const text = derText(value);
  // What has no short name or is no text is written as its bytes (RFC 4514 §2.4).
  return name === undefined || text === undefined ? `${name ?? oid}=#${hex(value.whole)}` : `${name}=${escaped(text)}`;
}

/** RFC 4514 §2.4: what has a meaning in a name is escaped; what breaks or turns a line is as well. */
function escaped(text: string): string {
  return text
    .replaceAll(/["+,;<>\\]/g, String.raw`\$&`)
    .replaceAll(/[\p{Cc}\p{Bidi_Control}]/gu, hexPairs)
    .replace(/^[ #]/, String.raw`\$&`)
    .replace(/ $/, String.raw`\ `);
}

function hexPairs(text: string): string {
  return Array.from(utf8(text), (byte) => `\\${byte.toString(16).padStart(2, '0')}`).join('');
}
