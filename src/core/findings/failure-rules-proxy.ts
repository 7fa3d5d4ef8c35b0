import type { WayFault } from '../oauth/server-way.ts';
import { urlField } from './change-url.ts';
import { detourNotCalled } from './failure-rules-detour.ts';
import { failureRule } from './failure-rule.ts';
import { onlyFirst } from './only-first.ts';
import { rfc } from './sources.ts';
import { wayField } from './way-field.ts';

/** Addresses that the proxy does not call, by the rule's code. */
export const addressRefusedRules = onlyFirst([
  detourNotCalled,
  failureRule('address-is-grantscope', 'address-refused', ({ address, rule }, host, run) => {
    if (rule !== 'own-port') return undefined;
    return {
      title: 'This is the address of Grantscope itself',
      explanation: `${host} (${address}) is where this page and its proxy are served, so there is no authorization server and no API to find. The playground has ports of its own, which the terminal names. Nothing was sent.`,
      evidence: [{ kind: 'input', name: urlField(run) }],
      remedies: [],
    };
  }),
  failureRule('address-of-platform', 'address-refused', ({ address, rule }) => {
    if (rule !== 'link-local' && rule !== 'platform-metadata') return undefined;
    return {
      title: 'The proxy does not call this address',
      explanation: `${address} is where cloud platforms hand out the credentials of the machine itself, or in the range for that; a page should never be able to ask there. Nothing was sent. If a name led there, its DNS entry is wrong or hostile; use curl if you do mean this address.`,
      source: rfc(3927, '2.7'),
      remedies: [],
    };
  }),
  failureRule('address-for-nobody', 'address-refused', ({ address, rule }) => {
    if (rule !== 'multicast-or-broadcast' && rule !== 'not-an-address') return undefined;
    return {
      title: 'No single server can have this address',
      explanation: `${address} ${rule === 'not-an-address' ? 'is no address' : 'means many machines at once (multicast or broadcast)'}, so there is nobody to send to. Nothing was sent. Check the URL, or the DNS entry of the name.`,
      remedies: [],
    };
  }),
  failureRule('address-refused', 'address-refused', ({ address, rule }) => ({
    title: 'The proxy does not call this address',
    explanation: `${address} is refused by a rule of the proxy: ${rule === 'local-nat64' ? 'what lies behind it (NAT64 of local meaning) cannot be told' : rule.replace(/\.$/, '')}. Nothing was sent.`,
    remedies: [],
  })),
]);

/** What the page cannot have sent. */
export const requestRefusedRules = onlyFirst([
  failureRule('header-cannot-be-sent', 'request-refused', ({ part, reason }, _, run) => {
    if (!part.startsWith('header ')) return undefined;
    return {
      title: `The header ${part.slice('header '.length)} cannot be sent like this`,
      explanation: `${reason} Nothing was sent; change it and send again.`,
      evidence: [{ kind: 'input', name: run.kind === 'api' ? 'Headers' : urlField(run) }],
      source: rfc(9110, '5.5'),
      remedies: [],
    };
  }),
  failureRule('way-needs-proxy', 'request-refused', ({ part, reason }) => {
    if (part !== 'client certificate' && part !== 'way to the server') return undefined;
    return {
      title: `The browser cannot go this way: the ${part} is up to it`,
      explanation: `${reason} Nothing was sent. Through the proxy it goes as you chose it.`,
      remedies: [{ kind: 'try-through-proxy' }],
    };
  }),
  failureRule('host-not-agreed', 'request-refused', ({ part, reason }, _, run) => {
    if (part !== 'host') return undefined;
    return {
      title: 'Not sent: you did not agree to this host',
      explanation: `${reason} Nothing was sent. Look at the address once more; to send after all, press again and agree.`,
      evidence: [{ kind: 'input', name: urlField(run) }],
      remedies: [{ kind: 'send-again' }],
    };
  }),
  failureRule('request-refused', 'request-refused', ({ part, reason }, _, run) => ({
    title: 'This request cannot be sent',
    explanation: `${part}: ${reason} Nothing was sent; change it and send again.`,
    evidence: isOfWay(part) ? wayField(run, part) : [{ kind: 'input', name: urlField(run) }],
    remedies: [],
  })),
]);

function isOfWay(part: string): part is WayFault['part'] {
  return part === 'Connect to' || part === 'TLS server name';
}

/** The proxy turned the page away. */
export const proxyRefusedRules = onlyFirst([
  failureRule('proxy-busy', 'proxy-refused', ({ code, message }) => {
    if (code !== 'busy') return undefined;
    return {
      title: 'The proxy has too much to do',
      explanation: `${message} Nothing was sent. Another page or a renewal may have many requests under way.`,
      remedies: [{ kind: 'send-again' }],
    };
  }),
  failureRule('proxy-refused', 'proxy-refused', ({ message }) => ({
    title: 'The proxy refused this page',
    explanation: `${message} Nothing was sent. Reload the page and try again: after a restart of Grantscope a page from before has an old key.`,
  })),
]);
