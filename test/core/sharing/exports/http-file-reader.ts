import type { HeaderField } from '#core/http/message.ts';

export type ReadRequest = {
  readonly name: string | undefined;
  readonly method: string;
  readonly url: string;
  readonly headers: readonly HeaderField[];
  readonly body: string;
};

/**
 * The requests of a `.http` file by the published rules of VS Code's REST Client, with these values for its variables.
 * Written beside the product's own reader on purpose: it shares nothing with it.
 */
export function requestsIn(
  text: string,
  values: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>> = {},
): readonly ReadRequest[] {
  // File variables are taken from everywhere in the document.
  const own = [...text.matchAll(/^\s*@([^\s=]+)\s*=\s*(.*?)\s*$/gm)].map(([, name = '', value = '']) => [name, value]);
  const known: Readonly<Record<string, string>> = { ...Object.fromEntries(own), ...values };
  const filled = (part: string) =>
    part.replaceAll(/\{\{(.+?)\}\}/g, (whole, name: string) => {
      const value = known[name.trim()];
      if (value === undefined) throw new Error(`The editor would evaluate ${whole}`);
      return value;
    });
  return text
    .split(/^#{3,}.*$/m)
    .filter((part) => part.split('\n').some((line) => line.trim() !== '' && !/^\s*(?:#|\/\/|@)/.test(line)))
    .map((part) => requestIn(part, filled, files));
}

function requestIn(
  part: string,
  filled: (text: string) => string,
  files: Readonly<Record<string, string>>,
): ReadRequest {
  const lines = part.split('\n');
  const start = lines.findIndex((line) => line.trim() !== '' && !/^\s*(?:#|\/\/|@)/.test(line));
  const name = /^\s*(?:#|\/\/)\s*@name\s+(\S+)/m.exec(lines.slice(0, start).join('\n'))?.[1];
  const [, method = '', url = ''] = /^(\w+)\s+(\S+)\s+HTTP\/1\.1$/.exec(lines[start] ?? '') ?? [];
  const rest = lines.slice(start + 1);
  const blank = rest.findIndex((line) => line.trim() === '');
  const head = blank < 0 ? rest : rest.slice(0, blank);
  const body = blank < 0 ? '' : rest.slice(blank + 1).join('\n');
  return {
    name,
    method,
    url: filled(url),
    headers: head
      .filter((line) => !/^\s*(?:#|\/\/)/.test(line))
      .map((line) => [line.slice(0, line.indexOf(':')).trim(), filled(line.slice(line.indexOf(':') + 1).trim())]),
    body: bodyIn(body.replace(/\n+$/, ''), filled, files),
  };
}

function bodyIn(body: string, filled: (text: string) => string, files: Readonly<Record<string, string>>): string {
  const [, mark, path] = /^<(@?) (\S+)$/.exec(body) ?? [];
  if (path !== undefined) {
    const text = files[path.replace('./', '')];
    if (text === undefined) throw new Error(`The editor would read ${path}`);
    return mark === '@' ? filled(text) : text;
  }
  if (body.split('\n').some((line) => /^\s*[<>]/.test(line))) throw new Error(`The editor would read a file: ${body}`);
  return filled(body);
}
