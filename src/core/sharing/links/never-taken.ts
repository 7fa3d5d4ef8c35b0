import { keptHeaders } from '../kept.ts';
import { isSecretName, redactUrl } from '../secrets.ts';
import type { SharedConnection } from './link.ts';

/** What a link might try to bring, by the names that such a member could have; compared as `isSecretName` compares. */
const kinds: readonly (readonly [label: string, names: RegExp])[] = [
  ['secrets', /^(?:assertionsecrets?|readyassertion|passphrases?|privatekeys?|keys?|generatedkey)$/],
  ['certificates', /certificates?$|^(?:ca|cas|cert|certs|pkcs12|pfx)$/],
  ['the way requests take', /^(?:ways?|sendthrough|proxy|proxies|detours?|connectto|servername|resolve)$/],
  [
    'what is trusted',
    /^(?:tls|trust|trusted|pins?|unverified|insecure|verify|verification|donotverify|rejectunauthorized)$/,
  ],
  ['redirects', /redirects?$/],
  ['what is kept on this device', /^(?:storage|secretkeeping|keepswholebodies|agreedhosts|ownproviders)$/],
];

/**
 * What stands in a record from a link and is never taken from one (security.md T31): a few words for each kind. Only the
 * names of members are looked at, at any depth, but for those in `taken`, and no name of the record is repeated.
 */
export function neverTaken(record: unknown, taken: readonly string[]): readonly string[] {
  const found = new Set<string>();
  const waiting: unknown[] = [record];
  for (let value = waiting.pop(); value !== undefined || waiting.length > 0; value = waiting.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, member] of Object.entries(value)) {
      if (!taken.includes(name)) labelsOf(name).forEach((label) => found.add(label));
      if (typeof member === 'object') waiting.push(member);
    }
  }
  return kinds.map(([label]) => label).filter((label) => found.has(label));
}

/** A connection from a link without what only a person may type, and whether there was any. */
export function withoutCredentials(connection: SharedConnection): {
  readonly connection: SharedConnection;
  readonly found: readonly string[];
} {
  const { tokenEndpoint, issuer, call, parameters, headers } = connection;
  const emptied = (rows: SharedConnection['headers']) =>
    rows.map((row) => (isSecretName(row.name) ? { ...row, value: '' } : row));
  const clean: SharedConnection = {
    ...connection,
    tokenEndpoint: redactUrl(tokenEndpoint),
    issuer: redactUrl(issuer),
    parameters: emptied(parameters),
    headers: emptied(headers),
    call: { ...call, url: redactUrl(call.url), headersText: keptHeaders(call.headersText, []) },
  };
  return { connection: clean, found: JSON.stringify(clean) === JSON.stringify(connection) ? [] : ['credentials'] };
}

function labelsOf(name: string): readonly string[] {
  const plain = name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  const labels = kinds.filter(([, names]) => names.test(plain)).map(([label]) => label);
  return isSecretName(name) ? ['secrets', ...labels] : labels;
}
