/** What is written for another program: one file, or the files of a folder, as text. */
export type ExportedFile = {
  /** The first is what is shown; in a folder each has a path of its own. */
  readonly parts: readonly ExportedPart[];
  /** What the file says otherwise than the page, or what is left to do, as sentences. */
  readonly notes: readonly string[];
  /** What takes the place of each secret, as it is written in the file, and what that is. */
  readonly variables: readonly ExportedVariable[];
};

export type ExportedPart = { readonly path: string; readonly text: string };
export type ExportedVariable = { readonly written: string; readonly meaning: string };
