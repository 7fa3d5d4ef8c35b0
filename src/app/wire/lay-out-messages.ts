import type { Hits } from '#core/http/find-text.ts';
import type { Places } from '#core/http/places.ts';
import type { Rows } from '#core/http/rows.ts';
import type { LayOutForm } from '#core/sharing/lay-out.ts';

/** What the page asks of the worker that lays bodies out. */
export type ToLayOut =
  | {
      readonly kind: 'lay-out';
      readonly bytes: Uint8Array;
      readonly form: LayOutForm;
      readonly knownSecrets: readonly string[];
    }
  /** Other secrets are known now: where are they? */
  | { readonly kind: 'secrets'; readonly knownSecrets: readonly string[] }
  | { readonly kind: 'find'; readonly id: number; readonly wanted: string; readonly matchCase: boolean };

/** What it answers: all of it is arrays of numbers, which are handed over and not copied. */
export type FromLayOut =
  | { readonly kind: 'rows'; readonly rows: Rows }
  | { readonly kind: 'secrets'; readonly secrets: Places }
  | { readonly kind: 'repeated'; readonly repeated: Uint32Array }
  | { readonly kind: 'hits'; readonly id: number; readonly hits: Hits };
