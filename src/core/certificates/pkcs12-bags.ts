import { OctetString } from 'asn1js';
import {
  type Attribute,
  AuthenticatedSafe,
  CertBag,
  type ContentInfo,
  EncryptedData,
  PKCS8ShroudedKeyBag,
  PrivateKeyInfo,
  type SafeBag,
  SafeContents,
} from 'pkijs';
import { readDer } from '../jwt/der.ts';
import type { Decrypted } from '../jwt/password-encryption.ts';
import { decrypt } from './decrypt.ts';
import { derText } from './der-text.ts';
import { hex } from './hex.ts';

/** One thing in a PKCS#12 file: a private key in PKCS#8 or a certificate, DER. */
export type Bag = {
  readonly kind: 'key' | 'certificate';
  readonly der: Uint8Array;
  /** Joins a key to its certificate (RFC 2985 §5.5.2); hexadecimal, empty where there is none. */
  readonly localKeyId: string;
  /** RFC 2985 §5.5.1. */
  readonly friendlyName: string;
};

/** `isLegacy`: some of it is encrypted in a way that is broken by now. */
export type OpenedBags = { readonly kind: 'bags'; readonly bags: readonly Bag[]; readonly isLegacy: boolean };
export type ClosedBags = Exclude<Decrypted, { kind: 'decrypted' }>;
type Bags = OpenedBags | ClosedBags;

const contentTypes = { data: '1.2.840.113549.1.7.1', encrypted: '1.2.840.113549.1.7.6' } as const;
const attributes = { friendlyName: '1.2.840.113549.1.9.20', localKeyId: '1.2.840.113549.1.9.21' } as const;
const x509Certificate = '1.2.840.113549.1.9.22.1';
// Bags within bags: real files have none, and a file that has thousands was made to break readers.
const deepest = 4;

/**
 * Every key and certificate in the content of a PKCS#12 file (RFC 7292 §4.1), out of its encryption. Throws where a
 * structure is damaged.
 */
export async function openBags(authenticatedSafe: Uint8Array, passphrase: string): Promise<Bags> {
  const { safeContents } = AuthenticatedSafe.fromBER(new Uint8Array(authenticatedSafe));
  return allOf(safeContents, (content) => openContent(content, passphrase));
}

async function openContent(content: ContentInfo, passphrase: string): Promise<Bags> {
  if (content.contentType === contentTypes.data) {
    const octets: unknown = content.content;
    if (!(octets instanceof OctetString)) return { kind: 'damaged' };
    return openSafe(SafeContents.fromBER(octets.getValue()), passphrase, deepest);
  }
  if (content.contentType !== contentTypes.encrypted)
    return { kind: 'not-supported', method: 'a certificate instead of a passphrase' };
  const { encryptedContentInfo } = new EncryptedData({ schema: content.content });
  const encrypted = new Uint8Array(encryptedContentInfo.getEncryptedContent());
  const plain = await decrypt(encryptedContentInfo.contentEncryptionAlgorithm, encrypted, passphrase);
  if (plain.kind !== 'decrypted') return plain;
  // A wrong passphrase gives a right padding once in some hundred times, and then no structure.
  if (readDer(plain.bytes)?.[0]?.tag !== 0x30) return { kind: 'wrong-passphrase' };
  const opened = await openSafe(SafeContents.fromBER(new Uint8Array(plain.bytes)), passphrase, deepest);
  return opened.kind === 'bags' ? { ...opened, isLegacy: opened.isLegacy || plain.isLegacy } : opened;
}

function openSafe({ safeBags }: SafeContents, passphrase: string, depth: number): Promise<Bags> {
  return allOf(safeBags, (bag) => openBag(bag, passphrase, depth));
}

async function openBag(bag: SafeBag, passphrase: string, depth: number): Promise<Bags> {
  const value: unknown = bag.bagValue;
  if (value instanceof PrivateKeyInfo) return one(bag, 'key', new Uint8Array(value.toSchema().toBER()), false);
  if (value instanceof CertBag) {
    const octets: unknown = value.certValue;
    if (value.certId !== x509Certificate || !(octets instanceof OctetString)) return nothing;
    return one(bag, 'certificate', new Uint8Array(octets.getValue()), false);
  }
  if (value instanceof SafeContents) return depth === 0 ? { kind: 'damaged' } : openSafe(value, passphrase, depth - 1);
  if (!(value instanceof PKCS8ShroudedKeyBag)) return nothing;
  const encrypted = new Uint8Array(value.encryptedData.getValue());
  const plain = await decrypt(value.encryptionAlgorithm, encrypted, passphrase);
  if (plain.kind !== 'decrypted') return plain;
  if (readDer(plain.bytes)?.[0]?.tag !== 0x30) return { kind: 'wrong-passphrase' };
  return one(bag, 'key', plain.bytes, plain.isLegacy);
}

/** What a file may hold besides: revocation lists, secrets, attribute certificates. */
const nothing: OpenedBags = { kind: 'bags', bags: [], isLegacy: false };

function one(bag: SafeBag, kind: Bag['kind'], der: Uint8Array, isLegacy: boolean): OpenedBags {
  const id = attributeBytes(bag.bagAttributes, attributes.localKeyId);
  const name = attributeBytes(bag.bagAttributes, attributes.friendlyName);
  const text = name && readDer(name)?.map(derText)[0];
  return {
    kind: 'bags',
    bags: [{ kind, der, localKeyId: id === undefined ? '' : hex(id), friendlyName: text ?? '' }],
    isLegacy,
  };
}

function attributeBytes(all: readonly Attribute[] | undefined, oid: string): Uint8Array | undefined {
  const value: unknown = all?.find(({ type }) => type === oid)?.values[0];
  if (typeof value !== 'object' || value === null || !('toBER' in value) || typeof value.toBER !== 'function')
    return undefined;
  const bytes: unknown = value.toBER();
  return bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : undefined;
}

/** One after the other, up to the first that stays closed. */
async function allOf<Part>(parts: readonly Part[], open: (part: Part) => Promise<Bags>): Promise<Bags> {
  let all = nothing;
  for (const part of parts) {
    const opened = await open(part);
    if (opened.kind !== 'bags') return opened;
    all = { kind: 'bags', bags: [...all.bags, ...opened.bags], isLegacy: all.isLegacy || opened.isLegacy };
  }
  return all;
}
