import type { ServerLogEntry } from '#core/contract/playground-log.ts';

/** The last things that a playground saw, in memory and nowhere else. */
export type ServerLog = {
  readonly add: (entry: Omit<ServerLogEntry, 'number'>) => void;
  /** What is newer than the entry with this number, oldest first. */
  readonly after: (number: number) => readonly ServerLogEntry[];
};

const remembered = 300;

/** An empty log. */
export function createServerLog(): ServerLog {
  let entries: readonly ServerLogEntry[] = [];
  let count = 0;
  return {
    add: (entry) => {
      count += 1;
      entries = [...entries.slice(1 - remembered), { number: count, ...entry }];
    },
    after: (number) => entries.filter((entry) => entry.number > number),
  };
}
