import { OctetString } from 'asn1js';
import { PFX } from 'pkijs';
import { latin1 } from '../http/bytes.ts';
import { subtleCrypto } from '../jwt/signing-key.ts';
import type { NoPkcs12, Pkcs12Identities } from './client-identity.ts';
import { noPkcs12, notSupported } from './no-pkcs12.ts';
import { type ClosedBags, openBags, type OpenedBags } from './pkcs12-bags.ts';
import { identitiesOf } from './pkcs12-identities.ts';
import { checkSeal, type Seal } from './pkcs12-seal.ts';

const mostBytes = 1024 * 1024;
const signedData = '1.2.840.113549.1.7.2';

/**
 * Takes the private keys with their certificates out of a PKCS#12 file (RFC 7292; `.p12`, `.pfx`) with its passphrase.
 * Never throws; what cannot be opened gets a sentence that says what to do.
 */
export async function readPkcs12(file: Uint8Array, passphrase: string): Promise<Pkcs12Identities | NoPkcs12> {
  if (file.length > mostBytes) return noPkcs12('too-big');
  if (subtleCrypto() === undefined) return noPkcs12('no-cryptography');
  const isText = latin1(file.subarray(0, 4096)).includes('-----BEGIN ');
  const pfx = isText ? undefined : pfxOf(file);
  if (pfx === undefined) return noPkcs12('not-pkcs12');
  if (pfx.authSafe.contentType === signedData) return notSupported('a signature in place of a passphrase');
  try {
    const octets: unknown = pfx.authSafe.content;
    if (!(octets instanceof OctetString)) return noPkcs12('damaged');
    const content = new Uint8Array(octets.getValue());
    const seal = await checkSeal(pfx, content, passphrase);
    if (seal === 'broken') return passphraseFault(passphrase);
    if (seal === 'too-many-rounds') return notSupported('more rounds of hashing than are done here');
    const opened = await openBags(content, passphrase);
    return opened.kind === 'bags' ? await identified(opened, seal) : closed(opened, passphrase);
  } catch {
    return noPkcs12('damaged');
  }
}

function pfxOf(file: Uint8Array): PFX | undefined {
  try {
    const pfx = PFX.fromBER(new Uint8Array(file));
    return pfx.version === 3 ? pfx : undefined;
  } catch {
    return undefined;
  }
}

async function identified({ bags, isLegacy }: OpenedBags, seal: Seal): Promise<Pkcs12Identities | NoPkcs12> {
  if (!bags.some(({ kind }) => kind === 'key')) return noPkcs12('no-key');
  if (!bags.some(({ kind }) => kind === 'certificate')) return noPkcs12('no-certificate');
  const identities = await identitiesOf(bags);
  if (identities.length === 0) return noPkcs12('key-of-another-certificate');
  const remarks = [
    ...(isLegacy
      ? [
          'The file is encrypted in an old way (Triple DES or RC2), which protects it little: keep it as you keep a bare key.',
        ]
      : []),
    ...(seal === 'none' ? ['The file has no MAC, so nothing shows whether somebody changed it.'] : []),
    ...(seal === 'not-checked' ? ['The file has a MAC of a kind that is not checked here (RFC 9579).'] : []),
  ];
  return { kind: 'identities', identities, remarks };
}

function closed(bags: ClosedBags, passphrase: string): NoPkcs12 {
  switch (bags.kind) {
    case 'damaged':
      return noPkcs12('damaged');
    case 'wrong-passphrase':
      return passphraseFault(passphrase);
    case 'not-supported':
      return notSupported(bags.method);
    case 'too-many-rounds':
      return notSupported(`${bags.rounds} rounds of hashing, more than are done here`);
  }
}

function passphraseFault(passphrase: string): NoPkcs12 {
  return noPkcs12(passphrase === '' ? 'passphrase-missing' : 'passphrase-wrong');
}
