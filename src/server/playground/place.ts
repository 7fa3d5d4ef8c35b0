import { registrationPath } from '#core/contract/playground-own-clients.ts';
import { playgroundPaths } from '#core/contract/playground-paths.ts';

/** Which part of the playground a path is for. */
export type Place = 'token' | 'server' | 'api' | 'other';

/** The part that this path, without prefix and query, is for. */
export function placeOf(path: string): Place {
  if (isClientPath(path)) return 'server';
  return Object.hasOwn(places, path) ? (places[path] ?? 'other') : 'other';
}

/** Whether it is the address of one client that registered itself (RFC 7592 §2). */
export function isClientPath(path: string): boolean {
  return path.startsWith(`${registrationPath}/`);
}

const {
  token,
  introspection,
  revocation,

  jwks,
  metadata,
  openidMetadata,
  helloWorld,
  read,
  calendar,
  mail,
  echo,
} = playgroundPaths;
const places: Readonly<Record<string, Place>> = {
  [token]: 'token',
  ...Object.fromEntries(
    [introspection, revocation, registrationPath, jwks, metadata, openidMetadata].map((path) => [path, 'server']),
  ),
  ...Object.fromEntries([helloWorld, read, calendar, mail, echo].map((path) => [path, 'api'])),
};
