import { fromBase64 } from '../http/bytes.ts';
import { wordsIn } from '../http/curl-words-bash.ts';
import { formDecode } from '../http/form-segments.ts';
import { basicLayers } from './client-authentication.ts';
import type { BasicEncoding } from './connection.ts';

/** Id and secret as they were before they were encoded, and why that encoding is the likely one. */
export type BasicGuess = {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly basicEncoding: BasicEncoding;
  /** Undefined where there is nothing to encode, so that every encoding is the same. */
  readonly reason: string | undefined;
};

/**
 * The credentials of an Authorization header, as it stands in a command: base64, or a substitution that makes it
 * (`$(printf %s "id:secret" | base64)`). Undefined where they cannot be read without running something.
 */
export function basicHeaderGuess(value: string): BasicGuess | undefined {
  const credentials = /^basic\s+(.+)$/is.exec(value)?.[1]?.trim();
  if (credentials === undefined) return undefined;
  const plain = /^(?:\$\(|`)/.test(credentials) ? substituted(credentials) : decoded(credentials);
  return plain === undefined ? undefined : basicGuess(plain);
}

/** What `id:secret`, as it is put into base64, was made of. The guess always gives these very characters again. */
export function basicGuess(plain: string): BasicGuess {
  // The colon in `$env:NAME` of PowerShell is part of the name.
  const colon = plain.search(/(?<!\$\{?(?:env|script|global|local|using)):/i);
  const id = colon < 0 ? plain : plain.slice(0, colon);
  const secret = colon < 0 ? '' : plain.slice(colon + 1);
  const computed = /^\$\((form_encode|encode_needed) "\$\{(\w+)\}"\)$/.exec(secret);
  if (computed !== null) return ownExport(id, computed[1] === 'form_encode' ? 'form' : 'compatible', computed[2]);
  return decodedGuess(id, secret, plain) ?? asTyped(id, secret, plain);
}

function asTyped(clientId: string, clientSecret: string, plain: string): BasicGuess {
  const isPlain = basicLayers(clientId, clientSecret, 'compatible').encoded === plain;
  // A colon in the ID is the one of a variable's name.
  return isPlain || clientId.includes(':') || !plain.includes(':')
    ? { clientId, clientSecret, basicEncoding: 'compatible', reason: undefined }
    : { clientId, clientSecret, basicEncoding: 'raw', reason: 'curl sends both as they are typed.' };
}

/** A secret with `%21` in it was probably encoded by whoever wrote the command. */
function decodedGuess(id: string, secret: string, plain: string): BasicGuess | undefined {
  if (!/%[0-9A-F]{2}/i.test(plain)) return undefined;
  const [clientId, clientSecret] = [formDecode(id), formDecode(secret)];
  const basicEncoding = (['compatible', 'form'] as const).find(
    (encoding) => basicLayers(clientId, clientSecret, encoding).encoded === plain,
  );
  if (basicEncoding === undefined) return undefined;
  return { clientId, clientSecret, basicEncoding, reason: 'They look encoded in the command, and are shown decoded.' };
}

function ownExport(clientId: string, basicEncoding: BasicEncoding, variable = ''): BasicGuess {
  return { clientId, clientSecret: `\${${variable}}`, basicEncoding, reason: 'The command encodes the secret itself.' };
}

/** What `printf` or `echo` in front of `base64` would write. */
function substituted(text: string): string | undefined {
  const inside = text.startsWith('$(') ? text.slice(2, -1) : text.slice(1, -1);
  if (!/\|\s*(?:base64|openssl\s+(?:enc\s+-)?base64)\b/.test(inside)) return undefined;
  const [program, ...rest] = wordsIn(inside).map((word) => word.text);
  if (program !== 'printf' && program !== 'echo') return undefined;
  const words = rest.filter((word) => word !== '--' && !/^-[neE]+$/.test(word) && word !== '%s');
  return words.length === 1 ? words[0] : undefined;
}

function decoded(credentials: string): string | undefined {
  const bytes = fromBase64(credentials);
  if (bytes === undefined) return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes(':') ? text : undefined;
  } catch {
    return undefined;
  }
}
