import { createPrivateKey } from 'node:crypto';
import type { TlsOptions } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Trust } from '#core/http/exchange.ts';
import { selfSigned } from '../../support/certificates.ts';
import {
  asking,
  attempt,
  authority,
  certificate,
  client,
  recorded,
  serverCertificate,
  startTrial,
  subjectOf,
  type Trial,
} from './client-certificate-trial.ts';
import { endOf } from './proxy-under-test.ts';
import { startRawServer } from './raw-server.ts';

const day = 86_400_000;
const handshakeRecord = 22;
const versions = ['TLSv1.2', 'TLSv1.3'] as const;

let trial: Trial;
beforeAll(async () => {
  trial = await startTrial();
});
afterAll(() => trial.close());

const held = { subject: 'CN=machine', sha256: client.sha256 };

describe.each(versions)('a client certificate in %s', (version) => {
  const only: TlsOptions = { minVersion: version, maxVersion: version };

  it('is shown to the server that asks for it, and told with its fingerprint', async () => {
    const seen = await attempt(trial.proxy, { ...asking, ...only });
    expect(endOf(seen.frames)).toEqual({ kind: 'complete' });
    expect(seen.subjects).toEqual(['machine']);
    expect(seen.tls?.clientCertificate).toEqual({ asked: true, held, presented: true });
  });

  it('stays here where the server does not ask', async () => {
    const seen = await attempt(trial.proxy, only);
    expect(seen.subjects).toEqual([undefined]);
    expect(seen.tls?.clientCertificate).toEqual({ asked: false, held, presented: false });
  });

  it('is told to be wanted where none is at hand', async () => {
    const server = await startRawServer((socket) => socket.end('HTTP/1.1 204 No Content\r\n\r\n'), {
      ...serverCertificate,
      ...only,
      requestCert: true,
      rejectUnauthorized: false,
    });
    const frames = await trial.proxy.send({ url: server.url });
    expect(frames.find((frame) => frame.frame === 'tls')).toMatchObject({
      tls: { clientCertificate: { asked: true, presented: false } },
    });
    await server.close();
  });

  it.each([
    ['nobody vouches for', selfSigned(), 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['has another name', authority.issue({ dnsNames: ['other.example'] }), 'ERR_TLS_CERT_ALTNAME_INVALID'],
    [
      'has expired',
      authority.issue({ notBefore: new Date(Date.now() - 9 * day), notAfter: new Date(Date.now() - day) }),
      'CERT_HAS_EXPIRED',
    ],
  ])('is not even shown to a server that %s', async (_, other, code) => {
    const wire = await recorded(trial.proxy, { ...asking, ...only, ...other });
    expect(endOf(wire.frames)).toEqual({ kind: 'untrusted-certificate', code });
    expect(wire.frames.find((frame) => frame.frame === 'tls')).toMatchObject({
      tls: { trust: { kind: 'untrusted' }, clientCertificate: { asked: true, held, presented: false } },
    });
    // The hello, and at most an alert: neither a certificate nor anything encrypted, which it could be in.
    expect(recordTypes(wire.fromClient)).toEqual([handshakeRecord]);
    expect(wire.fromClient.includes('machine')).toBe(false);
  });

  it('is shown to a pinned server, and not to another in its place', async () => {
    const own = selfSigned();
    const trust: Trust = { kind: 'pinned', sha256: own.sha256 };
    expect((await attempt(trial.proxy, { ...asking, ...only, ...own }, { trust })).subjects).toEqual(['machine']);
    const other = await attempt(trial.proxy, { ...asking, ...only, ...selfSigned() }, { trust });
    expect(endOf(other.frames)).toMatchObject({ kind: 'pin-mismatch' });
    expect(other.tls?.clientCertificate?.presented).toBe(false);
  });

  it('is shown to an unverified server only where that was confirmed', async () => {
    const wishes = { trust: { kind: 'off' }, given: { unverifiedConfirmed: true } } as const;
    expect((await attempt(trial.proxy, { ...asking, ...only, ...selfSigned() }, wishes)).subjects).toEqual(['machine']);
  });

  it('is said to be rejected where the server does not take it', async () => {
    const seen = await attempt(trial.proxy, { ...asking, ...only, sigalgs: 'RSA-PSS+SHA256', ...rsa() });
    expect(endOf(seen.frames)).toMatchObject({ kind: 'tls', code: 'client-certificate-rejected' });
  });

  it('of a kind that the server cannot read is told to have been kept back', async () => {
    const seen = await attempt(trial.proxy, {
      ...only,
      requestCert: true,
      rejectUnauthorized: false,
      sigalgs: 'RSA-PSS+SHA256',
      ...rsa(),
    });
    expect(seen.tls?.clientCertificate).toEqual({ asked: true, held, presented: false });
    expect(seen.subjects).toEqual([undefined]);
  });
});

/** The types of the TLS records in what was sent, but for alerts (RFC 8446 §5.1). */
function recordTypes(bytes: Buffer): readonly number[] {
  const types: number[] = [];
  for (let at = 0; at + 5 <= bytes.length; at += 5 + bytes.readUInt16BE(at + 3)) types.push(bytes.readUInt8(at));
  return types.filter((type) => type !== 21);
}

function rsa() {
  return authority.issue({ rsaBits: 2048 });
}

describe('key and passphrase', () => {
  it('are in no answer and no line of the log, whatever happens', async () => {
    const privateKeyPem = String(
      createPrivateKey(client.key).export({ type: 'pkcs8', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'op3n' }),
    );
    const all = [
      await attempt(trial.proxy, asking, { given: { privateKeyPem, passphrase: 'op3n' } }),
      await attempt(trial.proxy, asking, { given: { privateKeyPem, passphrase: 'wr0ng' } }),
      await attempt(
        trial.proxy,
        { ...asking, ca: selfSigned().cert },
        { given: { privateKeyPem, passphrase: 'op3n' } },
      ),
    ];
    const said = JSON.stringify(all.map(({ frames }) => frames)) + trial.lines.join('\n');
    const [, line = ''] = privateKeyPem.split('\n');
    expect(said).not.toMatch(/PRIVATE KEY|op3n|wr0ng/);
    expect(said).not.toContain(line);
  });

  it('are for one connection: the next one without a certificate shows none (T26)', async () => {
    const subjects: unknown[] = [];
    const server = await startRawServer(
      (socket) => {
        subjects.push(subjectOf(socket));
        socket.end('HTTP/1.1 204 No Content\r\n\r\n');
      },
      { ...serverCertificate, requestCert: true, rejectUnauthorized: false },
    );
    await trial.proxy.send({ url: server.url, clientCertificate: certificate(server) });
    await trial.proxy.send({ url: server.url });
    expect(subjects).toEqual(['machine', undefined]);
    await server.close();
  });
});

describe('a client certificate', () => {
  // In TLS 1.2 an alert before the server's Finished is in clear text, so that one in between can play the server's part.
  it.each([
    [48, 'ALERT_UNKNOWN_CA'],
    [42, 'ALERT_BAD_CERTIFICATE'],
    [45, 'ALERT_CERTIFICATE_EXPIRED'],
    [40, 'ALERT_HANDSHAKE_FAILURE'],
  ])('that the server rejects with the alert %i (RFC 5246 §7.2.2)', async (alert, name) => {
    const only: TlsOptions = { ...asking, ...serverCertificate, minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' };
    const { frames } = await recorded(trial.proxy, only, Buffer.of(0x15, 3, 3, 0, 2, 2, alert));
    // Before the name stands SSLV3, TLSV1 or SSL/TLS, as the library's version has it.
    const detail: unknown = expect.stringMatching(new RegExp(`^ERR_SSL_[A-Z0-9/]+_${name}$`));
    expect(endOf(frames)).toEqual({ kind: 'tls', code: 'client-certificate-rejected', detail });
  });
});
