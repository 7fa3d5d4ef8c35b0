import type { PlaygroundAddresses } from './surroundings.ts';

/** Whether this is an address of the playground, with a fault or without. */
export function isAtPlayground(url: string, playground: PlaygroundAddresses | undefined): boolean {
  return playground !== undefined && playgroundOrigins(playground).some((origin) => url.startsWith(`${origin}/`));
}

function playgroundOrigins({
  httpsOrigin,
  httpOrigin,
  certificateFaults = {},
}: PlaygroundAddresses): readonly string[] {
  return [httpsOrigin, httpOrigin, ...Object.values(certificateFaults)];
}
