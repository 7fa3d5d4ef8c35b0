/** What a part of a message is, and the section that asks for it. */
export type Annotation = {
  /** One or two sentences for somebody who sees it the first time. */
  readonly what: string;
  readonly source: { readonly label: string; readonly url: string };
};

/** An annotation that stands on a section of an RFC. */
export function byRfc(number: number, section: string, what: string): Annotation {
  return {
    what,
    source: {
      label: `RFC ${number} §${section}`,
      url: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
    },
  };
}

/** An annotation that stands on a part of the Fetch standard. */
export function byFetch(part: string, anchor: string, what: string): Annotation {
  return { what, source: { label: `Fetch, ${part}`, url: `https://fetch.spec.whatwg.org/#${anchor}` } };
}

/** Annotations by lower-case name. A map, since names come from servers and may be `constructor`. */
export type Annotations = ReadonlyMap<string, Annotation>;

export function annotations(...entries: readonly (readonly [name: string, annotation: Annotation])[]): Annotations {
  return new Map(entries);
}
