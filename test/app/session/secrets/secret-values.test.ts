import { describe, expect, it } from 'vitest';
import { readSecretValues, secretsIn, withSecrets } from '#app/session/secrets/secret-values.ts';
import { createWorkbench, nothingTyped, type Workbench } from '#app/session/workbench.ts';
import { withoutSecrets } from '#app/session/without-secrets.ts';

const certificate = {
  hostAndPort: 'as.example:443',
  certificatePem: 'CERTIFICATE',
  privateKeyPem: 'canary-tls-key',
  passphrase: 'canary-tls-passphrase',
  unverifiedConfirmed: true,
};
const state: Workbench = {
  ...createWorkbench(nothingTyped, 'kept').getState(),
  connection: {
    ...nothingTyped.connection,
    tokenEndpoint: 'https://as.example/token?api_key=canary-in-url',
    clientId: 'machine',
    clientSecret: 'canary-secret',
    assertionSecrets: { privateKey: 'canary-key', passphrase: 'canary-passphrase', readyAssertion: '' },
    parameters: [
      { name: 'client_assertion', value: 'canary-parameter', on: true },
      { name: 'audience', value: 'https://api.example', on: true },
    ],
    headers: [{ name: 'X-Api-Key', value: 'canary-header', on: false }],
  },
  apiCall: { ...nothingTyped.apiCall, headersText: 'X-Api-Key: canary-api\nX-Kept: yes' },
  clientCertificates: [certificate],
};
const stripped: Workbench = { ...withoutSecrets(state), clientCertificates: [] };

describe('the secrets of a connection', () => {
  it('are everything that is not kept with it, and nothing else', () => {
    const values = JSON.stringify(secretsIn(state));
    const all = JSON.stringify([state.connection, state.apiCall, state.clientCertificates]).match(/canary-[\w-]+/g);
    for (const canary of all ?? []) expect(values).toContain(canary);
    expect(values).not.toContain('machine');
    expect(values).not.toContain('https://api.example');
    expect(JSON.stringify(stripped)).not.toContain('canary');
  });

  it('come back whole, but for what was agreed to for one visit', () => {
    const values = readSecretValues(JSON.parse(JSON.stringify(secretsIn(state))));
    expect(values).toBeDefined();
    if (values === undefined) return;
    const { connection, apiCall, clientCertificates } = withSecrets(stripped, values);
    expect(connection).toEqual(state.connection);
    expect(apiCall).toEqual(state.apiCall);
    expect(clientCertificates).toEqual([{ ...certificate, unverifiedConfirmed: false }]);
  });

  it('take nothing away that was typed in the meantime', () => {
    const typed: Workbench = {
      ...stripped,
      connection: { ...stripped.connection, clientSecret: 'new', tokenEndpoint: 'https://other.example/token' },
    };
    const { connection } = withSecrets(typed, secretsIn(state));
    expect(connection).toMatchObject({ clientSecret: 'new', tokenEndpoint: 'https://other.example/token' });
    expect(connection?.assertionSecrets.privateKey).toBe('canary-key');
  });

  it('are not read from a damaged record', () => {
    expect(readSecretValues({ ...secretsIn(state), parameters: 'none' })).toBeUndefined();
    expect(readSecretValues(undefined)).toBeUndefined();
  });
});
