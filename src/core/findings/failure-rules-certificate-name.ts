import { certificateRule, nothingLeft } from './certificate-rule.ts';
import { changeUrl } from './change-url.ts';
import { certificateRemedies } from './certificate-rule.ts';
import { quote } from './quote.ts';
import { rfc } from './sources.ts';

const otherName = 'ERR_TLS_CERT_ALTNAME_INVALID';
const shownNames = 5;

/** The certificate is for another name (RFC 9525): which one it is for says what to do. */
export const certificateNameRules = [
  certificateRule('certificate-without-names', ({ code, chain: [leaf] }) => {
    if (code !== otherName || leaf === undefined || leaf.altNames.length > 0) return undefined;
    return {
      title: 'The certificate lists no names at all',
      explanation: `It says who it belongs to in its subject only (${quote(leaf.subject)}), which programs have not looked at for years. ${nothingLeft} The server needs a certificate with its name as “subject alternative name”.`,
      evidence: [{ kind: 'certificate', name: 'Valid for' }],
      source: rfc(9525, '2'),
    };
  }),
  certificateRule('certificate-wildcard-too-deep', ({ code, chain: [leaf] }, host) => {
    const name = bare(host);
    const wildcard = leaf?.altNames.find((each) => each.startsWith('*.') && name.endsWith(each.slice(1).toLowerCase()));
    if (code !== otherName || wildcard === undefined) return undefined;
    return {
      title: `The certificate’s ${wildcard} does not reach ${name}`,
      explanation: `A star stands for one part of a name, and ${quote(name)} has more of them in front of ${quote(wildcard.slice(2))}. ${nothingLeft} Use a name with one part there, or have a certificate made for this one.`,
      evidence: [{ kind: 'certificate', name: 'Valid for' }],
      source: rfc(9525, '6.3'),
    };
  }),
  certificateRule('certificate-not-for-address', ({ code, chain: [leaf] }, host, run) => {
    const isAddress = host.startsWith('[') || /^\d+\.\d+\.\d+\.\d+(?::|$)/.test(host);
    if (code !== otherName || leaf === undefined || !isAddress) return undefined;
    const url = new URL(run.exchange.request.url);
    const name = leaf.altNames.find((each) => /^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/i.test(each) && /[a-z]/i.test(each));
    if (name !== undefined) url.hostname = name;
    return {
      title: 'The URL has an address, and the certificate is for names',
      explanation: `${bare(host)} is not among what the certificate is for: ${namesWords(leaf.altNames)}. ${nothingLeft} Write the name in the URL instead of the address.`,
      evidence: [{ kind: 'certificate', name: 'Valid for' }],
      source: rfc(9525, '6.4'),
      remedies: [...(name === undefined ? [] : changeUrl(run, url.href, `Use ${name}`)), ...certificateRemedies],
    };
  }),
  certificateRule('certificate-wrong-name', ({ code, chain: [leaf] }, host, run) => {
    if (code !== otherName || leaf === undefined) return undefined;
    const near = nearName(bare(host), leaf.altNames);
    const url = new URL(run.exchange.request.url);
    if (near !== undefined) url.hostname = near;
    return {
      title: `The certificate is not for ${bare(host)}`,
      explanation: `It is for ${namesWords(leaf.altNames)}. ${nothingLeft} ${near === undefined ? 'Either the URL has the wrong name, DNS leads to another server, or the server shows the wrong certificate for this name.' : `The name differs only in “www.”; ${near} is probably the right one.`}`,
      evidence: [{ kind: 'certificate', name: 'Valid for' }],
      source: rfc(9525, '6'),
      remedies: [...(near === undefined ? [] : changeUrl(run, url.href, `Use ${near}`)), ...certificateRemedies],
    };
  }),
  certificateRule('certificate-self-signed-for-another', ({ code, chain: [leaf] }, host) => {
    if (code !== 'DEPTH_ZERO_SELF_SIGNED_CERT' || leaf === undefined || isAmong(bare(host), leaf.altNames))
      return undefined;
    return {
      title: `The certificate is self-signed, and not for ${bare(host)} either`,
      explanation: `It is for ${namesWords(leaf.altNames)}, and no authority vouches for it. ${nothingLeft} A server of your own usually signs a certificate for its own name: perhaps another one answers here. Find out before you trust it.`,
      evidence: [{ kind: 'certificate', name: 'Valid for' }],
      source: rfc(9525, '6'),
    };
  }),
];

/** Whether the certificate may be for this host. An address is written in several ways, so it always may. */
function isAmong(host: string, names: readonly string[]): boolean {
  if (names.length === 0 || /^[\d.]+$/.test(host) || host.includes(':')) return true;
  return names.some((name) => {
    const pattern = name.toLowerCase();
    return pattern === host || (pattern.startsWith('*.') && pattern.slice(1) === host.slice(host.indexOf('.')));
  });
}

/** Host and port without the port, and an IPv6 address without its brackets. */
function bare(host: string): string {
  return host
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase();
}

function namesWords(names: readonly string[]): string {
  const shown = names.slice(0, shownNames).map((name) => quote(name));
  const more = names.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function nearName(host: string, names: readonly string[]): string | undefined {
  return names.find((name) => name.toLowerCase() === `www.${host}` || `www.${name.toLowerCase()}` === host);
}
