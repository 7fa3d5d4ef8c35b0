import type { Certificate } from '../http/exchange.ts';
import { certificateProblem } from '../http/certificate-problem.ts';
import { certificateDateRules } from './failure-rules-certificate-dates.ts';
import { certificateNameRules } from './failure-rules-certificate-name.ts';
import { certificateRemedies, certificateRule, nothingLeft } from './certificate-rule.ts';
import { failureRule } from './failure-rule.ts';
import { onlyFirst } from './only-first.ts';
import { quote } from './quote.ts';
import { rfc } from './sources.ts';

/** The certificate does not hold: who made it tells most, then what exactly is wrong with it. */
export const certificateRules = onlyFirst([
  certificateRule('certificate-of-inspection', ({ chain, code }) => {
    const product = chain.map(({ issuer }) => inspectors.exec(issuer)?.[0]).find((name) => name !== undefined);
    if (product === undefined || !isAboutTrust(code)) return undefined;
    return {
      title: `A security product stands between you and the server: ${product}`,
      explanation: `The certificate was issued by ${quote(chain[0]?.issuer ?? '')}: ${product} opens the encryption and signs anew, as companies set it up. Your browser knows its root, this program does not. ${nothingLeft} Have the root as a PEM file and start Grantscope with NODE_EXTRA_CA_CERTS pointing to it; trusting this one certificate works until it changes.`,
      certainty: 'likely',
      evidence: [{ kind: 'certificate', name: 'Issuer' }],
    };
  }),
  certificateRule('certificate-of-ingress', ({ chain: [leaf] }, host) => {
    const found = /Kubernetes Ingress Controller Fake Certificate|TRAEFIK DEFAULT CERT|Caddy Local Authority/i.exec(
      leaf === undefined ? '' : `${leaf.subject} ${leaf.issuer}`,
    );
    if (found === null) return undefined;
    return {
      title: 'The gateway answers with its built-in certificate',
      explanation: `${quote(found[0])} is what an ingress or reverse proxy shows when it has no certificate for ${host}: the rule for this name is missing, its secret was not found, or the name is misspelt. ${nothingLeft} Put the certificate in place there rather than trusting this one.`,
      certainty: 'likely',
      evidence: [{ kind: 'certificate', name: 'Subject' }],
    };
  }),
  ...certificateNameRules,
  ...certificateDateRules,
  certificateRule('certificate-self-signed', ({ code, chain: [leaf] }, host) => {
    if (code !== 'DEPTH_ZERO_SELF_SIGNED_CERT') return undefined;
    return {
      title: 'The server’s certificate is self-signed',
      explanation: `No authority vouches for it: ${host} signed it itself${leaf === undefined ? '' : ` as ${quote(leaf.subject)}`}. For a server of your own that is usual; for one in public it is not. ${nothingLeft} If its fingerprint is the one you expect, trust it for this host.`,
      evidence: [{ kind: 'certificate', name: 'Issuer' }],
    };
  }),
  certificateRule('certificate-authority-unknown', ({ code, chain }) => {
    const root = chain.at(-1);
    const isWhole = code === 'SELF_SIGNED_CERT_IN_CHAIN' || (isIssuerMissing(code) && isRoot(root));
    if (!isWhole || root === undefined) return undefined;
    return {
      title: 'The authority behind the certificate is not known here',
      explanation: `The chain ends in ${quote(root.subject)}, which is not in this machine’s lists: an authority of a company, a cluster or a developer’s own. ${nothingLeft} Start Grantscope with NODE_EXTRA_CA_CERTS pointing to its certificate, or trust this one certificate for this host.`,
      evidence: [{ kind: 'certificate', name: 'Issuer' }],
      source: rfc(5280, '6.1'),
    };
  }),
  certificateRule('certificate-chain-incomplete', ({ code, chain }) => {
    const last = chain.at(-1);
    if (!isIssuerMissing(code) || last === undefined) return undefined;
    return {
      title: 'The certificate chain has a gap',
      explanation: `The server sent ${chain.length === 1 ? 'its own certificate alone' : `${chain.length} certificates`}, and the one of the issuer, ${quote(last.issuer)}, is neither among them nor known here. If that is a public authority, the server was set up without the intermediate certificate (browsers fetch it by themselves, programs do not): install the full chain there. If it is a company’s own, point NODE_EXTRA_CA_CERTS to its root. ${nothingLeft}`,
      certainty: 'likely',
      evidence: [{ kind: 'certificate', name: 'Issuer' }],
      source: rfc(8446, '4.4.2'),
    };
  }),
  certificateRule('certificate-revoked', ({ code }) => {
    if (code !== 'CERT_REVOKED') return undefined;
    return {
      title: 'The certificate has been revoked',
      explanation: `Its authority took it back, mostly because the key became known to others. ${nothingLeft} Do not go on before the server has a new one.`,
      evidence: [{ kind: 'certificate', name: 'SHA-256' }],
      remedies: [],
      source: rfc(5280, '5'),
    };
  }),
  certificateRule('certificate-too-weak', ({ code, chain: [leaf] }) => {
    if (!/KEY_TOO_SMALL|MD_TOO_WEAK/.test(code)) return undefined;
    const what = code.includes('MD')
      ? 'The chain is signed with a hash that is no longer safe (such as SHA-1)'
      : `A key in the chain is too short${leaf === undefined ? '' : ` (the server’s own is ${leaf.publicKey})`}`;
    return {
      title: 'The certificate is too weak',
      certainty: 'likely',
      explanation: `${what}, and could be forged. ${nothingLeft} The server needs a new certificate: RSA with 2048 bits or an elliptic curve, signed with SHA-256.`,
      evidence: [{ kind: 'certificate', name: 'Key' }],
      source: rfc(9325, '4.5'),
    };
  }),
  certificateRule('certificate-not-for-servers', ({ code }) => {
    if (code !== 'INVALID_PURPOSE') return undefined;
    return {
      title: 'The certificate is not made for servers',
      explanation: `It may be used for something else only, for example by clients or for signing code. Mostly two files were mixed up in the server’s settings. ${nothingLeft}`,
      evidence: [{ kind: 'certificate', name: 'Subject' }],
      source: rfc(5280, '4.2.1.12'),
    };
  }),
  certificateRule('certificate-chain-broken', ({ code }) => {
    if (!/^(?:INVALID_CA|PATH_LENGTH_EXCEEDED|CERT_SIGNATURE_FAILURE|CERT_CHAIN_TOO_LONG)$/.test(code))
      return undefined;
    return {
      title: 'The certificate chain does not hold together',
      explanation: `${certificateProblem(code)} Either the chain on the server is put together from parts that do not belong together, or somebody tampers with it. ${nothingLeft} Do not trust it before you know which.`,
      evidence: [{ kind: 'certificate', name: 'Issuer' }],
      source: rfc(5280, '6.1'),
      remedies: [],
    };
  }),
  certificateRule('certificate-untrusted', ({ code }) => ({
    title: 'The server’s certificate is not trusted',
    explanation: `${certificateProblem(code)} ${nothingLeft} Look at the certificate below: if it is the one you expect, trust it for this host.`,
    evidence: [{ kind: 'certificate', name: 'Subject' }],
  })),
]);

