import { base64, fromBase64 } from '../http/bytes.ts';
import type { JsonObject } from './decode.ts';
import { type DerElement, derElement, derMembers, derTags, readDer } from './der.ts';
import { openEncryptedKey } from './encrypted-key.ts';
import { typedObject } from './make-typed-object.ts';
import type { NoSigningKey } from './signing-key.ts';

/** A private key as a text that `readSigningKey` takes: PEM with PKCS#8, or one JWK. */
export type PrivateKeyText = { readonly kind: 'text'; readonly text: string };

/**
 * Brings a pasted private key into a form that browsers read: PKCS#1 (RFC 8017 A.1.2) and SEC 1 (RFC 5915) are wrapped as
 * PKCS#8, an encrypted one is opened with its passphrase, and out of a JWK set the one private key is taken. Any other
 * text is handed on as it is: what is wrong with it is said by whoever reads it.
 */
export async function privateKeyText(text: string, passphrase: string): Promise<PrivateKeyText | NoSigningKey> {
  const trimmed = text.trim();
  if (trimmed.startsWith('{')) return keyOfSet(trimmed);
  const blocks = pemBlocks(trimmed);
  const old = blocks.find(({ body }) => body.includes('Proc-Type:') && body.includes('ENCRYPTED'));
  if (old !== undefined) return noKey(oldEncryption(old.body));
  const cut = [...trimmed.matchAll(/-----BEGIN ([A-Z0-9 ]*PRIVATE KEY)-----/g)].find(
    ([, label]) => !blocks.some((block) => block.label === label),
  );
  if (cut !== undefined) return noKey(`The private key is cut off: its END ${cut[1] ?? ''} line is missing.`);
  for (const { label, body } of blocks) {
    const wrap = wrappers[label];
    if (wrap === undefined) continue;
    const bytes = fromBase64(body.replaceAll(/\s/g, ''));
    if (bytes === undefined || bytes.length === 0) {
      return noKey('What stands between the BEGIN and END lines is no base64: the key was damaged in copying.');
    }
    return await wrap(bytes, { passphrase, blocks });
  }
  return { kind: 'text', text };
}

type PemBlock = { readonly label: string; readonly body: string };
type Beside = { readonly passphrase: string; readonly blocks: readonly PemBlock[] };
type Wrapped = PrivateKeyText | NoSigningKey;

const wrappers: Readonly<Record<string, (der: Uint8Array, beside: Beside) => Wrapped | Promise<Wrapped>>> = {
  'RSA PRIVATE KEY': (der) => pkcs8Text(wrapped(rsaIdentifier, der)),
  'EC PRIVATE KEY': ecText,
  'ENCRYPTED PRIVATE KEY': async (der, { passphrase }) => {
    const opened = await openEncryptedKey(der, passphrase);
    return opened.kind === 'no-key' ? noKey(opened.reason) : pkcs8Text(opened.pkcs8);
  },
};

const zero = derElement(derTags.integer, new Uint8Array([0]));
/** rsaEncryption with NULL (RFC 8017 A.1), and id-ecPublicKey (RFC 5480 §2.1.1). */
const rsaIdentifier = derElement(
  derTags.sequence,
  new Uint8Array([0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00]),
);
const ecOid = new Uint8Array([0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01]);

function wrapped(identifier: Uint8Array, key: Uint8Array): Uint8Array {
  return derElement(derTags.sequence, zero, identifier, derElement(derTags.octetString, key));
}

/** The curve stands in the key itself (RFC 5915 §3), or in a block of its own before it, as OpenSSL writes it. */
function ecText(der: Uint8Array, { blocks }: Beside): Wrapped {
  const members = derMembers(readDer(der)?.[0], derTags.sequence);
  if (members === undefined) return noKey('This EC key is damaged: copy it anew, with its BEGIN and END lines.');
  const inside = members.find(({ tag }) => tag === derTags.context0);
  const curve = readDer(inside?.content ?? besideCurve(blocks))?.[0];
  if (!isNamed(curve))
    return noKey('This EC key does not say on which named curve it is. Convert it with openssl pkey -in key.pem.');
  return pkcs8Text(wrapped(derElement(derTags.sequence, ecOid, curve.whole), der));
}

function besideCurve(blocks: readonly PemBlock[]): Uint8Array {
  const block = blocks.find(({ label }) => label === 'EC PARAMETERS');
  return fromBase64((block?.body ?? '').replaceAll(/\s/g, '')) ?? new Uint8Array(0);
}

function isNamed(curve: DerElement | undefined): curve is DerElement {
  return curve?.tag === derTags.oid;
}

function pkcs8Text(der: Uint8Array): PrivateKeyText {
  return { kind: 'text', text: `-----BEGIN PRIVATE KEY-----\n${base64(der)}\n-----END PRIVATE KEY-----` };
}

function pemBlocks(text: string): readonly PemBlock[] {
  return [...text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----([^]*?)-----END \1-----/g)].map(
    ([, label = '', body = '']) => ({
      label,
      body,
    }),
  );
}

function oldEncryption(body: string): string {
  const method = /DEK-Info:\s*([A-Z0-9-]+)/.exec(body)?.[1] ?? 'an old method';
  return `This private key is encrypted in OpenSSL’s old way (${method}, with MD5), which browsers cannot open. Convert it with openssl pkcs8 -topk8 -in key.pem -out new.pem and paste the new file.`;
}

/** A set with one private key that signs is that key; with several it cannot be told which is meant. */
function keyOfSet(text: string): Wrapped {
  const typed = typedObject(text);
  const keys: unknown = typed.kind === 'fault' ? undefined : typed.object['keys'];
  if (!Array.isArray(keys)) return { kind: 'text', text };
  const each = keys.filter((key): key is JsonObject => typeof key === 'object' && key !== null);
  const isPrivate = each.filter((key) => typeof key['d'] === 'string' && key['use'] !== 'enc');
  const [only] = isPrivate;
  if (only === undefined)
    return noKey('This set of keys holds public keys only: they can verify, not sign. Paste the private key.');
  if (isPrivate.length > 1)
    return noKey(`This set holds ${isPrivate.length} private keys. Paste the one that is meant, from its { to its }.`);
  return { kind: 'text', text: JSON.stringify(only) };
}

function noKey(reason: string): NoSigningKey {
  return { kind: 'no-key', reason };
}
