import type { Rule } from './finding.ts';
import { changeUrl, urlField } from './change-url.ts';
import { detourNotFound } from './failure-rules-detour.ts';
import { failureRule, type FailedRun } from './failure-rule.ts';
import { likelyHost } from './likely-host.ts';
import { onlyFirst } from './only-first.ts';
import { quote } from './quote.ts';
import type { Said } from './rule.ts';
import { rfc } from './sources.ts';

/** The name has no address: what its shape tells first, then what the resolver said. */
export const nameRules: readonly Rule[] = onlyFirst([
  detourNotFound,
  nameRule('name-is-scheme', /^https?$/i, ({ host }, run) => ({
    title: 'The scheme stands twice in the URL',
    explanation: `${quote(host)} was taken for the server’s name: the URL begins with its scheme twice. Remove one of the two; nothing was sent.`,
    ...typed(run),
    source: rfc(3986, '3'),
  })),
  nameRule(
    'name-holds-placeholder',
    /[{}$*%]|^(?:your|my)[-_.]|[-.]your[-.]|^(?:tenant|yourtenant)\./i,
    ({ host }) => ({
      title: 'The server’s name still holds a placeholder',
      explanation: `${quote(host)} looks like an address out of a documentation, with a part to be filled in: your tenant, domain or region. Nothing was sent.`,
      certainty: 'likely',
    }),
  ),
  nameRule('name-is-reserved', /(?:^|\.)(?:example|invalid|test|example\.(?:com|net|org))\.?$/i, ({ host }) => ({
    title: 'This name exists in examples only',
    explanation: `Names like ${quote(host)} are reserved for documentation and tests, so no DNS server in public knows them. Type the name of your own server; nothing was sent.`,
    certainty: 'likely',
    source: rfc(6761, '6'),
  })),
  nameRule('name-malformed', /\.\.|^\.|^-|-\.|\.-|-$|[^.]{64}|.{254}/, ({ host }) => ({
    title: 'The server’s name is malformed',
    explanation: `${quote(host)} has an empty part, a part that begins or ends with a hyphen, or one that is longer than 63 characters; DNS knows no such names. Check how it was copied; nothing was sent.`,
    source: rfc(1123, '2.1'),
  })),
  failureRule('name-almost-known', 'dns', ({ host }, _, run) => {
    const likely = likelyHost(host);
    if (likely === undefined) return undefined;
    const url = new URL(run.exchange.request.url);
    url.hostname = likely;
    return {
      title: `Did you mean ${likely}`,
      explanation: `No address is known for ${quote(host)}, and it differs from ${likely} in a letter or two. Nothing was sent, so the secret went nowhere.`,
      certainty: 'likely',
      ...typed(run),
      remedies: changeUrl(run, url.href, `Use ${likely}`),
    };
  }),
  nameRule('name-with-underscore', /_/, ({ host, code }) => ({
    title: 'The server’s name holds an underscore',
    explanation: `No address is known for ${quote(host)} (${code}). Names of servers have letters, digits and hyphens; an underscore mostly is a typing error for a hyphen, or the name of a container that is known inside its own network alone. Nothing was sent.`,
    certainty: 'likely',
    source: rfc(1123, '2.1'),
  })),
  nameRule('name-not-ascii', /(?:^|\.)xn--/i, ({ host }) => ({
    title: 'The server’s name holds letters beyond A to Z',
    explanation: `In DNS it is ${quote(host)}, and no address is known for that. If the name should be plain, a letter of it looks like one of A to Z and is another, or an invisible character came along in copying: type it by hand. Nothing was sent.`,
    certainty: 'likely',
    source: rfc(5891, '5'),
  })),
  nameRule('name-is-local', /\.local\.?$/i, ({ host }) => ({
    title: 'Names in .local are not asked of DNS',
    explanation: `${quote(host)} is known only to machines in the same network segment that answer for themselves (multicast DNS), and none did. Check that the other machine is up and in the same network, or use its address. Nothing was sent.`,
    certainty: 'likely',
    source: rfc(6762, '3'),
  })),
  nameRule(
    'name-is-internal',
    /\.(?:internal|intranet|corp|lan|home|private|svc|cluster\.local|home\.arpa)\.?$/i,
    ({ host }) => ({
      title: 'This name is known inside its own network only',
      explanation: `${quote(host)} is a name of the kind that a company, a cluster or a home gives for itself. From this machine it has no address: connect the VPN, use the name by which the server is reached from outside, or forward a port. Nothing was sent.`,
      certainty: 'likely',
    }),
  ),
  nameRule('name-without-dots', /^[^.]+$/, ({ host, code }) => ({
    title: 'The server’s name has no domain',
    explanation: `No address is known for ${quote(host)} (${code}). Names without a dot are those of containers, which only other containers of the same network can find, or need this machine’s search domain. From here, localhost with the published port may be the one, or the full name. Nothing was sent.`,
    certainty: 'likely',
  })),
  nameRule('name-with-trailing-dot', /[^.]\.$/, ({ host, code }, run) => ({
    title: 'The server’s name ends in a dot',
    explanation: `No address is known for ${quote(host)} (${code}). The dot means that no search domain is added, so a name that needs one is not found; mostly it is the end of a sentence that was copied along. Nothing was sent.`,
    certainty: 'hint',
    ...typed(run),
    remedies: changeUrl(run, withoutDot(run.exchange.request.url), 'Remove the dot'),
    source: rfc(3986, '3.2.2'),
  })),
  codeRule(
    'dns-not-answering',
    ['EAI_AGAIN', 'ESERVFAIL', 'ETIMEOUT', 'ECONNREFUSED', 'SERVFAIL'],
    ({ host, code }) => ({
      title: 'The DNS server gives no answer at the moment',
      explanation: `Whether ${host} exists could not be found out (${code}): this machine is offline, a VPN is half connected, or the DNS server is busy. It is no verdict on the name. Nothing was sent; try again in a moment.`,
    }),
  ),
  codeRule('name-without-address', ['ENODATA', 'EAI_NODATA', 'EAI_ADDRFAMILY'], ({ host, code }) => ({
    title: 'The name exists and has no address',
    explanation: `DNS knows ${host}, but no address of a server for it (${code}): perhaps only mail is set up there, or the server’s own name is a longer one. Nothing was sent.`,
  })),
  failureRule('name-not-found', 'dns', ({ host, code }, _, run) => ({
    title: 'The server’s name was not found',
    explanation: `No address is known for ${host} (${code}), so nothing was sent. Check the spelling, or whether the name needs a VPN or another DNS server.`,
    ...typed(run),
  })),
]);

type Named = { readonly host: string; readonly code: string };
type SaidOfName = (failure: Named, run: FailedRun) => Omit<Said, 'severity'>;

function nameRule(id: string, shape: RegExp, say: SaidOfName): Rule {
  return failureRule(id, 'dns', (failure, _, run) =>
    shape.test(failure.host) ? { ...typed(run), ...say(failure, run) } : undefined,
  );
}

function codeRule(id: string, codes: readonly string[], say: SaidOfName): Rule {
  return failureRule(id, 'dns', (failure, _, run) => (codes.includes(failure.code) ? say(failure, run) : undefined));
}

function typed(run: FailedRun): Pick<Said, 'evidence'> {
  return { evidence: [{ kind: 'input', name: urlField(run) }] };
}

function withoutDot(text: string): string {
  const url = new URL(text);
  url.hostname = url.hostname.replace(/\.$/, '');
  return url.href;
}
