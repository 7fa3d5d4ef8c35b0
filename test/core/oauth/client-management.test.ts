import { expect, it } from 'vitest';
import { planManagement } from '#core/oauth/client-management.ts';

const place = { uri: 'https://as.example/register/one', token: 'opens-one' };

it.each([
  ['Read', 'GET'],
  ['Delete', 'DELETE'],
] as const)('%s is %s with the registration access token (RFC 7592 §2.1, §2.3)', (step, method) => {
  const plan = planManagement(step, place, 'not looked at');
  expect(plan).toMatchObject({
    kind: 'request',
    request: {
      method,
      url: place.uri,
      headers: [
        ['Accept', 'application/json'],
        ['Authorization', 'Bearer opens-one'],
      ],
    },
  });
  expect(plan.kind === 'request' && plan.request.body.length).toBe(0);
});

it('changes by PUT, with the metadata as they were typed (§2.2)', () => {
  const typed = '{\n  "client_id": "one"\n}';
  const plan = planManagement('Change', place, typed);
  expect(plan.kind === 'request' && [plan.request.method, new TextDecoder().decode(plan.request.body)]).toEqual([
    'PUT',
    typed,
  ]);
});

it('sends nothing without a token or an address, and no change that is no JSON object', () => {
  expect(planManagement('Read', { uri: '', token: '' }, '')).toEqual({
    kind: 'faults',
    faults: {
      uri: 'Type the address of the registration, for example https://auth.example.com/token.',
      token: 'Without its token no registration opens: it came with the registration.',
    },
  });
  expect(planManagement('Change', place, '')).toMatchObject({
    faults: { change: 'Read the registration first: what is left out of a change is deleted.' },
  });
  expect(planManagement('Change', place, '[]')).toMatchObject({ faults: { change: expect.any(String) } });
});
