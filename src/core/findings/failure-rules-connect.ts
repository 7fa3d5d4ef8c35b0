import { isLoopback } from '../http/cross-origin.ts';
import { msWords } from '../time/words.ts';
import { changeUrl, urlField } from './change-url.ts';
import { failureRule, phaseWords, sentWords, type FailedRun } from './failure-rule.ts';
import { detourRefused, detourTimedOut, detourUnreachable } from './failure-rules-detour.ts';
import type { Rule } from './finding.ts';
import { onlyFirst } from './only-first.ts';
import { rfc } from './sources.ts';

/** Nothing took the connection. */
export const refusedRules: readonly Rule[] = onlyFirst([
  detourRefused,
  failureRule('refused-at-one-loopback', 'refused', ({ address }, host, run) => {
    const url = new URL(run.exchange.request.url);
    if (url.hostname !== '127.0.0.1' && url.hostname !== '[::1]') return undefined;
    url.hostname = 'localhost';
    return {
      title: `Nothing listens at ${host}`,
      explanation: `${address} refused the connection on port ${portOf(run)}, so nothing was sent. Either the server is not running, its port is another one, or it listens at the other address of this machine only (${address === '127.0.0.1' ? '::1' : '127.0.0.1'}): with localhost both are tried.`,
      ...where(run),
      remedies: [...changeUrl(run, url.href, 'Use localhost'), { kind: 'send-again' }],
    };
  }),
  failureRule('refused-on-this-machine', 'refused', ({ address }, _, run) => {
    if (!isLoopback(new URL(run.exchange.request.url).hostname)) return undefined;
    return {
      title: 'Nothing listens there on this machine',
      explanation: `${address} refused the connection on port ${portOf(run)}, so nothing was sent. ${defaultPortWords(run)}Start the server, or check its port; a server in a container needs its port published to this machine.`,
      ...where(run),
    };
  }),
  failureRule('connection-refused', 'refused', ({ address }, _, run) => ({
    title: 'Nothing listens there',
    explanation: `${address} refused the connection on port ${portOf(run)}, so nothing was sent: the machine is there, the service is not, or a firewall says no in its place. ${defaultPortWords(run)}Check the port, and whether the server is running.`,
    ...where(run),
  })),
]);

/** No way to the machine. */
export const unreachableRules: readonly Rule[] = onlyFirst([
  detourUnreachable,
  unreachableRule('connection-not-permitted', /^(?:EACCES|EPERM)$/, (address, code) => ({
    title: 'This machine does not let the connection out',
    explanation: `The system refused to connect to ${address} (${code}): a firewall or a security product on this machine, or the sandbox that the proxy runs in. Nothing was sent.`,
  })),
  unreachableRule('reset-while-connecting', /^(?:ECONNRESET|ECONNABORTED)$/, (address, code) => ({
    title: 'The connection was cut while it was made',
    explanation: `Something ended the connection to ${address} before it stood (${code}): mostly a firewall in between that does not allow it. Nothing was sent.`,
    certainty: 'likely' as const,
  })),
  failureRule('no-ipv6-here', 'unreachable', ({ address, code }) => {
    if (!address.includes(':') || !/^(?:ENETUNREACH|EHOSTUNREACH|EADDRNOTAVAIL)$/.test(code)) return undefined;
    return {
      title: 'The server has an IPv6 address, and there is no way to it',
      explanation: `${address} is an IPv6 address, and no connection to it came about (${code}): this network may have none. Nothing was sent. Check whether the server should have an IPv4 address too, or use a network with IPv6.`,
      certainty: 'likely',
    };
  }),
  failureRule('private-address-not-reachable', 'unreachable', ({ address, code }) => {
    if (!isPrivate(address)) return undefined;
    return {
      title: 'The server is in a private network that is not reached from here',
      explanation: `${address} is a private address, known inside one network only, and there is no way to it (${code}). Nothing was sent. Connect the VPN, or check that you are in the right network: elsewhere the same number is another machine, or none.`,
      certainty: 'likely',
      source: rfc(1918, '3'),
    };
  }),
  unreachableRule('this-machine-offline', /^(?:ENETUNREACH|ENETDOWN)$/, (address, code) => ({
    title: 'This machine has no way into that network',
    explanation: `There is no route to ${address} (${code}): the machine is offline, or a VPN took the route away. Nothing was sent.`,
    certainty: 'likely' as const,
  })),
  failureRule('not-reachable', 'unreachable', ({ address, code }) => ({
    title: 'The server cannot be reached',
    explanation: `There is no way to ${address} from this machine (${code}), so nothing was sent. Check the network, a VPN, or a firewall.`,
  })),
]);

