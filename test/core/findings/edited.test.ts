import { describe, expect, it } from 'vitest';
import { examine } from '#core/findings/examine.ts';
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
