import { algFacts, claimFacts, headerFacts, type NameFacts } from '../../jwt/claims.ts';
import { claimTime } from '../../jwt/claim-time.ts';
import type { DecodedToken, JsonObject } from '../../jwt/decode.ts';
import { jsonFacts } from '../../jwt/json-facts.ts';
import { jsonStringValue } from '../../http/json-tokens.ts';
import { type Markup, markup } from './markup.ts';
import { sourceLink } from './source-link.ts';
import { timeWords } from './time-words.ts';

/** One claim or header parameter: its value digit by digit as it came, and what it is, where that is known. */
export type NamedValue = {
  readonly name: string;
  readonly value: string;
  /** The moment or algorithm that the value stands for; empty where it says itself. */
  readonly meant: string;
  readonly facts: NameFacts | undefined;
};

/** A decoded token as tables that say what each name means. Nothing in it is verified, and that is said. */
export function tokenSection(decoded: DecodedToken): Markup {
  return markup`<p>${tokenWords(decoded)}</p>${tokenTables(decoded).map(
    ({ name, rows }) => markup`<h3>${name}</h3><dl class="claims">${rows.map(claimRow)}</dl>`,
  )}`;
}

/** What a token is, in a sentence or two. */
export function tokenWords(decoded: DecodedToken): string {
  switch (decoded.kind) {
    case 'jwt':
      return 'The token is a JWT: three parts, each base64url. What follows is read from it; no signature was checked for this trace.';
    case 'jws':
      return 'The token is signed (JWS), and its payload is no set of claims.';
    case 'jwe':
      return 'The token is encrypted (JWE): without the key only its header can be read.';
    case 'opaque':
      return 'The token is opaque: it means something to its server only, so there is nothing to take apart, and all of it was left out.';
    case 'too-large':
      return `The token has ${decoded.characters} characters, too many to be taken apart.`;
    case 'damaged':
      return `The token begins like a JWT and is none. ${decoded.reason}`;
  }
}

/** Header and claims of a token, as far as they can be read. */
export function tokenTables(
  decoded: DecodedToken,
): readonly { readonly name: string; readonly rows: readonly NamedValue[] }[] {
  if (!('headerJson' in decoded) || decoded.headerJson === undefined || decoded.header === undefined) return [];
  const { header, headerJson } = decoded;
  const headerRows = named(
    headerJson,
    (name) => headerFacts(name, { header }),
    (name) => algOf(header, name),
  );
  if (decoded.kind !== 'jwt') return [{ name: 'Header', rows: headerRows }];
  const { claims, claimsJson } = decoded;
  const claimRows = named(
    claimsJson,
    (name) => claimFacts(name, { claims }),
    (name) => momentOf(claims, name),
  );
  return [
    { name: 'Header', rows: headerRows },
    { name: 'Claims', rows: claimRows },
  ];
}

function named(
  json: string,
  facts: (name: string) => NameFacts | undefined,
  meant: (name: string) => string,
): readonly NamedValue[] {
  return jsonFacts(json).members.map(({ name, raw }) => ({
    name,
    value: raw.startsWith('"') ? jsonStringValue(raw) : raw,
    meant: meant(name),
    facts: facts(name),
  }));
}

function algOf(header: JsonObject, name: string): string {
  const value = header[name];
  return name === 'alg' && typeof value === 'string' ? (algFacts(value) ?? '') : '';
}

function momentOf(claims: JsonObject, name: string): string {
  if (!['exp', 'iat', 'nbf', 'auth_time'].includes(name)) return '';
  const time = claimTime(claims[name]);
  return time.kind === 'time' ? timeWords(time.ms) : time.reason;
}

function claimRow({ name, value, meant, facts }: NamedValue): Markup {
  return markup`<div><dt>${name}</dt><dd><code>${value}</code>${meant === '' ? undefined : markup` <span class="meant">${meant}</span>`}<br><span class="note">${
    facts === undefined
      ? markup`Not a registered name; its server knows what it means.`
      : markup`${facts.title}. ${facts.meaning} ${sourceLink(facts.source)}`
  }</span></dd></div>`;
}
