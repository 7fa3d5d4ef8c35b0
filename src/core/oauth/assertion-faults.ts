import type { Connection } from './connection.ts';

/** What keeps an assertion from being sent, at which field, as a sentence. */
export type AssertionFault = {
  readonly field: 'privateKey' | 'readyAssertion' | 'assertion';
  readonly message: string;
};

/** What is missing or wrong about the client's assertion before anything is signed. */
export function assertionFaults(connection: Connection): readonly AssertionFault[] {
  const { clientAuthentication, assertionSecrets, assertion } = connection;
  switch (clientAuthentication) {
    case 'client_assertion':
      return faults('readyAssertion', readyFault(assertionSecrets.readyAssertion));
    case 'private_key_jwt': {
      const isAbsent = assertion.keySource === 'given' && assertionSecrets.privateKey.trim() === '';
      const absent = 'Paste the private key that signs the assertion, or make one in this page.';
      return [...faults('privateKey', isAbsent ? absent : undefined), ...settingFaults(connection)];
    }
    case 'client_secret_jwt':
      return settingFaults(connection);
    case 'client_secret_basic':
    case 'client_secret_post':
    case 'none':
      return [];
  }
}

function readyFault(text: string): string | undefined {
  if (text.trim() === '') return 'Paste the assertion: a signed JWT that names this client.';
  if (/\s/.test(text))
    return 'There is white space in the assertion, perhaps a line break at its end: remove it, for it would be sent as well.';
  return undefined;
}

function settingFaults({ assertion }: Connection): readonly AssertionFault[] {
  const { lifetimeSeconds, backdateSeconds } = assertion;
  return [
    ...faults(
      'assertion',
      assertion.audience === 'own' && assertion.ownAudience.trim() === ''
        ? 'Type the audience of the assertion (aud): the server must find itself there.'
        : undefined,
    ),
    ...faults(
      'assertion',
      isSeconds(lifetimeSeconds) && lifetimeSeconds > 0
        ? undefined
        : 'The lifetime of the assertion must be a whole number of seconds above 0.',
    ),
    ...faults(
      'assertion',
      isSeconds(backdateSeconds)
        ? undefined
        : 'The back-dating of the assertion must be a whole number of seconds, or 0.',
    ),
  ];
}

function isSeconds(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 1_000_000_000;
}

function faults(field: AssertionFault['field'], message: string | undefined): readonly AssertionFault[] {
  return message === undefined ? [] : [{ field, message }];
}
