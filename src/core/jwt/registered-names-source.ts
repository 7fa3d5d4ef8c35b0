import type { NameFacts } from './claims.ts';

/** One line of a table of names; `Row` keeps the tables readable as tables. */
export type Row = readonly [name: string, title: string, meaning: string, source: NameFacts['source']];

/** Rows as a map, so that a name out of a token can never reach anything but a row. */
export function tableOf(rows: readonly Row[]): ReadonlyMap<string, NameFacts> {
  return new Map(rows.map(([name, title, meaning, source]) => [name, { title, meaning, source }]));
}

/** A section of an RFC, with its address. */
export function rfc(number: number, section: string): NameFacts['source'] {
  return { label: `RFC ${number} §${section}`, url: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}` };
}

/** A section of OpenID Connect Core 1.0; its address needs the section's anchor. */
export function openId(section: string, anchor: string): NameFacts['source'] {
  return {
    label: `OpenID Connect Core §${section}`,
    url: `https://openid.net/specs/openid-connect-core-1_0.html#${anchor}`,
  };
}

/** A section of OpenID Connect Front-Channel Logout 1.0. */
export function frontChannelLogout(section: string, anchor: string): NameFacts['source'] {
  return {
    label: `OpenID Connect Front-Channel Logout §${section}`,
    url: `https://openid.net/specs/openid-connect-frontchannel-1_0.html#${anchor}`,
  };
}

/** An RFC as a whole, where the registry names no section of it. */
export function wholeRfc(number: number): NameFacts['source'] {
  return { label: `RFC ${number}`, url: `https://www.rfc-editor.org/rfc/rfc${number}` };
}

/** A specification of the OpenID Foundation as a whole; `file` is its name among the published ones. */
export function openIdSpecification(title: string, file: string): NameFacts['source'] {
  return { label: `OpenID ${title}`, url: `https://openid.net/specs/${file}.html` };
}
