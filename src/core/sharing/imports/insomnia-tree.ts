import { mostEnvironments } from './import-limits.ts';
import { isThere, listAt, memberAt, textAt } from './members.ts';

/** Folders and requests of an export, in their order; `children` only where it is a folder. */
type InsomniaItem = { readonly value: unknown; readonly children: readonly InsomniaItem[] | undefined };

export type InsomniaFile = {
  readonly title: string;
  readonly items: readonly InsomniaItem[];
  /** The values that all environments share. */
  readonly base: unknown;
  readonly environments: readonly { readonly name: string; readonly data: unknown }[];
};

/** Version 4 is a list in which each entry names its parent, version 5 a tree. */
export function insomniaTree(file: unknown, isVersion4: boolean): InsomniaFile {
  return isVersion4 ? fromList(listAt(file, 'resources')) : fromTree(file);
}

function fromTree(file: unknown): InsomniaFile {
  const environments = memberAt(file, 'environments');
  return {
    title: textAt(file, 'name'),
    items: itemsOf(listAt(file, 'collection')),
    base: memberAt(environments, 'data'),
    environments: listAt(environments, 'subEnvironments').slice(0, mostEnvironments).map(environmentOf),
  };
}

function itemsOf(items: readonly unknown[]): readonly InsomniaItem[] {
  // As deep as the file itself, whose depth was looked at before.
  return items.map((value) => ({
    value,
    children: isThere(value, 'children') ? itemsOf(listAt(value, 'children')) : undefined,
  }));
}

function fromList(resources: readonly unknown[]): InsomniaFile {
  const byParent = new Map<string, unknown[]>();
  for (const each of resources) {
    const parent = textAt(each, 'parentId');
    const siblings = byParent.get(parent) ?? [];
    siblings.push(each);
    byParent.set(parent, siblings);
  }
  const kindOf = (each: unknown) => textAt(each, '_type');
  const placed = new Set<unknown>();
  const below = (id: string): readonly InsomniaItem[] =>
    (byParent.get(id) ?? []).flatMap((value) => {
      const isFolder = kindOf(value) === 'request_group';
      if ((!isFolder && kindOf(value) !== 'request') || placed.has(value)) return [];
      // A folder that names itself as its parent, or its child, would never end.
      placed.add(value);
      return [{ value, children: isFolder ? below(textAt(value, '_id')) : undefined }];
    });
  const workspaces = resources.filter((each) => kindOf(each) === 'workspace');
  const bases = resources.filter((each) => kindOf(each) === 'environment' && isOf(workspaces, each));
  const subs = resources.filter((each) => kindOf(each) === 'environment' && isOf(bases, each));
  const items = workspaces.flatMap((each) => below(textAt(each, '_id')));
  const rest = resources.filter((each) => kindOf(each) === 'request' && !placed.has(each));
  return {
    title: textAt(workspaces[0], 'name'),
    items: [...items, ...rest.map((value) => ({ value, children: undefined }))],
    base: memberAt(bases[0], 'data'),
    environments: subs.slice(0, mostEnvironments).map(environmentOf),
  };
}

function isOf(parents: readonly unknown[], each: unknown): boolean {
  return parents.some((parent) => textAt(parent, '_id') === textAt(each, 'parentId'));
}

function environmentOf(value: unknown): InsomniaFile['environments'][number] {
  return { name: textAt(value, 'name'), data: memberAt(value, 'data') };
}
