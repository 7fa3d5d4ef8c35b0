import type { OuterProxyFault } from '../http/exchange.ts';
import { failureRule, type SaidOfFailure } from './failure-rule.ts';
import type { Rule } from './finding.ts';
import { onlyFirst } from './only-first.ts';
import { quote } from './quote.ts';
import { rfc } from './sources.ts';

const notSent = 'Nothing of the request was sent.';
const passBy = 'If the server can be reached without it, name it in NO_PROXY, and start Grantscope again.';

/** The proxy that the machine is set to, between here and the server, by what happened there. */
export const outerProxyRules: readonly Rule[] = onlyFirst([
  outerRule('outer-proxy-unusable', 'unusable', (variable) => ({
    title: 'The proxy in the environment cannot be used',
    explanation: `${variable} is set and holds something else than http://host:port, which is the only kind of proxy spoken here (no https to the proxy, no SOCKS). ${notSent} Going past a proxy that somebody set is not done silently: correct or unset ${variable}, and start Grantscope again.`,
  })),
  outerRule('outer-proxy-is-grantscope', 'address-refused', (proxy) => ({
    title: 'The proxy in the environment is not called',
    explanation: `The environment names ${proxy} as the proxy, which is Grantscope’s own address, or one that no request goes to. ${notSent} Correct the variable, and start Grantscope again.`,
  })),
  outerRule('outer-proxy-not-found', 'name-not-found', (proxy, code) => ({
    title: 'The network’s proxy was not found',
    explanation: `The environment sends this request through ${proxy}, and no address is known for that name (${code}). ${notSent} Connect the VPN or the company’s network, in which the proxy is known, or unset the variable where you are not in it.`,
  })),
  outerRule('outer-proxy-not-listening', 'refused', (proxy, address) => ({
    title: 'Nothing listens where the network’s proxy should be',
    explanation: `The environment sends this request through ${proxy}; ${address} refused the connection. ${notSent} Start that proxy, or correct the variable: without a port 1080 is meant, as in curl.`,
  })),
  outerRule('outer-proxy-unreachable', 'unreachable', (proxy, code) => ({
    title: 'The network’s proxy cannot be reached',
    explanation: `The environment sends this request through ${proxy}, and there is no way to it from this machine (${code}). ${notSent} Connect the VPN, or unset the variable where you are not in that network.`,
  })),
  outerRule('outer-proxy-timed-out', 'timeout', (proxy, phase) => ({
    title: 'The network’s proxy does not answer',
    explanation: `${proxy} ${phase === 'connect' ? 'neither took nor refused the connection' : 'took the connection and did not answer CONNECT, perhaps because it waits for the server itself'}. ${notSent} ${passBy}`,
    ...(phase === 'connect' ? {} : { certainty: 'likely' }),
  })),
  outerRule('outer-proxy-hung-up', 'closed', (proxy, code) => ({
    title: 'The network’s proxy hung up',
    explanation: `${proxy} ended the connection instead of answering CONNECT (${code}). ${notSent} Perhaps it wants https itself, which is not spoken here, or it does not open tunnels. ${passBy}`,
    certainty: 'likely',
  })),
  outerRule('outer-proxy-speaks-otherwise', 'not-a-proxy', (proxy, beginning) => ({
    title: 'What answers at the proxy’s address is no HTTP proxy',
    explanation: `${proxy} answered CONNECT with ${quote(beginning)}. ${notSent} The port may be that of a SOCKS proxy or of another service: check the variable.`,
  })),
  outerRule('outer-proxy-wants-credentials', 'credentials-missing', (proxy, answer) => ({
    title: 'The network’s proxy wants to know who you are',
    explanation: `${proxy} answered CONNECT with ${quote(answer)}. It is the proxy that asks, not the server: your client’s credentials are not the ones it means. ${notSent} Write them into the variable, http://name:password@${proxy}; Basic is the only kind sent here, so Kerberos and NTLM need a small proxy of your own in front.`,
    source: rfc(9110, '11.7.1'),
  })),
  outerRule('outer-proxy-rejects-credentials', 'credentials-rejected', (proxy, answer) => ({
    title: 'The network’s proxy does not accept the credentials in the environment',
    explanation: `${proxy} answered CONNECT with ${quote(answer)}, although name and password from the variable were sent to it, as Basic. ${notSent} They may be old, or hold a character that has to be percent-encoded in a URL; or the proxy takes only Kerberos or NTLM.`,
    source: rfc(9110, '11.7.2'),
  })),
  outerRule('outer-proxy-cannot-reach', 'server-not-reached', (proxy, answer, host) => ({
    title: 'The network’s proxy does not reach the server',
    explanation: `Asked for ${host}, ${proxy} answered ${quote(answer)}: it did not find the name, or got no connection. The name is looked up there, not on this machine. ${notSent} Check the name; a server inside your own network belongs into NO_PROXY.`,
    certainty: 'likely',
    source: rfc(9110, '15.6.3'),
  })),
  outerRule('outer-proxy-refuses-tunnel', 'tunnel-refused', (proxy, answer, host) => ({
    title: 'The network’s proxy does not let this connection through',
    explanation: `Asked to open a tunnel to ${host}, ${proxy} answered ${quote(answer)}. ${notSent} Most proxies allow tunnels to port 443 alone, and some a list of hosts only: use https on 443, ask whoever runs the proxy, or name the host in NO_PROXY if it can be reached without.`,
    source: rfc(9110, '9.3.6'),
  })),
]);

function outerRule(
  id: string,
  wanted: OuterProxyFault,
  say: (proxy: string, detail: string, host: string) => SaidOfFailure,
): Rule {
  return failureRule(id, 'outer-proxy', ({ proxy, code, detail }, host) =>
    code === wanted ? say(proxy, detail, host) : undefined,
  );
}
