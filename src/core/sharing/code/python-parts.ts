import { pythonText } from './literals.ts';
import type { BasicStep, Pairs } from './program-plan.ts';
import { expression, isJoined, type Template } from './template.ts';

/** A value as an expression of Python. */
export function value(template: Template): string {
  return expression(template, { text: pythonText, variable: (name) => `os.environ["${name}"]`, join: ' + ' });
}

/** Pairs as a list of tuples, inside a call. */
export function pairList(pairs: Pairs): string {
  return ['[', ...pairs.map(([name, text]) => `        (${value(name)}, ${value(text)}),`), '    ]'].join('\n');
}

/** Pairs as a dictionary, inside a call; `own` are entries that are written already. */
export function dictionary(pairs: Pairs, own: readonly string[] = []): string {
  const entries = [...own, ...pairs.map(([name, text]) => `${value(name)}: ${value(text)}`)];
  return entries.length === 0 ? '{}' : ['{', ...entries.map((entry) => `        ${entry},`), '    }'].join('\n');
}

/** A value as bytes: as text a library would take it for Latin-1. */
export function bytes(template: Template): string {
  return isJoined(template) ? `(${value(template)}).encode()` : `${value(template)}.encode()`;
}

/** The secret of Basic credentials, encoded as it has to be, as bytes. */
export function secretBytes({ secret, encoding }: BasicStep): string {
  return encoding === 'raw' ? bytes(secret) : `encoded(${value(secret)}).encode()`;
}

/** The function `encoded`, where the secret is encoded. */
export function basicEncoder({ encoding }: BasicStep): readonly string[] {
  if (encoding === 'raw') return [];
  if (encoding === 'form') return ['def encoded(secret):', '    return urllib.parse.quote_plus(secret, safe="")'];
  return [
    'def encoded(secret):',
    '    """Percent-encodes what a server that decodes would change, and nothing else."""',
    '    keep = set(range(0x21, 0x7F)) - set(b"%+")',
    '    return "".join(chr(byte) if byte in keep else f"%{byte:02X}" for byte in secret.encode())',
  ];
}

/** Checks the status, and reads the token and its lifetime. */
export function readToken(json: string, status: string, text: string): readonly string[] {
  return [
    `if ${status} != 200:`,
    `    sys.exit(f"The token request failed: HTTP {${status}}\\n{${text}}")`,
    `answer = ${json}`,
    'access_token = answer["access_token"]',
    'print("Got a token. It expires in", answer.get("expires_in", "an unknown number of"), "seconds.")',
  ];
}

/** Prints what the API answered. */
export function printAnswer(status: string, text: string): readonly string[] {
  return [`print("HTTP", ${status})`, `print(${text})`];
}
