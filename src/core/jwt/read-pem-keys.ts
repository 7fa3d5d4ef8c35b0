import { exportJWK, importPKCS8, importSPKI, importX509 } from 'jose';
import type { CandidateKey } from './key-facts.ts';
import type { KeyReading, UnreadableKeys } from './read-keys.ts';

/** One algorithm for each kind of key: a PEM is tried with each, for it says itself what it is and fits one only. */
const kinds = ['RS256', 'ES256', 'ES384', 'ES512', 'Ed25519', 'ECDH-ES'];

const importers: Readonly<Record<string, typeof importSPKI>> = {
  'PUBLIC KEY': importSPKI,
  CERTIFICATE: importX509,
  'PRIVATE KEY': importPKCS8,
};

const conversions: Readonly<Record<string, string>> = {
  'RSA PUBLIC KEY': 'Convert it with openssl rsa -RSAPublicKey_in -in key.pem -pubout.',
  'RSA PRIVATE KEY': 'Convert it with openssl pkey -in key.pem -pubout.',
  'EC PRIVATE KEY': 'Convert it with openssl pkey -in key.pem -pubout.',
  'ENCRYPTED PRIVATE KEY': 'Take its public half with openssl pkey -in key.pem -pubout.',
  'OPENSSH PRIVATE KEY': 'Take its public half with ssh-keygen -e -m PKCS8 -f key.pub.',
};

const mostBlocks = 50;

/** Reads the PEM blocks of a text (RFC 7468): public keys, certificates, and private keys with their public half. */
export async function readPemKeys(text: string, origin: 'published' | 'given'): Promise<KeyReading> {
  if (globalThis.crypto?.subtle === undefined) {
    return unreadable('The browser offers no cryptography on this page.', 'Open it at localhost or over https.');
  }
  const blocks = [...text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \1-----/g)].slice(0, mostBlocks);
  if (blocks.length === 0) return unreadable('The PEM is cut off: its END line is missing.', 'Copy it whole.');
  const keys: CandidateKey[] = [];
  for (const [block, label = ''] of blocks) {
    const key = await keyOf(block, label, keys.length + 1);
    if (key === undefined) continue;
    if ('kind' in key) return key;
    keys.push(key);
  }
  if (keys.length === 0) {
    return unreadable(
      `There is no key in it that can be read here, only ${blocks.map(([, label]) => label).join(', ')}.`,
      'Paste a public key or a certificate.',
    );
  }
  const isCertificate = blocks.some(([, label]) => label === 'CERTIFICATE');
  const isPrivate = blocks.some(([, label]) => label === 'PRIVATE KEY');
  return {
    kind: 'keys',
    form: isCertificate ? 'certificate' : 'pem',
    origin,
    keys,
    warnings: isPrivate
      ? ['This is a private key: its public half was used. For checking, the public key is enough.']
      : [],
  };
}

async function keyOf(
  block: string,
  label: string,
  position: number,
): Promise<CandidateKey | UnreadableKeys | undefined> {
  const importer = importers[label];
  if (importer === undefined) {
    const conversion = conversions[label];
    return conversion === undefined
      ? undefined
      : unreadable(`“${label}” is a form that browsers cannot read.`, conversion);
  }
  for (const alg of kinds) {
    try {
      const jwk = await exportJWK(await importer(block, alg, { extractable: true }));
      return { position, jwk: { ...jwk } };
    } catch {
      // Another kind of key, or a damaged one: the next algorithm tells.
    }
  }
  return unreadable(
    `The ${label === 'CERTIFICATE' ? 'certificate' : 'key'} cannot be read: it is damaged, or of a kind that this browser does not know.`,
    'Copy it anew, with its BEGIN and END lines.',
  );
}

function unreadable(reason: string, next: string): UnreadableKeys {
  return { kind: 'unreadable', reason, next };
}
