import { CompactEncrypt, exportJWK, exportPKCS8, generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { decodeToken } from '#core/jwt/decode-token.ts';
import { decryptToken } from '#core/jwt/decrypt-token.ts';
import { readKeys, sharedSecret } from '#core/jwt/read-keys.ts';

const ring =
  'You can trust us to stick with you through thick and thin–to the bitter end. And you can trust us to keep any secret of yours–closer than you keep it yourself. But you cannot trust us to let you face trouble alone, and go off without a word. We are your friends, Frodo.';
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const with_ = async (token: string, key: unknown) =>
  decryptToken({ token, reading: await readKeys(typeof key === 'string' ? key : JSON.stringify(key), 'given') });

describe('decryptToken opens the examples of RFC 7520', () => {
  it.each([
    [
      '§5.4, ECDH-ES+A128KW',
      'eyJhbGciOiJFQ0RILUVTK0ExMjhLVyIsImtpZCI6InBlcmVncmluLnRvb2tAdHVja2Jvcm91Z2guZXhhbXBsZSIsImVwayI6eyJrdHkiOiJFQyIsImNydiI6IlAtMzg0IiwieCI6InVCbzRrSFB3Nmtiang1bDB4b3dyZF9vWXpCbWF6LUdLRlp1NHhBRkZrYllpV2d1dEVLNml1RURzUTZ3TmROZzMiLCJ5Ijoic3AzcDVTR2haVkMyZmFYdW1JLWU5SlUyTW84S3BvWXJGRHI1eVBOVnRXNFBnRXdaT3lRVEEtSmRhWTh0YjdFMCJ9LCJlbmMiOiJBMTI4R0NNIn0.0DJjBXri_kBcC46IkU5_Jk9BqaQeHdv2.mH-G2zVqgztUtnW_.tkZuOO9h95OgHJmkkrfLBisku8rGf6nzVxhRM3sVOhXgz5NJ76oID7lpnAi_cPWJRCjSpAaUZ5dOR3Spy7QuEkmKx8-3RCMhSYMzsXaEwDdXta9Mn5B7cCBoJKB0IgEnj_qfo1hIi-uEkUpOZ8aLTZGHfpl05jMwbKkTe2yK3mjF6SBAsgicQDVCkcY9BLluzx1RmC3ORXaM0JaHPB93YcdSDGgpgBWMVrNU1ErkjcMqMoT_wtCex3w03XdLkjXIuEr2hWgeP-nkUZTPU9EoGSPj6fAS-bSz87RCPrxZdj_iVyC6QWcqAu07WNhjzJEPc4jVntRJ6K53NgPQ5p99l3Z408OUqj4ioYezbS6vTPlQ.WuGzxmcreYjpHGJoa17EBg',
      {
        kty: 'EC',
        crv: 'P-384',
        x: 'YU4rRUzdmVqmRtWOs2OpDE_T5fsNIodcG8G5FWPrTPMyxpzsSOGaQLpe2FpxBmu2',
        y: 'A8-yxCHxkfBz3hKZfI1jUYMjUhsEveZ9THuwFjH2sCNdtksRJU7D5-SkgaFL1ETP',
        d: 'iTx2pk7wW-GqJkHcEkFQb2EFyYcO7RugmaW3mRrQVAOUiPommT0IdnYK2xDlZh-j',
      },
    ],
    [
      '§5.6, dir',
      'eyJhbGciOiJkaXIiLCJraWQiOiI3N2M3ZTJiOC02ZTEzLTQ1Y2YtODY3Mi02MTdiNWI0NTI0M2EiLCJlbmMiOiJBMTI4R0NNIn0..refa467QzzKx6QAB.JW_i_f52hww_ELQPGaYyeAB6HYGcR559l9TYnSovc23XJoBcW29rHP8yZOZG7YhLpT1bjFuvZPjQS-m0IFtVcXkZXdH_lr_FrdYt9HRUYkshtrMmIUAyGmUnd9zMDB2n0cRDIHAzFVeJUDxkUwVAE7_YGRPdcqMyiBoCO-FBdE-Nceb4h3-FtBP-c_BIwCPTjb9o0SbdcdREEMJMyZBH8ySWMVi1gPD9yxi-aQpGbSv_F9N4IZAxscj5g-NJsUPbjk29-s7LJAGb15wEBtXphVCgyy53CoIKLHHeJHXex45Uz9aKZSRSInZI-wjsY0yu3cT4_aQ3i1o-tiE-F8Ios61EKgyIQ4CWao8PFMj8TTnp.vbb32Xvllea2OtmHAdccRQ',
      { kty: 'oct', k: 'XctOhJAkA-pD9Lh7ZgW_2A' },
    ],
    [
      '§5.9, A128KW and compressed',
      'eyJhbGciOiJBMTI4S1ciLCJraWQiOiI4MWIyMDk2NS04MzMyLTQzZDktYTQ2OC04MjE2MGFkOTFhYzgiLCJlbmMiOiJBMTI4R0NNIiwiemlwIjoiREVGIn0.5vUT2WOtQxKWcekM_IzVQwkGgzlFDwPi.p9pUq6XHY0jfEZIl.HbDtOsdai1oYziSx25KEeTxmwnh8L8jKMFNc1k3zmMI6VB8hry57tDZ61jXyezSPt0fdLVfe6Jf5y5-JaCap_JQBcb5opbmT60uWGml8blyiMQmOn9J--XhhlYg0m-BHaqfDO5iTOWxPxFMUedx7WCy8mxgDHj0aBMG6152PsM-w5E_o2B3jDbrYBKhpYA7qi3AyijnCJ7BP9rr3U8kxExCpG3mK420TjOw.VILuUwuIxaLVmh5X-T7kmA',
      { kty: 'oct', k: 'GZy6sIZ6wl9NJOKB-jnmVQ' },
    ],
  ])('%s', async (_, token, key) => {
    expect(await with_(token, key)).toMatchObject({ kind: 'decrypted', text: ring });
  });
});

describe('decryptToken', () => {
  it('opens with a private key as JWK or PEM, and not with the public one', async () => {
    const { privateKey, publicKey } = await generateKeyPair('RSA-OAEP-256', { extractable: true });
    const token = await new CompactEncrypt(Buffer.from('within'))
      .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM' })
      .encrypt(publicKey);
    expect(await with_(token, await exportJWK(privateKey))).toMatchObject({ kind: 'decrypted', text: 'within' });
    expect(await with_(token, await exportPKCS8(privateKey))).toMatchObject({ kind: 'decrypted', text: 'within' });
    expect((await with_(token, await exportJWK(publicKey))).kind).toBe('cannot-decrypt');
    const other = await generateKeyPair('RSA-OAEP-256', { extractable: true });
    expect((await with_(token, await exportJWK(other.privateKey))).kind).toBe('cannot-decrypt');
  });

  it('opens with a password of few rounds, and refuses 10,001 and 1e9 before any work (T47)', async () => {
    const password = 'Thus from my lips, by yours, my sin is purged.';
    const token = await new CompactEncrypt(Buffer.from('within'))
      .setProtectedHeader({ alg: 'PBES2-HS256+A128KW', enc: 'A128GCM' })
      .setKeyManagementParameters({ p2c: 1000, p2s: new Uint8Array(16) })
      .encrypt(Buffer.from(password));
    expect(await decryptToken({ token, reading: sharedSecret(password, 'text') })).toMatchObject({ kind: 'decrypted' });
    for (const p2c of [10_001, 1e9, '1000', undefined, Number.MAX_VALUE]) {
      const hostile = `${part({ alg: 'PBES2-HS256+A128KW', enc: 'A128GCM', p2s: 'AAAA', p2c })}.AAAA.AAAA.AAAA.AAAA`;
      const refused = await decryptToken({ token: hostile, reading: sharedSecret(password, 'text') });
      expect(refused.kind === 'cannot-decrypt' && refused.reason).toContain('p2c');
    }
  });

  it('refuses what was compressed to swell (T47)', async () => {
    const secret = crypto.getRandomValues(new Uint8Array(32));
    const token = await new CompactEncrypt(Buffer.alloc(8 * 1024 * 1024, 'a'))
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', zip: 'DEF' })
      .encrypt(secret);
    expect(token.length).toBeLessThan(100_000);
    const reading = sharedSecret(Buffer.from(secret).toString('hex'), 'hex');
    expect((await decryptToken({ token, reading })).kind).toBe('cannot-decrypt');
  });

  it.each([
    ['RSA1_5', `${part({ alg: 'RSA1_5', enc: 'A128GCM' })}.AAAA.AAAA.AAAA.AAAA`, 'RSA1_5'],
    ['crit', `${part({ alg: 'dir', enc: 'A128GCM', crit: ['x'] })}..AAAA.AAAA.AAAA`, 'crit'],
    ['a signed token', 'eyJhbGciOiJub25lIn0.e30.', 'no encrypted token'],
  ])('refuses %s', async (_, token, words) => {
    const refused = await with_(token, { kty: 'oct', k: 'AAAA' });
    expect(refused.kind === 'cannot-decrypt' && refused.reason).toContain(words);
  });

  it('gives back the very bytes, a byte order mark and what is no UTF-8 included (T40)', async () => {
    const secret = crypto.getRandomValues(new Uint8Array(32));
    const reading = sharedSecret(Buffer.from(secret).toString('hex'), 'hex');
    const bytes = Uint8Array.from([0xef, 0xbb, 0xbf, 0x7b, 0xff, 0x7d]);
    const token = await new CompactEncrypt(bytes).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(secret);
    expect(await decryptToken({ token, reading })).toMatchObject({ bytes, text: '\uFEFF{\uFFFD}' });
  });

  it('gives back the signed token within (RFC 7519 §5.2)', async () => {
    const secret = crypto.getRandomValues(new Uint8Array(32));
    const inner = `${part({ alg: 'ES256' })}.${part({ sub: 'machine' })}.c2ln`;
    const token = await new CompactEncrypt(Buffer.from(inner))
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', cty: 'JWT' })
      .encrypt(secret);
    const reading = sharedSecret(Buffer.from(secret).toString('base64url'), 'base64url');
    const opened = await decryptToken({ token, reading });
    expect(opened.kind === 'decrypted' && decodeToken(opened.text)).toMatchObject({
      kind: 'jwt',
      claims: { sub: 'machine' },
    });
  });
});
