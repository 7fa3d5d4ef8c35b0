import { createServer, type Server } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { certificateFaults } from '#core/contract/playground-faults.ts';
import { makeServerCertificate } from '#server/playground/certificates.ts';
import { openCertificatePorts } from '#server/playground/faults/certificate-ports.ts';
import { accessToken, bearer, runningPlayground, send, shownCertificate } from '../running-playground.ts';

describe('a certificate with a fault', () => {
  it('has expired', async () => {
    const { https, addresses } = await runningPlayground();
    const expired = await handshake(addresses.certificateFaults?.['expired-certificate'] ?? '');
    expect(expired.authorizationError).toBe('CERT_HAS_EXPIRED');
    const { valid_to, subjectaltname } = expired.getPeerCertificate();
    expect(Date.now() - Date.parse(valid_to)).toBeGreaterThan(6 * 86_400_000);
    expect(subjectaltname).toContain('DNS:localhost');
    expect((await handshake(https)).authorizationError).not.toBe('CERT_HAS_EXPIRED');
  });

  it('is for another name', async () => {
    const { addresses } = await runningPlayground();
    const other = await handshake(addresses.certificateFaults?.['wrong-name-certificate'] ?? '');
    expect(other.getPeerCertificate().subjectaltname).toBe('DNS:another-server.example');
  });

  it.each(certificateFaults)('stands in front of the same server: %s', async (fault) => {
    const { addresses, http } = await runningPlayground();
    const origin = addresses.certificateFaults?.[fault] ?? '';
    const socket = await handshake(origin);
    socket.write('GET /.well-known/oauth-authorization-server HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    let text = '';
    for await (const piece of socket) text += String(piece);
    expect(text).toContain(`"issuer":"${origin}"`);
    const token = await accessToken(http, 'jwt-server', 'Jwt-Secr3t!');
    expect((await send(`${http}/hello_world`, { headers: bearer(token) })).status).toBe(200);
  });

  it('is not the one that is pinned', async () => {
    const { https, addresses } = await runningPlayground();
    const shown = await Promise.all([https, ...Object.values(addresses.certificateFaults ?? {})].map(shownCertificate));
    expect(new Set(shown).size).toBe(3);
  });
});

describe('its port', () => {
  it('is the next that is free, and said, where the preferred one is taken', async () => {
    const holder = createServer();
    const taken = await listening(holder);
    const notices: string[] = [];
    const { origins, close } = await openCertificatePorts({
      firstPort: taken,
      clientAuthorityPem: makeServerCertificate(Date.now()).certificatePem,
      frontFor: () => (_, response) => void response.end(),
      nowMs: Date.now(),
      onNotice: (line) => notices.push(line),
    });
    const expired = origins['expired-certificate'] ?? '';
    expect(expired).not.toBe(`https://localhost:${taken}`);
    expect(notices[0]).toBe(`Port ${taken} is taken; the playground's fault expired-certificate is at ${expired}.`);
    await close();
    holder.close();
  });
});

function handshake(origin: string): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(origin);
    const socket: TLSSocket = connect(
      { host: '127.0.0.1', port: Number(port), servername: 'localhost', rejectUnauthorized: false },
      () => resolve(socket),
    );
    socket.on('error', reject);
    onTestFinished(() => void socket.destroy());
  });
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}
