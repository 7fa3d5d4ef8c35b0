import { describe, expect, it } from 'vitest';
import { examine } from '#core/findings/examine.ts';
import { call } from './api-run-builder.ts';
import { tokenRun } from './run-builder.ts';

const refused = { error: 'invalid_client' };
const typed = { clientSecret: ' s3cret', scope: 'a,b' };

describe('a request that was edited by hand', () => {
  it('is not measured by rules about the form', () => {
    const ofForm = examine(tokenRun(refused, { status: 401, connection: typed })).map(({ id }) => id);
    const ofEdited = examine(tokenRun(refused, { status: 401, connection: typed, editedByHand: true })).map(
      ({ id }) => id,
    );
    expect(ofForm).toContain('secret-edge-space');
    expect(ofEdited).toEqual(['wrong-secret', 'edited-by-hand']);
  });

  it('gets no click that changes the form, and no evidence in it', () => {
    const found = examine(tokenRun(refused, { status: 401, connection: typed, editedByHand: true }));
    expect(found.flatMap(({ remedies }) => remedies)).toEqual([]);
    expect(found.flatMap(({ evidence }) => evidence).filter(({ kind }) => kind === 'input')).toEqual([]);
  });

  it('is compared by the scope that was really sent', () => {
    const run = tokenRun(
      { access_token: 'abc', token_type: 'Bearer', expires_in: 60, scope: 'read' },
      { connection: { scope: 'read' }, editedByHand: true },
    );
    expect(examine(run).map(({ id }) => id)).not.toContain('scope-narrowed');
  });
});

describe('an API call that was edited by hand', () => {
  const typed = {
    url: 'https://api.example/a',
    method: 'GET',
    headersText: 'Authorization: Bearer {token}',
    body: '',
  } as const;
  const wishes = { authorization: 'Bearer {token}', challenge: 'Bearer' };

  it('gets no click that changes the form, and no evidence in it, but keeps what is told of the token', () => {
    const ofForm = examine(call(401, { ...wishes, run: { call: typed } }));
    const ofEdited = examine(call(401, { ...wishes, run: { call: undefined, editedByHand: true } }));
    expect(ofForm.flatMap(({ remedies }) => remedies).map(({ kind }) => kind)).toContain('change-api-call');
    expect(ofEdited.map(({ id }) => id)).toEqual(['api-token-placeholder', 'api-edited-by-hand']);
    expect(ofEdited.flatMap(({ remedies }) => remedies)).toEqual([]);
    expect(ofEdited.flatMap(({ evidence }) => evidence).filter(({ kind }) => kind === 'input')).toEqual([]);
  });

  it('may still lead to a new token, which another form asks for', () => {
    const [expired] = examine(
      call(401, {
        run: { call: undefined, editedByHand: true, tokenLeft: { kind: 'expired', agoMs: 1000, source: 'exp' } },
      }),
    );
    expect(expired?.remedies).toEqual([{ kind: 'get-token' }]);
  });
});
