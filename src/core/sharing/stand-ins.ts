import { findSecret } from '../http/secret-forms.ts';

/** A secret by what it is called on screen, in lower case with hyphens: `client-secret`, `access-token`. */
export type NamedSecret = { readonly label: string; readonly value: string };

/**
 * Labels for secrets in what leaves the page: the same value has the same one everywhere in it, and nothing about the
 * value can be computed from it, as could be from a fingerprint. A secret in another spelling (percent-encoded, Basic) is
 * `…-encoded`, the signature of a named JWT has the name of the token, and what has no name is numbered.
 */
export function standIns(named: readonly NamedSecret[]): (secret: string) => string {
  const labels = new Map<string, string>();
  const known = named.filter(({ value }) => value !== '');
  let count = 0;
  return (secret) => {
    const label = labels.get(secret) ?? nameOf(secret, known) ?? `secret-${++count}`;
    labels.set(secret, label);
    return label;
  };
}

function nameOf(secret: string, named: readonly NamedSecret[]): string | undefined {
  const itself = named.find(({ value }) => value === secret || isSignatureOf(secret, value));
  if (itself !== undefined) return itself.label;
  const within = named.find(({ value }) => findSecret(secret, value).length > 0);
  return within && `${within.label}-encoded`;
}

function isSignatureOf(secret: string, token: string): boolean {
  return token.startsWith('eyJ') && token.endsWith(`.${secret}`);
}
