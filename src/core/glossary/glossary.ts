import { answerTerms } from './answer-terms.ts';
import { clientTerms } from './client-terms.ts';
import { errorTerms } from './error-terms.ts';
import { httpTerms } from './http-terms.ts';
import { networkTerms } from './network-terms.ts';
import { metadataTerms } from './metadata-terms.ts';
import type { Term } from './term.ts';
import { tokenTerms } from './token-terms.ts';

/** Every term that the product uses without explaining it where it stands. */
export const glossary: readonly Term[] = [
  ...clientTerms,
  ...answerTerms,
  ...errorTerms,
  ...tokenTerms,
  ...httpTerms,
  ...networkTerms,
  ...metadataTerms,
];
