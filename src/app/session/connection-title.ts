import { hostAndPort } from '#core/oauth/connection.ts';
import type { DeskTable } from './desks.ts';
import { listed } from './desks-list.ts';
import type { Typed } from './workbench.ts';

/** What a connection is called: by its name, or else by what is typed in it. */
export function connectionTitle(name: string, { connection }: Pick<Typed, 'connection'>): string {
  if (name.trim() !== '') return name.trim();
  return clientAtHost(connection) ?? 'New connection';
}

/** The client and its server, as far as they are typed. Credentials in the URL are no part of it. */
export function clientAtHost({ clientId, tokenEndpoint }: Typed['connection']): string | undefined {
  const host = hostAndPort(tokenEndpoint.trim())?.replace(/:(443|80)$/, '');
  const client = clientId.trim();
  if (client !== '' && host !== undefined) return `${client} at ${host}`;
  return client || host;
}

/** What each connection is called, by its id. Two of the same name are told apart by a number. */
export function connectionTitles({ store, typed }: Pick<DeskTable, 'store' | 'typed'>): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  return new Map(
    listed(store.getState()).map(({ id, name }) => {
      const title = connectionTitle(name, typed(id));
      const count = (counts.get(title) ?? 0) + 1;
      counts.set(title, count);
      return [id, count === 1 ? title : `${title} (${count})`];
    }),
  );
}
