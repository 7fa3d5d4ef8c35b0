import { describe, expect, it } from 'vitest';
import { missionById, missions } from '#core/learn/missions/missions.ts';
import type { FiledCheck, Traffic } from '#core/learn/missions/visit.ts';
import { apiUrl, asked, called, corsChecked, got, jwt, lookedUp, stopped, visitOf } from '../../../support/visits.ts';

type MissionCase = {
  readonly id: string;
  /** What solves it, oldest first. */
  readonly solves: readonly Traffic[];
  /** The run that the debrief leads to, by its place. */
  readonly leadsTo: number;
  /** The nearest traffic that does not, with what is missing. */
  readonly without: readonly (readonly [missing: string, runs: readonly Traffic[]])[];
  readonly verdict?: FiledCheck;
};

const key = (x: string) => jwt({ typ: 'dpop+jwt', jwk: { kty: 'EC', x } });
const insufficient = {
  answerHeaders: [['WWW-Authenticate', 'Bearer error="insufficient_scope", scope="read"']],
} as const;
const forApi = jwt({}, { aud: 'api' });
const forOthers = jwt({}, { aud: 'account' });
const kidA = jwt({ kid: 'a' });
const kidB = jwt({ kid: 'b' });
const keys = () => lookedUp('verify', 'Keys', '{"keys":[]}', kidB);
const shown = { asked: true, presented: true };
const pinned = { tls: { trust: { kind: 'pinned' } } } as const;
const html = '<!doctype html><title>503</title>';
const byHand: FiledCheck = {
  tokenText: kidA,
  verdict: {
    kind: 'verified',
    key: { position: 1, kid: 'a', kty: 'EC', crv: 'P-256', alg: 'ES256', use: undefined, thumbprint: undefined },
    remarks: [],
  },
  source: { kind: 'given' },
};

const cases: readonly MissionCase[] = [
  { id: 'first-token', solves: [got('t')], leadsTo: 0, without: [['a token', [asked('{"error":"invalid_client"}')]]] },
  {
    id: 'add-scope',
    solves: [got('t', { scope: 'read' }), got('u', { scope: 'read write' })],
    leadsTo: 1,
    without: [
      ['a wider one', [got('t', { scope: 'read write' }), got('u', { scope: 'read' })]],
      ['the same client', [got('t'), got('u', { scope: 'read', clientId: 'other' })]],
    ],
  },
  {
    id: 'repair-invalid-client',
    solves: [asked('{"error":"invalid_client"}', {}, { status: 401 }), got('t')],
    leadsTo: 0,
    without: [
      ['the repair', [got('t'), asked('{"error":"invalid_client"}', {}, { status: 401 })]],
      ['the error', [asked('{"error":"invalid_scope"}'), got('t')]],
      ['the same server', [asked('{"error":"invalid_client"}'), got('t', {}, { url: 'https://as.example/token' })]],
    ],
  },
  {
    id: 'basic-or-body',
    solves: [got('t'), got('u', { clientAuthentication: 'client_secret_post' })],
    leadsTo: 1,
    without: [
      ['Basic', [got('u', { clientAuthentication: 'client_secret_post' })]],
      ['the same client', [got('t'), got('u', { clientAuthentication: 'client_secret_post', clientId: 'b' })]],
    ],
  },
  {
    id: 'expired-token',
    solves: [got('t'), called('t', 401, { later: 16 }), got('u'), called('u', 200, { later: 17 })],
    leadsTo: 1,
    without: [
      ['the end of its time', [got('t'), called('t', 401, { later: 3 }), called('u', 200)]],
      ['a new token', [got('t'), called('t', 401, { later: 16 })]],
      ['a token of this visit', [called('t', 401, { later: 16 }), called('u', 200)]],
    ],
  },
  {
    id: 'forbidden',
    solves: [called('t', 403, insufficient), called('u', 200)],
    leadsTo: 0,
    without: [
      ['the challenge', [called('t', 403), called('u', 200)]],
      ['the way in', [called('t', 403, insufficient)]],
      ['the same address', [called('t', 403, insufficient), called('u', 200, { url: `${apiUrl}/else` })]],
    ],
  },
  {
    id: 'wrong-audience',
    solves: [got(forOthers), called(forOthers, 401), got(forApi), called(forApi, 200)],
    leadsTo: 1,
    without: [
      ['another audience', [got(forApi), called(forApi, 401), called(forApi, 200)]],
      ['a JWT', [got('t'), called('t', 401), got(forApi), called(forApi, 200)]],
    ],
  },
  {
    id: 'opaque-or-jwt',
    solves: [got(kidA), got('opaque-token')],
    leadsTo: 0,
    without: [
      ['a JWT', [got('one'), got('two')]],
      ['an opaque one', [got(kidA), got(kidB)]],
    ],
  },
  {
    id: 'verify-by-hand',
    solves: [got(kidA)],
    leadsTo: 0,
    verdict: byHand,
    without: [['a token of this visit', [got(kidB)]]],
  },
  {
    id: 'key-rotation',
    solves: [got(kidA), got(kidB), keys()],
    leadsTo: 1,
    without: [
      ['another key', [got(kidB), got(kidB), keys()]],
      ['the keys after it', [got(kidA), keys(), got(kidB)]],
      ['the same server', [got(kidA), got(kidB, {}, { url: 'https://as.example/token' }), keys()]],
    ],
  },
  {
    id: 'introspect',
    solves: [lookedUp('introspect', 'Introspection', '{"active":true}', 't')],
    leadsTo: 0,
    without: [['an active token', [lookedUp('introspect', 'Introspection', '{"active":false}', 't')]]],
  },
  {
    id: 'revoke',
    solves: [lookedUp('revoke', 'Revocation', '', 't'), called('t', 401)],
    leadsTo: 1,
    without: [
      ['the refusal after it', [called('t', 401), lookedUp('revoke', 'Revocation', '', 't')]],
      ['the same token', [lookedUp('revoke', 'Revocation', '', 'other'), called('t', 401)]],
      ['an answer of success', [lookedUp('revoke', 'Revocation', '', 't', 503), called('t', 401)]],
    ],
  },
  {
    id: 'discover',
    solves: [lookedUp('discover', 'Metadata', '{"issuer":"https://localhost:8443"}')],
    leadsTo: 0,
    without: [['metadata', [lookedUp('discover', 'Metadata', '{}', '', 404)]]],
  },
  {
    id: 'private-key-jwt',
    solves: [got('t', { clientAuthentication: 'private_key_jwt' })],
    leadsTo: 0,
    without: [['a key', [got('t', { clientAuthentication: 'client_secret_jwt' })]]],
  },
  {
    id: 'mtls',
    solves: [got('t', { clientAuthentication: 'tls_client_auth' }, { tls: { clientCertificate: shown } })],
    leadsTo: 0,
    without: [['a certificate that was shown', [got('t', { clientAuthentication: 'tls_client_auth' })]]],
  },
  {
    id: 'stolen-token',
    solves: [called('t', 200, { proof: key('owner') }), called('t', 401)],
    leadsTo: 1,
    without: [
      ['another key', [called('t', 200, { proof: key('owner') }), called('t', 401, { proof: key('owner') })]],
      ['a bound token', [called('t', 200), called('t', 401)]],
      ['the same token', [called('t', 200, { proof: key('owner') }), called('u', 401)]],
    ],
  },
  {
    id: 'dpop-nonce',
    solves: [got('t', {}, { requestHeaders: [['DPoP', key('owner')]], retried: true })],
    leadsTo: 0,
    without: [['a second request', [got('t', {}, { requestHeaders: [['DPoP', key('owner')]] })]]],
  },
  {
    id: 'cors',
    solves: [corsChecked([])],
    leadsTo: 0,
    without: [['a refusal', [corsChecked([['Access-Control-Allow-Origin', '*']])]]],
  },
  {
    id: 'self-signed',
    solves: [stopped(), got('t', {}, pinned)],
    leadsTo: 1,
    without: [
      ['the stop', [got('t', {}, pinned)]],
      ['the trust in this one', [stopped(), got('t', {}, { tls: { trust: { kind: 'not-verified' } } })]],
    ],
  },
  {
    id: 'no-json',
    solves: [asked(html, {}, { status: 503 }), got('t')],
    leadsTo: 0,
    without: [['a token after it', [got('t'), asked(html, {}, { status: 503 })]]],
  },
  {
    id: 'own-server',
    solves: [got('t', {}, { url: 'https://as.example/token' })],
    leadsTo: 0,
    without: [['another server than the playground', [got('t', {}, { url: 'http://localhost:8480/token' })]]],
  },
];

