import type { Connection } from '../oauth/connection.ts';

/** What stands in the fields that are secret altogether, and so may be kept nowhere. */
export function fieldSecrets({
  clientSecret,
  assertionSecrets,
}: Pick<Connection, 'clientSecret' | 'assertionSecrets'>): readonly string[] {
  const { privateKey, passphrase, readyAssertion } = assertionSecrets;
  return [clientSecret, readyAssertion, privateKey, passphrase].filter((value) => value !== '');
}
