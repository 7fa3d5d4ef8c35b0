import { type Difference, sideOf } from './comparison.ts';
import { type Origins, sameness } from './fingerprints.ts';
import { changeWords } from './words.ts';

type Named = Pick<Difference, 'id' | 'area' | 'weight'> & Partial<Pick<Difference, 'place'>>;

/** Two values of one thing and, where the usual words do not fit, others. */
export type Compared = Named & {
  /** How it is called at the beginning of a sentence. */
  readonly subject: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly sentence?: string;
};

/** The difference of two plain values: none where they are equal. */
export function differenceOf({ subject, before, after, sentence, ...named }: Compared): readonly Difference[] {
  if (before === after) return [];
  return [
    {
      ...named,
      sentence: sentence ?? changeWords(subject, before, after),
      before: sideOf(before),
      after: sideOf(after),
    },
  ];
}

/** The same of values that may hold stand-ins for secrets: none where they are equal, or cannot be told apart. */
export function redactedDifferenceOf(compared: Compared, origins: Origins): readonly Difference[] {
  const { before, after } = compared;
  if (before !== undefined && after !== undefined && sameness(before, after, origins) !== 'different') return [];
  return differenceOf(compared);
}
