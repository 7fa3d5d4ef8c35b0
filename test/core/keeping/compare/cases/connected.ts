import type { Finding, Severity } from '#core/findings/finding.ts';
import type { Timing } from '#core/http/exchange.ts';
import type { Case } from '../case.ts';
import { certificate, peer, tokenRun } from '../runs.ts';

const timing = (tlsLength: number): Timing => ({
  dnsMs: 2,
  tcpMs: 5,
  tlsMs: 5 + tlsLength,
  sentMs: 6 + tlsLength,
  firstByteMs: 30 + tlsLength,
  endMs: 31 + tlsLength,
});
const held = { subject: 'CN=machine', sha256: 'cc33' };
const finding = (id: string, severity: Severity, title: string): Finding => ({
  id,
  severity,
  title,
  explanation: '',
  certainty: 'certain',
  evidence: [{ kind: 'status' }],
  source: undefined,
  remedies: [],
});

/** Times, TLS, the way, and what was found. */
export const connectedCases: readonly Case[] = [
  {
    what: '180 ms slower in TLS',
    before: tokenRun({ timing: timing(20) }),
    after: tokenRun({ timing: timing(200) }),
    told: ['180 ms slower in TLS', '180 ms slower in all'],
  },
  {
    what: 'faster in waiting',
    before: tokenRun({ timing: { dnsMs: 1, tcpMs: 3, tlsMs: 20, sentMs: 21, firstByteMs: 1521, endMs: 1530 } }),
    after: tokenRun({ timing: { dnsMs: 1, tcpMs: 3, tlsMs: 20, sentMs: 21, firstByteMs: 121, endMs: 130 } }),
    told: ['1.40 s faster in waiting for the first byte', '1.40 s faster in all'],
  },
  {
    what: 'differences that are noise',
    before: tokenRun({ timing: timing(20) }),
    after: tokenRun({ timing: timing(35) }),
    told: [],
  },
  {
    what: 'a small part of a long time is noise',
    before: tokenRun({ timing: timing(1000) }),
    after: tokenRun({ timing: timing(1200) }),
    told: [],
  },
  {
    what: 'the browser instead of the proxy',
    before: tokenRun({ timing: timing(20), peer: peer({}) }),
    after: tokenRun({ way: 'browser', timing: { firstByteMs: 300, endMs: 310 } }),
    told: ['It was sent by the browser instead of through the proxy', '259 ms slower in all'],
    limits: [
      'The second was sent by the browser, which tells a page neither address nor TLS nor how long connecting took: these cannot be compared, and of the times only the total.',
    ],
  },
  {
    what: 'a failure is no faster answer',
    before: tokenRun({ timing: timing(20), peer: peer({}) }),
    after: tokenRun({ timing: { dnsMs: 1, endMs: 900 }, failure: { kind: 'refused', address: '192.0.2.1:443' } }),
    told: ['It came to no answer (the connection was refused) instead of a token'],
    limits: ['The second run has no connection to look at, so address and TLS cannot be compared.'],
  },
  {
    what: 'another certificate of the same subject',
    before: tokenRun({ peer: peer({}) }),
    after: tokenRun({ peer: peer({ chain: [certificate({ sha256: 'bb22', notAfter: '2028-01-01T00:00:00Z' })] }) }),
    told: [
      'The server shows another certificate, of the same subject and issuer',
      '“Valid until” of the server’s certificate is “2028-01-01T00:00:00Z” instead of “2027-01-01T00:00:00Z”',
    ],
  },
  {
    what: 'another certificate of somebody else',
    before: tokenRun({ peer: peer({}) }),
    after: tokenRun({ peer: peer({ chain: [certificate({ sha256: 'bb22', issuer: 'CN=Corporate Inspection' })] }) }),
    told: [
      'The server shows another certificate, of another subject or issuer',
      '“Issuer” of the server’s certificate is “CN=Corporate Inspection” instead of “CN=Example CA”',
    ],
  },
  {
    what: 'a certificate that is not trusted any more',
    before: tokenRun({ peer: peer({}) }),
    after: tokenRun({
      peer: peer({ trust: { kind: 'untrusted', code: 'CERT_HAS_EXPIRED' } }),
      failure: { kind: 'untrusted-certificate', code: 'CERT_HAS_EXPIRED' },
    }),
    told: [
      'It came to no answer (the certificate is not trusted) instead of a token',
      'The certificate is not trusted instead of verified',
    ],
  },
  {
    what: 'not verified instead of verified',
    before: tokenRun({ peer: peer({}) }),
    after: tokenRun({ peer: peer({ trust: { kind: 'not-verified' } }) }),
    told: ['The certificate is not verified instead of verified'],
  },
  {
    what: 'another version and cipher',
    before: tokenRun({ peer: peer({}) }),
    after: tokenRun({ peer: peer({ protocol: 'TLSv1.2', cipher: 'ECDHE-RSA-AES128-GCM-SHA256' }) }),
    told: [
      'The TLS version is “TLSv1.2” instead of “TLSv1.3”',
      'The cipher is “ECDHE-RSA-AES128-GCM-SHA256” instead of “TLS_AES_256_GCM_SHA384”',
    ],
  },
  {
    what: 'clear text',
    before: tokenRun({ peer: peer({}) }),
    after: tokenRun({ peer: { address: '192.0.2.1', port: 80, tls: undefined } }),
    told: [
      'The connection is in clear text, and before it was encrypted',
      'The address that was dialled is “192.0.2.1:80” instead of “192.0.2.1:443”',
    ],
  },
  {
    what: 'a client certificate that was not shown',
    before: tokenRun({ peer: peer({ clientCertificate: { asked: true, held, presented: true } }) }),
    after: tokenRun({ peer: peer({ clientCertificate: { asked: true, presented: false } }) }),
    told: [
      'The server asked for a client certificate and got none, and before a client certificate was shown',
      'The client certificate at hand is gone: it was “CN=machine, SHA-256 cc33”',
    ],
  },
  {
    what: 'another address',
    before: tokenRun({ peer: peer({}) }),
    after: tokenRun({ peer: { ...peer({}), address: '2001:db8::2' } }),
    told: ['The address that was dialled is “[2001:db8::2]:443” instead of “192.0.2.1:443”'],
  },
  {
    what: 'a proxy of the network in between',
    before: tokenRun({ peer: peer({}) }),
    after: tokenRun({
      peer: {
        ...peer({}),
        address: '10.0.0.1',
        port: 3128,
        via: { proxy: 'proxy.corp:3128', answer: 'HTTP/1.1 200 OK' },
      },
    }),
    told: [
      'The network’s proxy was added: “proxy.corp:3128”',
      'The address that was dialled is “10.0.0.1:3128” instead of “192.0.2.1:443”',
      'What the network’s proxy answered was added: “HTTP/1.1 200 OK”',
    ],
  },
  {
    what: 'a detour',
    before: tokenRun(),
    after: tokenRun({
      exchange: { detour: { connectTo: { host: '127.0.0.1', port: 8443 }, serverName: 'as.internal' } },
    }),
    told: [
      'What is dialled instead of the URL’s host was added: “127.0.0.1:8443”',
      'The server name chosen for TLS was added: “as.internal”',
    ],
  },
  {
    what: 'findings that are new and gone',
    before: tokenRun({ run: { findings: [finding('no-store-missing', 'warning', 'The answer may be stored')] } }),
    after: tokenRun({
      run: { findings: [finding('scope-reduced', 'warning', 'The server granted less than you asked for')] },
    }),
    told: ['New finding: The server granted less than you asked for', 'Finding gone: The answer may be stored'],
  },
];
