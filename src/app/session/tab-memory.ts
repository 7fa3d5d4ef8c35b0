/** What one tab remembers over a reload, and forgets when it is closed. A browser may deny it; then nothing is remembered. */
export type TabMemory = {
  readonly read: () => string | undefined;
  /** Whether it is remembered. */
  readonly write: (text: string) => boolean;
  /** Whether it is gone. */
  readonly remove: () => boolean;
};

/** One entry of a tab's own storage, which is handed in; to ask for it may already be refused. */
export function tabMemory(storage: () => Storage, key: string): TabMemory {
  const read = (): string | undefined => {
    try {
      return storage().getItem(key) ?? undefined;
    } catch {
      return undefined;
    }
  };
  return {
    read,
    write: (text) => {
      try {
        storage().setItem(key, text);
        return true;
      } catch {
        return false;
      }
    },
    remove: () => {
      try {
        storage().removeItem(key);
      } catch {
        // Where it is denied nothing was written.
      }
      return read() === undefined;
    },
  };
}
