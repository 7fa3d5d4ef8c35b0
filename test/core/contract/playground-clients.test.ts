import { describe, expect, it } from 'vitest';
import { playgroundClients, playgroundClientsFor } from '#core/contract/playground-clients.ts';
import { playgroundResources } from '#core/contract/playground-resources.ts';

const idsFor = (abilities: Parameters<typeof playgroundClientsFor>[0]): readonly string[] =>
  playgroundClientsFor(abilities).map(({ clientId }) => clientId);

describe('the clients that are offered', () => {
  it('are those whose requests can be made', () => {
    const basicOnly = { clientAuthentications: ['client_secret_basic'], dpop: false, parameters: false };
    expect(idsFor(basicOnly)).toEqual([
      'server',
      'jwt-server',
      'short-lived',
      'rs256-server',
      'ps256-server',
      'eddsa-server',
      'hs256-server',
    ]);
    expect(idsFor({ ...basicOnly, dpop: true }).slice(7)).toEqual(['dpop-server', 'dpop-nonce-server']);
    expect(idsFor({ ...basicOnly, parameters: true }).slice(7)).toEqual(['resource-server', 'details-server']);
    expect(idsFor({ ...basicOnly, clientAuthentications: ['private_key_jwt'] })).toEqual([
      'key-server',
      'own-key-server',
    ]);
  });

  it('have IDs of their own, and a sentence each', () => {
    const ids = playgroundClients.map(({ clientId }) => clientId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { description } of playgroundClients) expect(description).toMatch(/[^.]{20,}/);
  });

  it('have a secret long enough to sign with, where they sign with it (RFC 7518 §3.2)', () => {
    const [signer] = playgroundClients.filter((client) => client.clientAuthentication === 'client_secret_jwt');
    expect(new TextEncoder().encode(signer?.clientSecret).length).toBeGreaterThanOrEqual(64);
  });

  it('name a resource that is there, and details that are JSON', () => {
    for (const { resource, authorizationDetails } of playgroundClients) {
      expect(['', ...playgroundResources.map(({ identifier }) => identifier)]).toContain(resource);
      expect(() => JSON.parse(authorizationDetails || '[]') as unknown).not.toThrow();
    }
  });
});
