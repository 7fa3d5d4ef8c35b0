/** What one tab remembers over a reload, and forgets when it is closed. A browser may deny it; then nothing is remembered. */
export type TabMemory = { readonly read: () => string | undefined; readonly write: (text: string) => void };

/** One entry of a tab's own storage, which is handed in; to ask for it may already be refused. */
export function tabMemory(storage: () => Storage, key: string): TabMemory {
  return {
    read: () => {
      try {
        return storage().getItem(key) ?? undefined;
      } catch {
        return undefined;
      }
    },
    write: (text) => {
      try {
        storage().setItem(key, text);
      } catch {
        // The tab then opens with the connection that was last in use.
      }
    },
  };
}
