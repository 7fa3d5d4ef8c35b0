import { describe, expect, it } from 'vitest';
import { missionOfFinding } from '#core/learn/missions/mission-of-finding.ts';
import { casesByGroup } from '../../findings/cases/all-cases.ts';

describe('the mission that a finding leads to', () => {
  it('is there for every finding', () => {
    const ids = Object.values(casesByGroup).flatMap((cases) => cases.map(({ id }) => id));
    expect(ids.length).toBeGreaterThan(600);
    expect(ids.filter((id) => missionOfFinding(id) === undefined)).toEqual([]);
  });

  it.each([
    ['token-issued', 'first-token'],
    ['wrong-secret', 'repair-invalid-client'],
    ['basic-encoding-suspect', 'basic-or-body'],
    ['scope-narrowed', 'add-scope'],
    ['api-insufficient-scope', 'forbidden'],
    ['api-token-expired', 'expired-token'],
    ['api-wrong-audience', 'wrong-audience'],
    ['damaged-token', 'opaque-or-jwt'],
    ['unsigned-token', 'verify-by-hand'],
    ['api-says-signature', 'key-rotation'],
    ['token-inactive', 'introspect'],
    ['api-says-revoked', 'revoke'],
    ['metadata-read', 'discover'],
    ['assertion-refused', 'private-key-jwt'],
    ['certificate-none-given', 'mtls'],
    ['api-wants-dpop', 'stolen-token'],
    ['dpop-nonce-answered', 'dpop-nonce'],
    ['cors-no-header', 'cors'],
    ['certificate-self-signed', 'self-signed'],
    ['json-cut-off', 'no-json'],
    ['connection-refused', 'own-server'],
  ])('of %s is %s', (finding, mission) => {
    expect(missionOfFinding(finding)?.id).toBe(mission);
  });

  it('is none for what is no finding', () => {
    expect(missionOfFinding('zzz')).toBeUndefined();
  });
});
