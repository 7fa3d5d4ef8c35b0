import { createPrivateKey, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { NoPkcs12, Pkcs12Identities } from '#core/certificates/client-identity.ts';
import { readPkcs12 } from '#core/certificates/read-pkcs12.ts';
import { derElement, derMembers, derTags, readDer } from '#core/jwt/der.ts';
import { madeFile, madeText, passphrase } from './made-files.ts';

async function open(file: Uint8Array, secret = passphrase): Promise<Pkcs12Identities> {
  const answer = await readPkcs12(file, secret);
  if (answer.kind !== 'identities') throw new Error(answer.reason);
  return answer;
}

async function refusal(file: Uint8Array, secret = passphrase): Promise<NoPkcs12> {
  const answer = await readPkcs12(file, secret);
  if (answer.kind === 'identities') throw new Error('It was opened.');
  return answer;
}

const old =
  'The file is encrypted in an old way (Triple DES or RC2), which protects it little: keep it as you keep a bare key.';
const noMac = 'The file has no MAC, so nothing shows whether somebody changed it.';

describe('a PKCS#12 file (RFC 7292)', () => {
  it.each([
    ['as OpenSSL 3 writes it', 'modern.p12', passphrase, []],
    ['with an RSA key', 'rsa.p12', passphrase, []],
    ['with an Ed25519 key', 'ed25519.p12', passphrase, []],
    ['with a key on a curve that browsers do not know', 'koblitz.p12', passphrase, []],
    ['with AES-128 and SHA-512', 'sha512.p12', passphrase, []],
    ['as OpenSSL 1 and old Windows write it, with 40-bit RC2', 'rc2-40.p12', passphrase, [old]],
    ['with Triple DES', 'triple-des.p12', passphrase, [old]],
    ['with Triple DES in the newer form', 'pbes2-triple-des.p12', passphrase, [old]],
    ['without a MAC', 'no-mac.p12', passphrase, [noMac]],
    ['with an empty passphrase', 'empty-passphrase.p12', '', []],
    ['without any protection', 'bare.p12', '', [noMac]],
  ])('gives the key and its chain, the client’s certificate first: %s', async (_, name, secret, remarks) => {
    const answer = await open(madeFile(name), secret);
    const [identity] = answer.identities;
    if (identity === undefined) throw new Error('none');
    const leaf = new X509Certificate(identity.certificatePem);
    expect(leaf.checkPrivateKey(createPrivateKey(identity.privateKeyPem))).toBe(true);
    expect(identity.chain.map(({ isAuthority }) => isAuthority)).toEqual([false, true]);
    expect(identity.certificatePem).toBe(identity.leaf.pem + madeText('authority.pem'));
    expect(identity.friendlyName).toBe('my client');
    expect(answer.remarks).toEqual(remarks);
    expect(answer.identities).toHaveLength(1);
  });

  it('with several keys gives each with its own chain, for the person to choose', async () => {
    const { identities } = await open(joined('bare.p12', 'bare-rsa.p12'), '');
    expect(identities.map(({ leaf, chain }) => [leaf.key.algorithm, chain.length])).toEqual([
      ['EC', 2],
      ['RSA', 2],
    ]);
  });

  it('with the same key twice gives it once', async () => {
    expect((await open(joined('bare.p12', 'bare.p12'), '')).identities).toHaveLength(1);
  });

  it('is read as well where its lengths are left open, as BER allows', async () => {
    const whole = madeFile('modern.p12');
    const content = readDer(whole)?.[0]?.content ?? new Uint8Array(0);
    const open80 = new Uint8Array([0x30, 0x80, ...content, 0, 0]);
    expect((await open(open80)).identities).toHaveLength(1);
  });
});

describe('a PKCS#12 file that does not open', () => {
  it.each([
    ['a wrong passphrase', 'modern.p12', 'Pässword', 'passphrase-wrong'],
    ['a wrong passphrase for an old one', 'rc2-40.p12', 'x', 'passphrase-wrong'],
    ['a wrong passphrase where there is no MAC', 'no-mac.p12', 'x', 'passphrase-wrong'],
    ['no passphrase', 'modern.p12', '', 'passphrase-missing'],
    ['no passphrase where there is no MAC', 'no-mac.p12', '', 'passphrase-missing'],
    ['no key', 'no-key.p12', passphrase, 'no-key'],
    ['no certificate', 'no-certificate.p12', passphrase, 'no-certificate'],
    ['RC4', 'rc4.p12', passphrase, 'not-supported'],
    ['a certificate in PEM', 'client.pem', passphrase, 'not-pkcs12'],
  ])('says so: %s', async (_, name, secret, kind) => {
    expect(await refusal(madeFile(name), secret)).toEqual({ kind, reason: expect.stringMatching(/[.”]$/) });
  });

  it('names what it is protected with, and the command that converts it', async () => {
    const { reason } = await refusal(madeFile('rc4.p12'));
    expect(reason).toContain('the PKCS#12 scheme with 128-bit RC4');
    expect(reason).toContain('openssl pkcs12 -legacy -in old.p12');
  });

  it('says so: a key for none of its certificates', async () => {
    const [, key] = contentsOf('bare.p12');
    const [certificates] = contentsOf('bare-rsa.p12');
    expect((await refusal(pfx([certificates, key]), '')).kind).toBe('key-of-another-certificate');
  });

  it('says so: more than a megabyte', async () => {
    expect((await refusal(new Uint8Array(1024 * 1024 + 1))).kind).toBe('too-big');
  });

  it('refuses what was made to keep the page busy', async () => {
    const [version, content, mac] = derMembers(readDer(madeFile('modern.p12'))?.[0], derTags.sequence) ?? [];
    const [digest, salt] = derMembers(mac, derTags.sequence) ?? [];
    if (!version || !content || !digest || !salt) throw new Error('no PFX');
    const rounds = derElement(derTags.integer, new Uint8Array([0x7f, 0xff, 0xff, 0xff]));
    const made = derElement(
      derTags.sequence,
      version.whole,
      content.whole,
      derElement(derTags.sequence, digest.whole, salt.whole, rounds),
    );
    expect((await refusal(made)).kind).toBe('not-supported');
  });
});

type Content = Uint8Array | undefined;

/** The parts of a file without a MAC. */
function contentsOf(name: string): readonly Content[] {
  const [, content] = derMembers(readDer(madeFile(name))?.[0], derTags.sequence) ?? [];
  const [, explicit] = derMembers(content, derTags.sequence) ?? [];
  const octets = readDer(explicit?.content ?? new Uint8Array(0))?.[0];
  const safe = readDer(octets?.content ?? new Uint8Array(0))?.[0];
  return (derMembers(safe, derTags.sequence) ?? []).map(({ whole }) => whole);
}

function pfx(contents: readonly Content[]): Uint8Array {
  const safe = derElement(derTags.sequence, ...contents.filter((each) => each !== undefined));
  const data = new Uint8Array([0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x01]);
  const content = derElement(derTags.context0, derElement(derTags.octetString, safe));
  return derElement(
    derTags.sequence,
    derElement(derTags.integer, new Uint8Array([3])),
    derElement(derTags.sequence, data, content),
  );
}

function joined(...names: readonly string[]): Uint8Array {
  return pfx(names.flatMap(contentsOf));
}
