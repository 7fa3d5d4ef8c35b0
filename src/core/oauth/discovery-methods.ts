import { type ClientAuthentication, clientAuthentications } from './connection.ts';
import type { Discovered } from './discovered.ts';

type Listed = Pick<Discovered, 'methods'>;

/** Methods in the order in which one is chosen where the current one is not offered: what works without a key first. */
const preferred: readonly ClientAuthentication[] = ['client_secret_basic', 'client_secret_post'];
const defaultMethod = 'client_secret_basic';

/** The methods that the server offers; where it does not say, the one that it must take (RFC 8414 §2). */
export function offeredMethods({ methods }: Listed): readonly string[] {
  return methods ?? [defaultMethod];
}

/**
 * Whether the server offers this method. An assertion of another party has no registered name of its own: it is sent as
 * the two methods send theirs that sign one here (RFC 7523 §2.2).
 */
export function isOffered(listed: Listed, method: ClientAuthentication): boolean {
  const offered = offeredMethods(listed);
  if (method === 'client_assertion') return offered.some((each) => assertionMethods.includes(each));
  return offered.includes(method);
}

const assertionMethods = ['private_key_jwt', 'client_secret_jwt'];

/** The methods of the server that can be sent here and prove something, in the order of our list. */
export function sendableMethods(listed: Listed): readonly ClientAuthentication[] {
  const offered = offeredMethods(listed);
  return clientAuthentications.filter((method) => method !== 'none' && offered.includes(method));
}

/** The methods of a server that this page cannot send. */
export function unsendable(methods: readonly string[]): readonly string[] {
  return methods.filter((method) => !clientAuthentications.some((each) => each === method));
}

/** What to choose in place of a method that the server does not offer; undefined where it may stay, or nothing fits. */
export function methodInstead(listed: Listed, chosen: ClientAuthentication): ClientAuthentication | undefined {
  if (isOffered(listed, chosen)) return undefined;
  const sendable = sendableMethods(listed);
  return preferred.find((method) => sendable.includes(method)) ?? sendable[0];
}
