import { fromBase64 } from './bytes.ts';
import { type CurlConnection, curlConnectionFacts } from './curl-connection.ts';
import { undoneDefaults } from './curl.ts';
import { formDecode } from './form-segments.ts';
import { headerValue, type HeaderField, type HttpRequest } from './message.ts';
import { type ShellSecret, secretPlaces } from './shell-secrets.ts';
import { wireHeaders } from './wire-request.ts';

/** A part of an argument: characters as they are, or the value of an environment variable. */
export type ArgumentPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'variable'; readonly name: string };

/** One option of curl with what follows it; the last has no name: it is the URL. */
export type CurlOption = { readonly name: string; readonly value?: readonly ArgumentPart[] };

/** A command for curl.exe before it is quoted for one shell or another. */
export type WindowsCurl = {
  readonly options: readonly CurlOption[];
  /** What the command cannot say of itself, as sentences on one line each. */
  readonly notes: readonly string[];
};

/** How long a body may be as an argument, in characters: the whole command line of cmd may have 8191. */
const longestBody = 4000;

/**
 * The request as options of curl on Windows: the same headers in the same order as for bash, but for what only bash
 * can compute. Where Basic credentials hold a secret, curl makes them (`--user`) and puts them first; where a secret
 * stands encoded elsewhere, the variable's name ends in `_ENCODED`. What no argument can hold comes from a file.
 */
export function windowsCurl(
  request: HttpRequest,
  secrets: readonly ShellSecret[],
  connection: CurlConnection,
): WindowsCurl {
  const hidden = secrets.filter(({ value }) => value !== '');
  const fields = wireHeaders(request);
  const user = fields.map(([name, value]) => userParts(name, value, hidden)).find((parts) => parts !== undefined);
  const body = bodyOptions(request, hidden);
  const way = curlConnectionFacts(request.url, connection);
  const sent = fields.filter(
    ([name, value]) =>
      !(body.isCounted && name.toLowerCase() === 'content-length') && userParts(name, value, hidden) === undefined,
  );
  const options: readonly CurlOption[] = [
    ...(connection.trust.kind === 'system' ? [] : [{ name: '-k' }]),
    { name: '--http1.1' },
    ...way.options.map(({ name, value }) => ({ name, value: asText(value) })),
    ...(/[[\]{}]/.test(request.url) ? [{ name: '--globoff' }] : []),
    ...(request.method === 'HEAD' ? [{ name: '--head' }] : [{ name: '--request', value: asText(request.method) }]),
    ...(user === undefined ? [] : [{ name: '--user', value: user }]),
    ...sent.map((field) => ({ name: '-H', value: headerParts(field, hidden) })),
    ...undoneDefaults(request, body.options.length > 0).map((name) => ({ name: '-H', value: asText(`${name}:`) })),
    ...body.options,
    { name: '', value: urlParts(way.url, hidden) },
  ];
  return { options, notes: [...pinNotes(connection), ...way.notes, ...body.notes, ...valueNotes(options)] };
}

/** The text of an argument with the names of its variables, as `write` has them. */
export function partsText(parts: readonly ArgumentPart[], write: (name: string) => string): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : write(part.name))).join('');
}

function asText(text: string): readonly ArgumentPart[] {
  return [{ kind: 'text', text }];
}

function withNames(text: string, secrets: readonly ShellSecret[]): readonly ArgumentPart[] {
  const parts: ArgumentPart[] = [];
  let at = 0;
  for (const { start, end, name } of secretPlaces(text, secrets)) {
    if (start > at) parts.push({ kind: 'text', text: text.slice(at, start) });
    parts.push({ kind: 'variable', name });
    at = end;
  }
  if (at < text.length) parts.push({ kind: 'text', text: text.slice(at) });
  return parts;
}

/** `id:secret` for `--user`, which curl encodes as they are (RFC 7617 §2); undefined where no secret is in them. */
function userParts(name: string, value: string, secrets: readonly ShellSecret[]): readonly ArgumentPart[] | undefined {
  const [, credentials] = /^basic +(\S+)$/i.exec(value) ?? [];
  const plain = name.toLowerCase() === 'authorization' ? decoded(credentials) : undefined;
  const colon = plain?.indexOf(':') ?? -1;
  if (plain === undefined || colon < 0) return undefined;
  const password = plain.slice(colon + 1);
  const whole = secrets.find((secret) => secret.value === password);
  const parts =
    whole === undefined
      ? withNames(plain, secrets)
      : [...withNames(plain.slice(0, colon + 1), secrets), { kind: 'variable', name: whole.variable } as const];
  return parts.some(({ kind }) => kind === 'variable') ? parts : undefined;
}

function decoded(credentials: string | undefined): string | undefined {
  const bytes = credentials === undefined ? undefined : fromBase64(credentials);
  return bytes === undefined ? undefined : strictText(bytes);
}

