import { type Detour, destinationText } from './detour.ts';

/** What is dialled and named in TLS instead of what the URL says; without a full stop, in the words of a form. */
export function detourWords(url: string, { connectTo, serverName }: Detour): string {
  const { host } = new URL(url);
  const parts = [
    ...(connectTo === undefined ? [] : [`Connects to ${destinationText(connectTo)} instead of ${host}`]),
    ...(serverName === undefined ? [] : [`TLS asks for ${serverName}`]),
  ];
  return parts.join(', and ');
}
