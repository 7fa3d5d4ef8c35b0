/** A record of the second copy: the store and the key that it has in the first one, too. */
export type RecordKey = { readonly store: string; readonly key: string | number };
export type MirrorRecord = RecordKey & { readonly record: unknown };
/** What a record is from now on; undefined for one that is not there any more. */
export type MirrorChange = RecordKey & { readonly record: unknown };

/** What the page asks of the worker that holds the second copy, and the worker's answer to each. */
export type MirrorWork = {
  /** Opens the files; false where the browser does not let it. */
  readonly open: { readonly asked: { readonly directory: string }; readonly answer: boolean };
  readonly keys: { readonly asked: { readonly store: string }; readonly answer: readonly RecordKey['key'][] };
  readonly read: { readonly asked: { readonly keys: readonly RecordKey[] }; readonly answer: readonly MirrorRecord[] };
  /** Which of these are not in it as they are given. */
  readonly differing: {
    readonly asked: { readonly records: readonly MirrorChange[] };
    readonly answer: readonly RecordKey[];
  };
  readonly write: { readonly asked: { readonly changes: readonly MirrorChange[] }; readonly answer: true };
  readonly close: { readonly asked: Record<never, never>; readonly answer: true };
};

export type ToMirror = {
  [K in keyof MirrorWork]: { readonly id: number; readonly kind: K } & MirrorWork[K]['asked'];
}[keyof MirrorWork];

export type FromMirror =
  | { readonly id: number; readonly answer: MirrorWork[keyof MirrorWork]['answer'] }
  /** The message of what went wrong, for who debugs this page. */
  | { readonly id: number; readonly error: string };
