import type { RowState } from '#core/keeping/compare/beside/message-rows.ts';

/** What stands before the two sides of a row, and the same in a word for those who do not see it. */
export const rowMarks: Readonly<
  Record<RowState, { readonly before: string; readonly after: string; readonly word: string }>
> = {
  same: { before: '', after: '', word: 'equal' },
  changed: { before: '−', after: '+', word: 'changed' },
  lost: { before: '−', after: '', word: 'only in the first run' },
  added: { before: '', after: '+', word: 'only in the second run' },
  hidden: { before: '?', after: '?', word: 'hidden by the browser in one of the runs' },
  unknown: { before: '?', after: '?', word: 'perhaps the same secret, perhaps not' },
};
