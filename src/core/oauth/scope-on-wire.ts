import type { Connection, ScopeSeparator } from './connection.ts';

/** What stands between two scopes, per choice. */
export const separatorText: Readonly<Record<ScopeSeparator, string>> = { space: ' ', comma: ',', plus: '+' };

/**
 * The value of `scope` as it is sent, before any encoding. With spaces (RFC 6749 §3.3) it is what was typed, to the
 * letter; another separator takes the place of the white space between the names.
 */
export function scopeOnWire({ scope, scopeSeparator }: Pick<Connection, 'scope' | 'scopeSeparator'>): string {
  if (scopeSeparator === 'space') return scope;
  return scope.split(/\s+/).filter(Boolean).join(separatorText[scopeSeparator]);
}
