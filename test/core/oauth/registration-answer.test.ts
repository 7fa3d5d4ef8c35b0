import { describe, expect, it } from 'vitest';
import type { Exchange } from '#core/http/exchange.ts';
import type { RegistrationStep } from '#core/oauth/client-management.ts';
import { readRegistrationAnswer } from '#core/oauth/registration-answer.ts';
import { answered, unanswered } from '../../support/exchanges.ts';

function read(step: RegistrationStep, status: number, members: Readonly<Record<string, unknown>> = {}) {
  return readRegistrationAnswer(step, answered({ status, body: JSON.stringify(members) }));
}

const registered = {
  client_id: 'one',
  client_secret: 'secret',
  client_secret_expires_at: 0,
  registration_access_token: 'opens-one',
  registration_client_uri: 'https://as.example/register/one',
};

const remarksOf = (answer: ReturnType<typeof read>) => (answer.kind === 'refused' ? [] : answer.remarks);
const nextOf = (answer: ReturnType<typeof read>) => (answer.kind === 'refused' ? answer.next : '');

describe('a registration (RFC 7591 §3.2.1)', () => {
  it('is read, and what follows the RFC needs no remark', () => {
    const answer = read('Register', 201, registered);
    expect(answer).toMatchObject({
      kind: 'client',
      client: { clientId: 'one', clientSecret: 'secret', secretExpiresAtSeconds: 0 },
      remarks: [],
    });
  });

  it.each([
    [
      'no place to manage it at',
      { ...registered, registration_access_token: undefined, registration_client_uri: undefined },
      'RFC 7592 is optional',
    ],
    [
      'a token without its address',
      { ...registered, registration_client_uri: undefined },
      'without the address for it',
    ],
    [
      'an address without its token',
      { ...registered, registration_access_token: undefined },
      'without the token that opens it',
    ],
    [
      'a secret without an end',
      { ...registered, client_secret_expires_at: undefined },
      'client_secret_expires_at is required',
    ],
  ])('with %s says so', (_, members, words) => {
    expect(remarksOf(read('Register', 201, members))).toEqual([expect.stringContaining(words)]);
  });

  it('with another status is taken, and the status remarked', () => {
    expect(remarksOf(read('Register', 200, registered))).toEqual([
      'The server answered 200, where RFC 7591 §3.2.1 has 201.',
    ]);
  });

  it('without a client_id, or with an empty one, is none', () => {
    expect(read('Register', 201, { client_id: '' }).kind).toBe('refused');
    expect(read('Register', 200)).toMatchObject({
      kind: 'refused',
      reason: 'The server answered 200, and named no client_id.',
    });
  });
});

describe('a registration that is there (RFC 7592 §2)', () => {
  it('is deleted with 204; any other success is remarked', () => {
    expect(read('Delete', 204)).toEqual({ kind: 'deleted', remarks: [] });
    expect(remarksOf(read('Delete', 200))).toEqual([
      'The server answered 200, where RFC 7592 §2.3 has 204. Read it once more: a deleted one answers 401.',
    ]);
  });

  it('needs to tell neither secret nor token again', () => {
    expect(remarksOf(read('Read', 200, { client_id: 'one' }))).toEqual([]);
  });
});

it('a token that replaces the one it was asked with is remarked (RFC 7592 §2.1)', () => {
  const exchange = answered({ body: JSON.stringify({ client_id: 'one', registration_access_token: 'opens-anew' }) });
  const asked = (token: string) => {
    const request = { ...exchange.request, headers: [['Authorization', `Bearer ${token}`]] as const };
    return remarksOf(readRegistrationAnswer('Read', { ...exchange, request }));
  };
  expect(asked('opens-one')).toEqual([expect.stringContaining('a new registration access token')]);
  expect(asked('opens-anew')).toEqual([]);
});

describe('a refusal says what to do next', () => {
  it.each<[RegistrationStep, number, string, string]>([
    ['Register', 401, 'invalid_token', 'with an initial access token only'],
    ['Register', 400, 'invalid_client_metadata', 'its error_description'],
    ['Register', 404, '', 'Nothing registers clients at this address'],
    ['Read', 401, 'invalid_token', 'A client that is deleted answers the same'],
    ['Change', 403, '', 'may not change its registration'],
    ['Delete', 405, '', 'does not let clients delete their registration'],
    ['Read', 404, '', 'it is the address that is wrong'],
    ['Read', 302, '', 'shown and not followed'],
    ['Delete', 503, '', 'The fault is the server’s'],
  ])('%s, %i %s', (step, status, error, words) => {
    expect(nextOf(read(step, status, error === '' ? {} : { error }))).toContain(words);
  });

  it('in one line, however long and wild its code is', () => {
    const answer = read('Read', 400, { error: `a\n\u202e${'b'.repeat(5000)}` });
    expect(answer.kind === 'refused' && answer.reason).toMatch(/^The server answered 400: a b{1,100}…\.$/);
  });

  it('and without an answer, what is not known', () => {
    const sent = { kind: 'bytes', bytes: new Uint8Array(1) } as const;
    const read = (step: RegistrationStep, exchange: Exchange) => nextOf(readRegistrationAnswer(step, exchange));
    expect(read('Delete', { ...unanswered(), sent })).toContain('it may have seen the request');
    expect(read('Read', { ...unanswered(), sent })).toContain('Reading changes nothing.');
    expect(read('Delete', { ...unanswered(), sent: { kind: 'nothing' } })).toContain('so nothing has changed');
  });
});