/** The certificate is not the one that the user trusted. */
export const pinRules = onlyFirst([
  failureRule('certificate-renewed', 'pin-mismatch', (_, host, { exchange }) => {
    const { trust } = exchange.peer?.tls ?? {};
    if (trust?.kind !== 'untrusted' || trust.code !== 'PIN_MISMATCH') return undefined;
    return {
      title: 'The server has a new certificate, and a known authority vouches for it',
      explanation: `${host} was pinned to a certificate that it does not show any more. The new one holds by this machine’s own lists, so it was renewed or replaced by a regular one. ${nothingLeft} Look at it below and trust it anew, or verify by the lists from now on.`,
      certainty: 'likely',
      evidence: [{ kind: 'certificate', name: 'SHA-256' }],
      source: rfc(9110, '4.3.4'),
      remedies: certificateRemedies,
    };
  }),
  failureRule('certificate-changed', 'pin-mismatch', (_, host) => ({
    title: 'The server shows another certificate than the one you trusted',
    explanation: `${host} was pinned to a certificate that it does not show any more. ${nothingLeft} If the server got a new certificate, look at it below and trust it anew; if not, somebody may stand between you and the server.`,
    evidence: [{ kind: 'certificate', name: 'SHA-256' }],
    source: rfc(9110, '4.3.4'),
    remedies: certificateRemedies,
  })),
]);

const inspectors =
  /Zscaler|Netskope|Fortinet|FortiGate|Blue ?Coat|Palo Alto|Sophos|Cisco Umbrella|Check ?Point|Forcepoint|McAfee|Kaspersky|Avast|Bitdefender|ESET SSL|mitmproxy|Charles Proxy|Fiddler|Burp|PortSwigger/i;

function isAboutTrust(code: string): boolean {
  return code === 'SELF_SIGNED_CERT_IN_CHAIN' || code === 'DEPTH_ZERO_SELF_SIGNED_CERT' || isIssuerMissing(code);
}

function isIssuerMissing(code: string): boolean {
  return code === 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' || code.startsWith('UNABLE_TO_GET_ISSUER_CERT');
}

function isRoot(certificate: Certificate | undefined): boolean {
  return certificate !== undefined && certificate.subject === certificate.issuer;
}
