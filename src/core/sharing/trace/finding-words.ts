import type { KeptFinding } from '../../keeping/kept-run.ts';

/** How heavy a finding is, as a word. */
export const severityWords: Readonly<Record<KeptFinding['severity'], string>> = {
  error: 'Error',
  warning: 'Warning',
  note: 'Note',
  good: 'Good',
};

/** How sure a finding is, as a sentence. */
export const certaintyWords: Readonly<Record<KeptFinding['certainty'], string>> = {
  certain: 'It stands in the messages.',
  likely: 'It is what usually lies behind this.',
  hint: 'It is one of several explanations.',
};
