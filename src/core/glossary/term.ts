/** A word of the field, and what it means here. */
export type Term = {
  /** As it stands in a sentence, for example `invalid_client` or "audience". */
  readonly term: string;
  /** Other spellings that mean the same. */
  readonly also: readonly string[];
  /** One or two sentences for somebody who hears it the first time. */
  readonly meaning: string;
  /** Where it is defined, and the address of that. */
  readonly source: { readonly label: string; readonly url: string } | undefined;
};

/** A term that a section of an RFC defines. */
export function rfcTerm(
  term: string,
  number: number,
  section: string,
  meaning: string,
  also: readonly string[] = [],
): Term {
  const url = `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`;
  return { term, also, meaning, source: { label: `RFC ${number} §${section}`, url } };
}

/** A term that no single specification defines. */
export function plainTerm(term: string, meaning: string, also: readonly string[] = []): Term {
  return { term, also, meaning, source: undefined };
}
