import { describe, expect, it } from 'vitest';
import { serverAccess } from '#core/oauth/server-access.ts';

const clientCertificate = {
  hostAndPort: 'as.example:443',
  certificatePem: 'certificate',
  privateKeyPem: 'key',
  passphrase: '',
  unverifiedConfirmed: false,
};
const connectTo = { host: '127.0.0.1', port: 8443 };
const chosen = {
  pins: [],
  unverified: ['127.0.0.1:8443'],
  ways: [{ hostAndPort: 'as.example:443', connectTo: ' 127.0.0.1:8443', serverName: 'other.example' }],
  clientCertificates: [clientCertificate],
};

describe('what was chosen for a server', () => {
  it('is for its host and port, whatever the path', () => {
    expect(serverAccess('https://as.example/token?x', chosen)).toEqual({
      trust: { kind: 'system' },
      detour: { connectTo, serverName: 'other.example' },
      clientCertificate,
    });
  });

  it.each(['https://as.example:8443/token', 'http://as.example/token', 'https://as.example.evil/token', 'nonsense'])(
    'is for no other: %s (T26)',
    (url) => expect(serverAccess(url, chosen)).toStrictEqual({ trust: { kind: 'system' } }),
  );

  it('goes by the URL and never by what is dialled in its place', () => {
    expect(serverAccess('https://127.0.0.1:8443/', chosen)).toStrictEqual({ trust: { kind: 'off' } });
  });
});
