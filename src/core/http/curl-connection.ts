import { type Destination, type Detour, destinationText } from './detour.ts';
import type { Trust } from './exchange.ts';

/** What a command has to say of the connection beside the request. */
export type CurlConnection = {
  readonly trust: Trust;
  readonly detour?: Detour;
  /** Which certificate was at hand for it, in words that hold no secret; absent where there was none. */
  readonly clientCertificate?: string;
};

type Options = {
  readonly url: string;
  readonly options: readonly string[];
  readonly notes: readonly string[];
};

/** The same before it is quoted for one shell; each note is one line, without the sign of a comment. */
type Facts = Pick<Options, 'url' | 'notes'> & {
  readonly options: readonly { readonly name: string; readonly value: string }[];
};

/**
 * The way to the server as options of curl, and lines that say what curl cannot do. It takes TLS's server name from the
 * URL and has no option for another one. Where it checks no certificate, though, the URL may name that other host: `Host`
 * stands among the headers anyway, so the bytes stay the same. Where it checks one, it would check it for that name.
 */
export function curlConnectionOptions(url: string, connection: CurlConnection): Options {
  const facts = curlConnectionFacts(url, connection);
  return {
    url: facts.url,
    options: facts.options.map(({ name, value }) => `${name} ${connectWord(value)}`),
    notes: facts.notes.map((line) => `# ${line}`),
  };
}

/** What `curlConnectionOptions` says, for any shell. */
export function curlConnectionFacts(url: string, { trust, detour = {}, clientCertificate }: CurlConnection): Facts {
  const own = destinationOf(url);
  const { serverName } = detour;
  const isNamed = serverName !== undefined && url.startsWith('https:') && serverName !== own.host;
  const named = isNamed && trust.kind !== 'system' ? serverName : undefined;
  const dialled = detour.connectTo ?? (named === undefined ? undefined : own);
  return {
    url: named === undefined ? url : withHost(url, named),
    options: [
      ...(dialled === undefined ? [] : [connectTo({ ...own, host: named ?? own.host }, dialled)]),
      ...(clientCertificate === undefined ? [] : clientFiles),
    ],
    notes: [...nameNotes(isNamed ? serverName : undefined, named, own.host), ...certificateNotes(clientCertificate)],
  };
}

const clientFiles = [
  { name: '--cert', value: 'client.pem' },
  { name: '--key', value: 'client.key' },
];

function connectTo(from: Destination, to: Destination): Facts['options'][number] {
  return { name: '--connect-to', value: `${destinationText(from)}:${destinationText(to)}` };
}

function connectWord(pair: string): string {
  // Brackets are a pattern to the shell.
  return /^[\w.:-]+$/.test(pair) ? pair : `'${pair}'`;
}

function nameNotes(wanted: string | undefined, named: string | undefined, host: string): readonly string[] {
  if (wanted === undefined) return [];
  if (named !== undefined) return [`The URL names ${wanted}, so that TLS asks for it (SNI); Host names ${host}.`];
  return [
    `TLS asked for ${wanted} (SNI). curl has no option for that: it asks for ${host},`,
    'so a server that goes by this name may answer otherwise.',
  ];
}

function certificateNotes(certificate: string | undefined): readonly string[] {
  if (certificate === undefined) return [];
  return [
    `client.pem and client.key stand for your client certificate (${oneLine(certificate)})`,
    'and its key: curl reads both from files, as PEM.',
  ];
}

/** What stands in a comment must not end it. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}

function destinationOf(url: string): Destination {
  const { hostname, port, protocol } = new URL(url);
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port),
  };
}

function withHost(url: string, host: string): string {
  const changed = new URL(url);
  changed.hostname = host;
  return changed.href;
}
