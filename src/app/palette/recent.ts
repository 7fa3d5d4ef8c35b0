/** What was done last through the palette, newest first: remembered as long as the tab lives, and nowhere kept. */
export type Recent = { readonly ids: () => readonly string[]; readonly add: (id: string) => void };

const remembered = 5;

export function createRecent(): Recent {
  let ids: readonly string[] = [];
  return {
    ids: () => ids,
    add: (id) => {
      ids = [id, ...ids.filter((each) => each !== id)].slice(0, remembered);
    },
  };
}
