import { noConnection, wrongAddress } from './before-effects.ts';
import { beforeRule, changing, fixes, inputs } from './before-rule.ts';
import type { Rule } from './finding.ts';
import { rfc } from './sources.ts';

/** What is typed or pasted around an address, so that it is none or another one. */
export const beforeSchemeRules: readonly Rule[] = [
  beforeRule('scheme-missing', ({ tokenEndpoint }) => {
    const text = tokenEndpoint.trim();
    if (
      !/^(?:\/\/)?(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?]|$)|^localhost(?::\d+)?(?:[/?]|$)|^[\w.-]+:\d+(?:\/|$)/i.test(
        text,
      )
    )
      return undefined;
    const scheme = /^(?:\/\/)?(?:localhost|127\.)/i.test(text) ? 'http' : 'https';
    return {
      severity: 'warning',
      title: 'The token endpoint lacks its beginning',
      explanation: `An address begins with https:// (or http:// on this machine). Without it nothing says how to talk to the server, so nothing can be sent.`,
      evidence: inputs('tokenEndpoint'),
      source: rfc(3986, '3.1'),
      remedies: [changing(`Add ${scheme}://`, { tokenEndpoint: `${scheme}://${text.replace(/^\/\//, '')}` })],
    };
  }),
  beforeRule('scheme-mistyped', ({ tokenEndpoint }) => {
    const match = /^\s*(?:h+t+p+(s?)|http(s?):http(s?)|https?)(?::?\/{1,3}|:\\\\|;\/\/)(?=[^/\\])/i.exec(tokenEndpoint);
    if (match === null || /^\s*https?:\/\/[^/]/i.test(tokenEndpoint)) return undefined;
    const scheme = /^\s*h+t+p+s/i.test(tokenEndpoint) ? 'https' : 'http';
    return {
      severity: 'warning',
      title: 'The beginning of the token endpoint is mistyped',
      explanation: `It has to be ${scheme}:// with one colon and two slashes. As it stands it is no address.`,
      evidence: inputs('tokenEndpoint'),
      source: rfc(3986, '3.1'),
      remedies: [
        changing(`Begin it with ${scheme}://`, { tokenEndpoint: tokenEndpoint.replace(match[0], `${scheme}://`) }),
      ],
    };
  }),
  beforeRule(
    'scheme-doubled',
    ({ tokenEndpoint }) => {
      if (!/^\s*https?:\/\/https?(?::|\/\/)/i.test(tokenEndpoint)) return undefined;
      return {
        severity: 'warning',
        title: 'The token endpoint begins twice',
        explanation:
          'There is an http:// or https:// before another one: it was pasted behind what stood there already.',
        evidence: inputs('tokenEndpoint'),
        source: rfc(3986, '3.1'),
        remedies: fixes(
          'Remove the first one',
          'tokenEndpoint',
          tokenEndpoint,
          tokenEndpoint.replace(/^\s*https?:\/\/(?=https?:\/\/)/i, ''),
        ),
      };
    },
    { explains: noConnection },
  ),
  beforeRule('brackets-around-url', ({ tokenEndpoint }) => {
    const inner = /^\s*(?:\[[^\]]*\]\(|[<({[])\s*(https?:\/\/[^\s<>()]+?)\s*[>)}\]]\s*$/i.exec(tokenEndpoint)?.[1];
    if (inner === undefined) return undefined;
    return {
      severity: 'warning',
      title: 'The token endpoint stands in brackets',
      explanation: 'They come along from a mail, a chat or Markdown and belong to the sentence, not to the address.',
      evidence: inputs('tokenEndpoint'),
      source: rfc(3986, 'C'),
      remedies: [changing('Remove the brackets', { tokenEndpoint: inner })],
    };
  }),
  beforeRule(
    'punctuation-after-url',
    ({ tokenEndpoint }) => {
      const typed = tokenEndpoint.trim();
      if (!/^https?:\/\/[^\s/?#]+\/[^\s?#]*$/i.test(typed) || !/[.,;:!'"]$/.test(typed)) return undefined;
      return {
        severity: 'warning',
        certainty: 'likely',
        title: 'The token endpoint ends in a punctuation mark',
        explanation: 'It was probably copied from a sentence or a list, and the mark does not belong to the address.',
        evidence: inputs('tokenEndpoint'),
        source: rfc(3986, 'C'),
        remedies: fixes(
          'Remove the mark at the end',
          'tokenEndpoint',
          tokenEndpoint,
          typed.replace(/(?<![.,;:!'"])[.,;:!'"]+$/, ''),
        ),
      };
    },
    { explains: wrongAddress },
  ),
  beforeRule(
    'placeholder-in-endpoint',
    ({ tokenEndpoint }) => {
      const isExample = /^\s*https?:\/\/(?:[^/?#]*\.)?example\.(?:com|net|org)(?=[/:?#]|$)/i.test(tokenEndpoint);
      if (
        !isExample &&
        !/[{<][\w .-]+[}>]|%7B\w+%7D|\$\{|\byour[-_.]?(?:domain|tenant|realm|server|host|org)\b|\/:tenant/i.test(
          tokenEndpoint,
        )
      )
        return undefined;
      return {
        severity: 'warning',
        certainty: isExample ? 'certain' : 'likely',
        title: 'The token endpoint holds a placeholder',
        explanation: isExample
          ? 'Names under example.com, example.net and example.org are reserved for documentation. Put your server’s name there.'
          : 'A part of it stands for something of your own, such as a tenant or a domain, and nothing here fills it in.',
        evidence: inputs('tokenEndpoint'),
        source: isExample ? rfc(2606, '3') : rfc(6570, '1.1'),
      };
    },
    { explains: [...wrongAddress, ...noConnection, 'invalid-request'] },
  ),
];
