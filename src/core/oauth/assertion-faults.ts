import type { AssertionSettings } from './assertion-settings.ts';
import type { Connection } from './connection.ts';
import type { NoAssertion } from './proofs.ts';

/** What is missing or wrong about the client's assertion before anything is signed; undefined where nothing is. */
export function assertionFault(connection: Connection): NoAssertion | undefined {
  const { clientAuthentication, assertionSecrets, assertion } = connection;
  switch (clientAuthentication) {
    case 'client_assertion':
      return fault('readyAssertion', readyFault(assertionSecrets.readyAssertion));
    case 'client_secret_jwt': {
      const absent = 'Type the client secret: it signs the assertion.';
      const isAbsent = connection.clientSecret === '';
      return fault('clientSecret', isAbsent ? absent : undefined) ?? fault('assertion', settingFault(assertion));
    }
    case 'private_key_jwt': {
      const isAbsent = assertion.keySource === 'given' && assertionSecrets.privateKey.trim() === '';
      const absent = 'Paste the private key that signs the assertion, or make one in this page.';
      return fault('privateKey', isAbsent ? absent : undefined) ?? fault('assertion', settingFault(assertion));
    }
    case 'client_secret_basic':
    case 'client_secret_post':
    case 'tls_client_auth':
    case 'self_signed_tls_client_auth':
    case 'none':
      return undefined;
  }
}

function readyFault(text: string): string | undefined {
  if (text.trim() === '') return 'Paste the assertion: a signed JWT that names this client.';
  if (/\s/.test(text))
    return 'There is white space in the assertion, perhaps a line break at its end: remove it, for it would be sent as well.';
  return undefined;
}

function settingFault(assertion: AssertionSettings): string | undefined {
  const { lifetimeSeconds, backdateSeconds, audience, ownAudience } = assertion;
  if (audience === 'own' && ownAudience.trim() === '')
    return 'Type the audience of the assertion (aud): the server must find itself there.';
  if (!isSeconds(lifetimeSeconds) || lifetimeSeconds === 0)
    return 'The lifetime of the assertion must be a whole number of seconds above 0.';
  if (!isSeconds(backdateSeconds)) return 'The back-dating of the assertion must be a whole number of seconds, or 0.';
  return undefined;
}

function isSeconds(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 1_000_000_000;
}

function fault(field: NoAssertion['field'], message: string | undefined): NoAssertion | undefined {
  return message === undefined ? undefined : { kind: 'failed', field, message };
}