function headerParts([name, value]: HeaderField, secrets: readonly ShellSecret[]): readonly ArgumentPart[] {
  // `Name;` is how curl is told to send a field without a value.
  if (value === '') return asText(`${name};`);
  const [, scheme = '', token] = /^(Bearer |DPoP )(.*)$/i.exec(value) ?? [];
  const whole = secrets.find((secret) => secret.value === token);
  if (whole !== undefined) return [...asText(`${name}: ${scheme}`), { kind: 'variable', name: whole.variable }];
  return withNames(`${name}: ${value}`, secrets);
}

function urlParts(url: string, secrets: readonly ShellSecret[]): readonly ArgumentPart[] {
  const { origin, pathname, search } = new URL(url);
  return withNames(`${origin}${pathname}${search}`, secrets);
}

type BodyOptions = WindowsCurl & {
  /** Whether curl has to count the length itself. */
  readonly isCounted: boolean;
};

const bodyFileNote =
  'body.bin stands for the body, which no argument of this shell can hold: put its bytes into that file.';

function bodyOptions(request: HttpRequest, secrets: readonly ShellSecret[]): BodyOptions {
  if (request.body.length === 0) return { options: [], notes: [], isCounted: false };
  const text = strictText(request.body);
  if (text === undefined || text.length > longestBody || !/^[\u0020-\u007e]*$/.test(text))
    return {
      options: [{ name: '--data-binary', value: asText('@body.bin') }],
      notes: [bodyFileNote],
      isCounted: true,
    };
  const isForm = headerValue(request.headers, 'content-type')?.toLowerCase().includes('x-www-form-urlencoded') === true;
  const options = isForm ? formOptions(text, secrets) : [{ name: '--data-raw', value: withNames(text, secrets) }];
  return { options, notes: [], isCounted: options.some(({ value }) => value.some(({ kind }) => kind === 'variable')) };
}

type ValuedOption = { readonly name: string; readonly value: readonly ArgumentPart[] };

/** Pairs without a secret as they are; of the others curl encodes the value. It joins them with `&`, in order. */
function formOptions(text: string, secrets: readonly ShellSecret[]): readonly ValuedOption[] {
  const options: ValuedOption[] = [];
  let plain: string[] = [];
  const flush = () => {
    if (plain.length > 0) options.push({ name: '--data-raw', value: asText(plain.join('&')) });
    plain = [];
  };
  for (const pair of text.split('&')) {
    const option = pairOption(pair, secrets);
    if (option === undefined) plain.push(pair);
    else {
      flush();
      options.push(option);
    }
  }
  flush();
  return options;
}

function pairOption(pair: string, secrets: readonly ShellSecret[]): ValuedOption | undefined {
  const equals = pair.indexOf('=');
  const name = pair.slice(0, Math.max(equals, 0));
  const value = formDecode(pair.slice(equals + 1));
  const whole = secrets.find((secret) => secret.value === value);
  const isTelling = whole !== undefined && /secret|token|password|assertion/i.test(name);
  const parts = isTelling ? [{ kind: 'variable', name: whole.variable } as const] : withNames(value, secrets);
  const isPlain = equals <= 0 || withNames(name, secrets).some(({ kind }) => kind === 'variable');
  if (!isPlain && parts.some(({ kind }) => kind === 'variable') && /^[\u0020-\u007e]*$/.test(value))
    return { name: '--data-urlencode', value: [...asText(`${name}=`), ...parts] };
  const raw = withNames(pair, secrets);
  return raw.some(({ kind }) => kind === 'variable') ? { name: '--data-raw', value: raw } : undefined;
}

function pinNotes({ trust }: CurlConnection): readonly string[] {
  if (trust.kind !== 'pinned') return [];
  return [`The certificate was pinned (SHA-256 ${trust.sha256}). curl has no such option: -k accepts any certificate.`];
}

/** What the variables have to hold, and what Windows does to characters beyond ASCII. */
function valueNotes(options: readonly CurlOption[]): readonly string[] {
  const parts = options.flatMap(({ value }) => value ?? []);
  const names = parts.flatMap((part) => (part.kind === 'variable' && part.name.endsWith('_ENCODED') ? part.name : []));
  const isBeyondAscii = parts.some((part) => part.kind === 'text' && /[^\p{ASCII}]/u.test(part.text));
  return [
    ...[...new Set(names)].map((name) => `${name} has to hold the value encoded as it was at that place.`),
    ...(options.some(({ name }) => name === '--user')
      ? ['curl makes Authorization out of --user and sends it first.']
      : []),
    ...(isBeyondAscii
      ? ['Characters beyond ASCII go out in the encoding of this Windows, not as they were sent.']
      : []),
  ];
}

function strictText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
