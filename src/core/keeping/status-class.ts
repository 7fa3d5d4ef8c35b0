import type { RunSummary } from './kept-run.ts';

/** The first digit of the deciding status, or that there was no answer to the last request. */
export const statusClasses = ['2xx', '3xx', '4xx', '5xx', 'other', 'none'] as const;
export type StatusClass = (typeof statusClasses)[number];

/** Undefined where nothing was asked. */
export function statusClassOf({ statuses, outcome, server }: RunSummary): StatusClass | undefined {
  const last = statuses.at(-1);
  if (last === undefined) return outcome === 'none' && server === '' ? undefined : 'none';
  const name = `${Math.floor(last / 100)}xx`;
  return statusClasses.find((each) => each === name) ?? 'other';
}
