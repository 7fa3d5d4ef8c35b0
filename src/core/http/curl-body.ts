import { latin1, utf8 } from './bytes.ts';
import { formDecode } from './form-segments.ts';
import { headerValue, type HttpRequest } from './message.ts';
import { holdsSecret, type ShellSecret, withVariables } from './shell-secrets.ts';
import { shellWord, utf8Part, variable, type WordPart } from './shell-word.ts';

/** How curl gets the body. */
export type CurlBody = {
  readonly options: readonly string[];
  /** What feeds curl through a pipe, up to and including the bar; empty where nothing does. */
  readonly before: string;
  /** Whether the body, and so its length, depends on what variables hold. */
  readonly dependsOnVariables: boolean;
};

/** An argument may hold 128 KiB on Linux and no NUL anywhere; other bodies come through a pipe. */
const longestArgument = 100_000;

/** The body as options of curl. In forms a secret stands unencoded in its variable, and curl encodes it. */
export function curlBody(request: HttpRequest, secrets: readonly ShellSecret[]): CurlBody {
  const { body } = request;
  if (body.length === 0) return { options: [], before: '', dependsOnVariables: false };
  const text = decoded(body);
  const isPiped = body.length > longestArgument || body.includes(0);
  const isForm = headerValue(request.headers, 'content-type')?.toLowerCase().includes('x-www-form-urlencoded') === true;
  if (isForm && !isPiped && text !== undefined) return formOptions(text, secrets);
  const parts = text === undefined ? binaryParts(body, secrets) : withVariables(text, secrets);
  const dependsOnVariables = parts.some(({ kind }) => kind === 'expression');
  if (isPiped) return { options: ['--data-binary @-'], before: pipe(parts), dependsOnVariables };
  // `--data-raw` is `--data-binary` without the meaning of a leading @, which would read a file.
  return { options: [`--data-raw ${shellWord(parts)}`], before: '', dependsOnVariables };
}

function formOptions(text: string, secrets: readonly ShellSecret[]): CurlBody {
  const options: string[] = [];
  let dependsOnVariables = false;
  let plain: string[] = [];
  const flush = () => {
    if (plain.length > 0) options.push(`--data-raw ${shellWord([utf8Part(plain.join('&'))])}`);
    plain = [];
  };
  for (const pair of text.split('&')) {
    const option = pairOption(pair, secrets);
    if (option === undefined) {
      plain.push(pair);
      continue;
    }
    flush();
    options.push(option);
    dependsOnVariables = true;
  }
  flush();
  return { options, before: '', dependsOnVariables };
}

/** The option for a parameter that holds a secret; curl joins the options with `&`, in order. */
function pairOption(pair: string, secrets: readonly ShellSecret[]): string | undefined {
  const equals = pair.indexOf('=');
  const name = equals < 0 ? pair : pair.slice(0, equals);
  const value = equals < 0 ? '' : formDecode(pair.slice(equals + 1));
  if (equals <= 0 || holdsSecret(name, secrets)) {
    return holdsSecret(pair, secrets) ? `--data-raw ${shellWord(withVariables(pair, secrets))}` : undefined;
  }
  const parts = valueParts(name, value, secrets);
  if (!parts.some(({ kind }) => kind === 'expression')) return undefined;
  return `--data-urlencode ${shellWord([utf8Part(`${name}=`), ...parts])}`;
}

/** A secret of two or three letters is looked for only where secrets stand. */
function valueParts(name: string, value: string, secrets: readonly ShellSecret[]): readonly WordPart[] {
  const whole = secrets.find((secret) => secret.value === value);
  if (whole !== undefined && /secret|token|password|assertion/i.test(name)) return [variable(whole.variable)];
  return withVariables(value, secrets);
}

function binaryParts(body: Uint8Array, secrets: readonly ShellSecret[]): readonly WordPart[] {
  const asBytes = secrets.map((secret) => ({ ...secret, value: latin1(utf8(secret.value)) }));
  return withVariables(latin1(body), asBytes, (text) => ({ kind: 'bytes', text }));
}

function pipe(parts: readonly WordPart[]): string {
  const commands = parts.map((part) =>
    part.kind === 'bytes' ? `printf ${printfFormat(part.text)}` : `printf %s "${part.text}"`,
  );
  return `{ ${commands.join('; ')}; } |\n`;
}

/** As a format, for only formats know NUL (`\000`) in every shell. */
function printfFormat(bytes: string): string {
  const escaped = bytes.replace(/[^ "#$&(-[\]-~]/g, (character) =>
    character === '%' ? '%%' : `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`,
  );
  return `-- '${escaped}'`;
}

function decoded(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return undefined;
  }
}
