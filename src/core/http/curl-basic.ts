import { credentialEncoders } from './basic-encoding.ts';
import { fromBase64 } from './bytes.ts';
import { type ShellSecret, withVariables } from './shell-secrets.ts';
import { shellWord, variable, type WordPart } from './shell-word.ts';

/** The Authorization header as a shell word that computes it, and the shell function which that takes, if any. */
export type BasicWord = { readonly word: string; readonly before: readonly string[] };

/**
 * Basic credentials (RFC 7617 §2) that hold a secret, as `$(printf … | base64)` over its variable; undefined where
 * they hold none. A secret that stands encoded in them is encoded by a shell function in the same way.
 */
export function basicWord(name: string, value: string, secrets: readonly ShellSecret[]): BasicWord | undefined {
  const [, scheme, credentials] = /^(basic) +(\S+)$/i.exec(value) ?? [];
  if (name.toLowerCase() !== 'authorization' || scheme === undefined || credentials === undefined) return undefined;
  const plain = decoded(credentials);
  if (plain === undefined) return undefined;
  const { parts, before } = credentialsParts(plain, secrets);
  if (!parts.some(({ kind }) => kind === 'expression')) return undefined;
  return { word: `"${name}: ${scheme} $(printf %s ${shellWord(parts)} | base64 | tr -d '\\n')"`, before };
}

type CredentialsParts = { readonly parts: readonly WordPart[]; readonly before: readonly string[] };

function credentialsParts(plain: string, secrets: readonly ShellSecret[]): CredentialsParts {
  const colon = plain.indexOf(':');
  const written = plain.slice(colon + 1);
  for (const secret of secrets) {
    const encoder = colon < 0 ? undefined : encoders.find(({ encode }) => encode(secret.value) === written);
    if (encoder === undefined) continue;
    const { name } = encoder;
    const value = variable(secret.variable);
    const shown: WordPart = name === undefined ? value : { kind: 'expression', text: `$(${name} "${value.text}")` };
    return { parts: [...withVariables(plain.slice(0, colon + 1), secrets), shown], before: encoder.lines };
  }
  return { parts: withVariables(plain, secrets), before: [] };
}

type Encoder = {
  readonly encode: (text: string) => string;
  /** Its name in the shell; undefined where it changes nothing. */
  readonly name: string | undefined;
  readonly lines: readonly string[];
};

/** The Basic encodings (design.md 7.7), each with its twin in the shell. */
const encoders: readonly Encoder[] = [
  { encode: credentialEncoders.raw, name: undefined, lines: [] },
  {
    encode: credentialEncoders.form,
    name: 'form_encode',
    lines: shellFunction('form_encode', '$c == [A-Za-z0-9]', ' elif [[ $c == " " ]]; then printf +;'),
  },
  {
    encode: credentialEncoders.compatible,
    name: 'encode_needed',
    lines: shellFunction('encode_needed', '$c == [[:graph:]] && $c != [%+]', ''),
  },
];

/** Percent-encodes byte by byte (hence the C locale) what `kept` does not let stand. */
function shellFunction(name: string, kept: string, otherwise: string): readonly string[] {
  return [
    `${name}() (`,
    '  LC_ALL=C; for ((i = 0; i < ${#1}; i++)); do c=${1:i:1}',
    `    if [[ ${kept} ]]; then printf %s "$c";${otherwise}`,
    '    else printf %%%02X $(($(printf %d "\'$c") & 255)); fi',
    '  done',
    ')',
  ];
}

function decoded(credentials: string): string | undefined {
  const bytes = fromBase64(credentials);
  if (bytes === undefined) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
