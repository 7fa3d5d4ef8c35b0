import type { CurlConnection } from './curl-connection.ts';
import { type ArgumentPart, type CurlOption, partsText, windowsCurl } from './curl-windows.ts';
import type { HttpRequest } from './message.ts';
import type { ShellSecret } from './shell-secrets.ts';
import { argumentText } from './windows-arguments.ts';

/**
 * The request as a command for PowerShell on Windows and curl.exe, each secret as `$env:CLIENT_SECRET`. PowerShell 5.1
 * hands a quotation mark on without the backslash that the program needs; from 7.3 on it adds one. The command asks the
 * later ones to do as the first, and writes the backslash itself, so one text is right in all of them.
 *
 * @param secrets what must not stand in the command; those with an empty value are left out
 */
export function powershellCommand(
  request: HttpRequest,
  secrets: readonly ShellSecret[],
  connection: CurlConnection,
): string {
  const { options, notes } = windowsCurl(request, secrets, connection);
  const isFilled = options.some(({ value = [] }) => value.some(({ kind }) => kind === 'variable'));
  return [
    ...[...notes, ...(isFilled ? [quoteNote] : [])].map((note) => `# ${oneLine(note)}`),
    '& {',
    "  $PSNativeCommandArgumentPassing = 'Legacy'",
    `  curl.exe ${options.map(optionText).join(' `\n    ')}`,
    '}',
  ].join('\n');
}

const quoteNote = String.raw`In a variable a quotation mark has to be written \" and a backslash before it, or at the end, twice.`;

function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}

function optionText({ name, value }: CurlOption): string {
  return [name, ...(value === undefined ? [] : [powershellWord(value)])].filter((word) => word !== '').join(' ');
}

function powershellWord(value: readonly ArgumentPart[]): string {
  if (value.some(({ kind }) => kind === 'variable')) return expandedWord(value);
  const text = partsText(value, () => '');
  if (/^[A-Za-z0-9][\w./:-]*$/.test(text)) return text;
  // In quotes of its own the word is handed on as it is; else the backslash at its end would meet the one that closes.
  const needsOwnQuotes = /[\s\u0085]/.test(text) && text.endsWith('\\');
  const word = needsOwnQuotes ? `"${argumentText(text, true)}"` : argumentText(text, false);
  // Typographic quotation marks close a text as well.
  return `'${word.replaceAll(/['‘’‚‛]/g, '$&$&')}'`;
}

/** In double quotation marks, where variables are filled in. */
function expandedWord(value: readonly ArgumentPart[]): string {
  const inside = value.map((part, index) => {
    if (part.kind === 'text')
      return argumentText(part.text, index === value.length - 1 && part.text.endsWith('\\')).replaceAll(
        /[`$"“”„]/g,
        '`$&',
      );
    const next = value[index + 1];
    const runsOn = next?.kind === 'variable' || /^[\w:[.]/.test(next?.text ?? '');
    return runsOn ? `\${env:${part.name}}` : `$env:${part.name}`;
  });
  const last = value.at(-1);
  const endsInBackslash = last?.kind === 'text' && last.text.endsWith('\\');
  return endsInBackslash ? `"\`"${inside.join('')}\`""` : `"${inside.join('')}"`;
}
