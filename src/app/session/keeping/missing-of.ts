import { type Connection, type Parameter, usesSecret } from '#core/oauth/connection.ts';
import { isSecretName } from '#core/sharing/secret-names.ts';

/** What a recorded connection lacks before it can be sent, because it was secret: phrases for a person. */
export function missingOf(connection: Connection): readonly string[] {
  const { clientAuthentication, clientSecret, assertion, assertionSecrets, parameters, headers } = connection;
  const missing = [
    usesSecret(clientAuthentication) && clientSecret === '' && 'the client secret is missing',
    clientAuthentication === 'private_key_jwt' &&
      assertion.keySource === 'given' &&
      assertionSecrets.privateKey === '' &&
      'the private key is missing',
    clientAuthentication === 'client_assertion' && assertionSecrets.readyAssertion === '' && 'the assertion is missing',
    ...emptied(parameters).map((name) => `the parameter ${name} has no value`),
    ...emptied(headers).map((name) => `the header ${name} has no value`),
  ];
  return missing.filter((each) => each !== false);
}

/** Rows of telling names are recorded without their values. */
function emptied(rows: readonly Parameter[]): readonly string[] {
  return rows.flatMap(({ name, value, on }) => (on && value === '' && isSecretName(name) ? [name] : []));
}
