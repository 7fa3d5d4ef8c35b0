import type { Annotation } from './annotation.ts';

/** One layer of a value, taken off the one before. `secret`: to be masked until it is asked for. */
export type Layer = {
  readonly name: string;
  readonly text: string;
  readonly secret: boolean;
  /** What it is, where its name does not say so. */
  readonly annotation?: Annotation;
};
