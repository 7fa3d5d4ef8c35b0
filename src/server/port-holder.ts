import { readdir, readFile, readlink } from 'node:fs/promises';

/**
 * The program that listens on a port of this machine, as `name (process 123)`; undefined where that is not to be
 * known: on other systems than Linux, and for programs of other users.
 */
export async function portHolder(port: number): Promise<string | undefined> {
  const inodes = (await Promise.all(['tcp', 'tcp6'].map((table) => listeningInodes(table, port)))).flat();
  if (inodes.length === 0) return undefined;
  const sockets = new Set(inodes.map((inode) => `socket:[${inode}]`));
  for (const entry of await readdir('/proc')) {
    if (/^\d+$/.test(entry) && (await holdsOne(entry, sockets))) return `${await nameOf(entry)} (process ${entry})`;
  }
  return undefined;
}

/** Columns of /proc/net/tcp: sl, local address:port in hex, remote, state (0A is listening), …, inode as the tenth. */
async function listeningInodes(table: string, port: number): Promise<string[]> {
  const hexPort = port.toString(16).toUpperCase().padStart(4, '0');
  const text = await readFile(`/proc/net/${table}`, 'utf8').catch(() => '');
  const rows = text.split('\n').map((line) => line.trim().split(/\s+/));
  return rows.flatMap(([, local, , state, , , , , , inode]) =>
    local?.endsWith(`:${hexPort}`) && state === '0A' && inode !== undefined ? [inode] : [],
  );
}

async function holdsOne(processId: string, sockets: ReadonlySet<string>): Promise<boolean> {
  const folder = `/proc/${processId}/fd`;
  const descriptors = await readdir(folder).catch(() => []);
  const targets = await Promise.all(descriptors.map((name) => readlink(`${folder}/${name}`).catch(() => '')));
  return targets.some((target) => sockets.has(target));
}

async function nameOf(processId: string): Promise<string> {
  const name = await readFile(`/proc/${processId}/comm`, 'utf8').catch(() => '');
  return name.trim() || 'a program';
}