describe('the missions', () => {
  it('each have a case here', () => {
    expect(cases.map(({ id }) => id).toSorted()).toEqual(missions.map(({ id }) => id).toSorted());
  });

  it('are none solved by an empty visit', () => {
    expect(missions.filter(({ proof }) => proof(visitOf([])) !== undefined)).toEqual([]);
  });

  it('each have a goal in one sentence, two hints or more, and a debrief', () => {
    expect(missions.filter(({ goal }) => !/^[^.]+\.$/.test(goal))).toEqual([]);
    expect(missions.filter(({ hints, debrief }) => hints.length < 2 || debrief === '')).toEqual([]);
  });
});

describe.each(cases)('the mission $id', ({ id, solves, leadsTo, without, verdict }) => {
  const proofOf = (runs: readonly Traffic[]) => missionById(id)?.proof(visitOf(runs, verdict));

  it('is solved by its traffic, and leads to a place in it', () => {
    const proof = proofOf(solves);
    expect(proof?.runId).toBe(solves[leadsTo]?.id);
    expect(proof?.step).toBe(solves[leadsTo]?.kind);
    expect(proof?.places.length).toBeGreaterThan(0);
  });

  it.each(without)('is not solved without %s', (_, runs) => {
    expect(proofOf(runs)).toBeUndefined();
  });
});

it('a signature that was checked with the issuer’s keys is not verified by hand', () => {
  const check: FiledCheck = { ...byHand, source: { kind: 'url' } };
  expect(missionById('verify-by-hand')?.proof(visitOf([got(kidA)], check))).toBeUndefined();
});

it('a token is over for a server that cuts off the part of a second in which it issued it', () => {
  const refused = called('t', 401, { later: 14.2 });
  const visit = visitOf([got('t'), refused, got('u'), called('u', 200, { later: 15 })]);
  expect(missionById('expired-token')?.proof(visit)?.runId).toBe(refused.id);
});