/** Nothing moved for as long as it may take. */
export const timeoutRules: readonly Rule[] = onlyFirst([
  detourTimedOut,
  failureRule('dns-timed-out', 'timeout', ({ phase, limitMs }, host) => {
    if (phase !== 'dns') return undefined;
    return {
      title: 'The DNS server did not answer in time',
      explanation: `Looking up ${host} took longer than ${msWords(limitMs)}. Nothing was sent. The name is not to blame: the network or the DNS server that this machine asks does not answer; a VPN may be half connected.`,
    };
  }),
  failureRule('connect-timed-out', 'timeout', ({ phase, limitMs }, host, run) => {
    if (phase !== 'connect') return undefined;
    return {
      title: 'The server does not answer the connection',
      explanation: `${host} was given ${msWords(limitMs)} and neither took nor refused a connection on port ${portOf(run)}. Nothing was sent. That is how a firewall looks that drops packets, an address that nobody has, or a network that needs the VPN.`,
      certainty: 'likely',
      ...where(run),
    };
  }),
  failureRule('tls-timed-out', 'timeout', ({ phase, limitMs }, host) => {
    if (phase !== 'tls') return undefined;
    return {
      title: 'The TLS handshake was not answered',
      explanation: `${host} took the connection and then said nothing for ${msWords(limitMs)}. Nothing was sent. Perhaps no TLS is spoken at this port and the server waits for something else, or a machine in between holds the handshake back.`,
      certainty: 'likely',
    };
  }),
  failureRule('answer-timed-out', 'timeout', ({ phase, limitMs }, host) => {
    if (phase !== 'first-byte') return undefined;
    return {
      title: 'The server took the request and did not answer',
      explanation: `${host} was given ${msWords(limitMs)} for its answer. ${sentWords(phase)} It hangs, waits for something behind it, or a gateway swallows the answer: its log tells. Sending again may do it twice.`,
      evidence: [{ kind: 'request-target' }],
    };
  }),
  failureRule('timed-out', 'timeout', ({ phase, limitMs }, host) => ({
    title: `No progress while ${phaseWords[phase]}`,
    explanation: `${host} was given ${msWords(limitMs)} for ${phaseWords[phase]} and did not use it. ${sentWords(phase)} Check for a firewall that drops packets, or a server that hangs.`,
  })),
]);

/** The port that was tried, written out. */
export function portOf({ exchange }: FailedRun): string {
  const { port, protocol } = new URL(exchange.request.url);
  return port === '' ? (protocol === 'https:' ? '443' : '80') : port;
}

function unreachableRule(
  id: string,
  codes: RegExp,
  say: (
    address: string,
    code: string,
  ) => { readonly title: string; readonly explanation: string; readonly certainty?: 'likely' },
): Rule {
  return failureRule(id, 'unreachable', ({ address, code }) => (codes.test(code) ? say(address, code) : undefined));
}

function defaultPortWords(run: FailedRun): string {
  const { port } = new URL(run.exchange.request.url);
  return port === '' ? `The URL names no port, so ${portOf(run)} was tried. ` : '';
}

function where(run: FailedRun) {
  return { evidence: [{ kind: 'input', name: urlField(run) }] as const };
}

/** RFC 1918, shared address space (RFC 6598) and unique local addresses (RFC 4193). */
function isPrivate(address: string): boolean {
  return /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|f[cd][0-9a-f]{2}:)/i.test(
    address,
  );
}
