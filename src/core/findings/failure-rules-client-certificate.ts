import type { ClientCertificateFault } from '../http/client-certificate.ts';
import { atCertificate, toCertificate } from './certificate-rules.ts';
import { failureRule, type SaidOfFailure } from './failure-rule.ts';
import type { Rule } from './finding.ts';
import { onlyFirst } from './only-first.ts';
import { quote } from './quote.ts';
import { rfc } from './sources.ts';

const notSent = 'Nothing was connected to.';

/** The client certificate could not be used, so the request was not even begun. */
export const clientCertificateRules: readonly Rule[] = onlyFirst([
  identityRule('client-certificate-for-other-host', 'other-host', (boundTo, host) => ({
    title: 'The client certificate is for another server',
    explanation: `It was given for ${boundTo}, and this request goes to ${host}. A certificate is shown to no server but the one that it was given for. ${notSent} Give it for this host and port as well if that is what you want.`,
  })),
  identityRule('client-certificate-without-tls', 'not-https', () => ({
    title: 'A client certificate needs https',
    explanation: `It is shown in the TLS handshake, and the URL says http, which has none. ${notSent} Use https, or take the certificate away for this host and port.`,
    source: rfc(8446, '4.4.2'),
  })),
  identityRule('client-certificate-to-unverified-server', 'verification-off', (_, host) => ({
    title: 'The client certificate is not shown to a server that nobody vouches for',
    explanation: `Verification is off for ${host}, so anyone on the way could be the one who answers and would learn who you are. ${notSent} Trust the server’s certificate instead, or confirm that yours may be shown all the same.`,
  })),
  identityRule('client-certificate-unreadable', 'certificate-unreadable', (code) => ({
    title: 'The client certificate cannot be read',
    explanation: `What was given is no certificate in PEM, the text between “BEGIN CERTIFICATE” and “END CERTIFICATE” (${code === 'NO_PEM' ? 'there is no such text' : code}). ${notSent} A file that looks like random characters is DER or PKCS#12: open it as a file there.`,
    source: rfc(7468, '5'),
  })),
  identityRule('client-key-is-public', 'key-is-public', () => ({
    title: 'The key is public, and the private one is needed',
    explanation: `Where the private key belongs stands a public key or a certificate. Only with the private key can the client prove that the certificate is its own. ${notSent} Look for the text that begins with “BEGIN PRIVATE KEY”.`,
    source: rfc(7468, '10'),
  })),
  identityRule('client-key-unreadable', 'key-unreadable', (code) => ({
    title: 'The private key cannot be read',
    explanation: `What was given is no private key in PEM (PKCS#8, PKCS#1 or SEC1) that this machine understands (${code === 'NO_PEM' ? 'there is no “BEGIN … PRIVATE KEY”' : code}). ${notSent} Perhaps a line is missing, it is a key of OpenSSH, or it is encrypted with a cipher from long ago: openssl pkey writes it anew.`,
    source: rfc(7468, '10'),
  })),
  identityRule('client-key-wants-passphrase', 'passphrase-missing', () => ({
    title: 'The private key is encrypted, and its passphrase is missing',
    explanation: `Type the passphrase with which the key was saved. It stays in this tab’s memory and is used to open the key alone. ${notSent}`,
    source: rfc(7468, '11'),
  })),
  identityRule('client-key-passphrase-wrong', 'passphrase-wrong', () => ({
    title: 'The passphrase does not open the private key',
    explanation: `The key is encrypted, and with this passphrase no key came out of it. ${notSent} Check for a blank at the end, and whether it is the passphrase of this very file.`,
    source: rfc(7468, '11'),
  })),
  identityRule('client-certificate-not-first', 'leaf-not-first', (subject) => ({
    title: 'The chain of the client certificate begins with the wrong one',
    explanation: `The first certificate is ${quote(subject)}, and the private key belongs to a later one. ${notSent} The client’s own comes first, then its issuer’s, and so on.`,
    source: rfc(8446, '4.4.2'),
  })),
  identityRule('client-key-of-another-certificate', 'key-of-another-certificate', (subject) => ({
    title: 'The private key does not belong to the certificate',
    explanation: `The certificate is of ${quote(subject)}, and the key is another one than that it was issued for. ${notSent} Look for the key that was made together with the certificate’s request; after a renewal the key may be new as well.`,
    source: rfc(8446, '4.4.3'),
  })),
  identityRule('client-certificate-expired', 'expired', (date) => ({
    title: 'The client certificate has expired',
    explanation: `It was valid until ${date}; servers refuse it since. ${notSent} Have it renewed, and register the new one with the server where it knows the certificate itself.`,
    source: rfc(5280, '4.1.2.5'),
  })),
  identityRule('client-certificate-not-yet-valid', 'not-yet-valid', (date) => ({
    title: 'The client certificate is not valid yet',
    explanation: `It is valid from ${date} on. ${notSent} Wait until then, or check the clock of this machine.`,
    source: rfc(5280, '4.1.2.5'),
  })),
  failureRule('client-certificate-not-usable', 'client-certificate', ({ detail }) => ({
    title: 'The TLS library does not take the client certificate',
    explanation: `Certificate and key can be read and belong together, but the library refuses to work with them (${detail}); mostly the key is too short, or the signature of an old kind. ${notSent} Have a certificate issued with 2048 bits of RSA, or on a modern curve.`,
    evidence: [atCertificate],
    source: rfc(9325, '4.5'),
    remedies: [toCertificate],
  })),
]);

function identityRule(
  id: string,
  wanted: ClientCertificateFault,
  say: (detail: string, host: string) => SaidOfFailure,
): Rule {
  return failureRule(id, 'client-certificate', ({ code, detail }, host) =>
    code === wanted ? { evidence: [atCertificate], remedies: [toCertificate], ...say(detail, host) } : undefined,
  );
}
