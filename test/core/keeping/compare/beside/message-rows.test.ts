import { describe, expect, it } from 'vitest';
import { foldedRows } from '#core/keeping/compare/beside/folded-rows.ts';
import { differingStretch, messageRows } from '#core/keeping/compare/beside/message-rows.ts';
import type { Origins } from '#core/keeping/compare/fingerprints.ts';
import { runFacts } from '#core/keeping/compare/run-facts.ts';
import type { KeptRun } from '#core/keeping/kept-run.ts';
import { apiRun, tokenRun, usualAnswer } from '../runs.ts';

describe('two messages line by line', () => {
  it('lays fields, parameters and members beside their like', () => {
    const after = tokenRun({
      connection: { scope: 'read' },
      answer: { ...usualAnswer, scope: 'read', expires_in: 60 },
    });

    expect(different(tokenRun(), after, 'request')).toEqual([
      'changed | Content-Length: 46 | Content-Length: 40',
      'changed | scope=read+write | scope=read',
    ]);
    expect(different(tokenRun(), after, 'response')).toEqual([
      'changed |   "expires_in": 300, |   "expires_in": 60,',
      'changed |   "scope": "read write" |   "scope": "read"',
    ]);
  });

  it('tells what only one of them has', () => {
    const after = apiRun({
      sent: [['X-Debug', '1']],
      headers: [
        ['Content-Type', 'application/json'],
        ['X-Cache', 'HIT'],
      ],
    });

    expect(different(apiRun(), after, 'request')).toEqual(['added |  | X-Debug: 1']);
    expect(different(after, apiRun(), 'response')).toEqual(['lost | X-Cache: HIT | ']);
  });

  it('calls a field that the browser keeps from the page hidden, and compares what both tell', () => {
    const proxied = tokenRun({
      headers: [
        ['Content-Type', 'application/json'],
        ['Date', 'Thu'],
      ],
    });

    expect(different(proxied, tokenRun({ way: 'browser' }), 'response')).toEqual(['hidden | Date: Thu | ']);
    expect(different(proxied, tokenRun({ way: 'browser' }), 'request')).toEqual([]);
  });

  it('says of a secret that another device recorded neither that it changed nor that it did not', () => {
    const [mine, yours] = [tokenRun({ salt: 'mine' }), tokenRun({ salt: 'yours' })];

    expect(different(mine, yours, 'request', 'other-devices')[0]).toMatch(/^unknown \| Authorization: Basic ‹redacted/);
    expect(different(mine, yours, 'request')[0]).toMatch(/^changed \| Authorization/);
  });

  it('shows a body of no text by its length, and a message that is missing not at all', () => {
    const binary = apiRun({ answer: new Uint8Array([0xff, 0xfe, 0x00]) });

    expect(different(binary, apiRun({ answer: '' }), 'response')).toEqual(['lost | (3 bytes that are no text) | ']);
    expect(rowsOf(binary, apiRun({ failure: { kind: 'proxy-gone' } }), 'response')).toBeUndefined();
  });

  it('folds what is equal, but for a line around what is not', () => {
    const rows = rowsOf(tokenRun(), tokenRun({ connection: { scope: 'read' } }), 'request') ?? [];
    const stretches = foldedRows(rows).map(({ kind, from, rows: held }) => [kind, from, held.length]);

    expect(stretches).toEqual([
      ['equal', 0, 5],
      ['shown', 5, 3],
      ['shown', 8, 1],
      ['shown', 9, 2],
    ]);
  });

  it('finds the stretch in which two lines differ', () => {
    expect(differingStretch('scope=read+write', 'scope=read')).toEqual({ start: 10, end: 16 });
    expect(differingStretch('scope=read', 'scope=read+write')).toEqual({ start: 10, end: 10 });
    expect(differingStretch('aXa', 'aYYa')).toEqual({ start: 1, end: 2 });
  });
});

function rowsOf(before: KeptRun, after: KeptRun, side: 'request' | 'response', origins: Origins = 'same-device') {
  return messageRows({ before: runFacts(before), after: runFacts(after) }, side, origins);
}

function different(...given: Parameters<typeof rowsOf>): readonly string[] {
  const rows = rowsOf(...given) ?? [];
  return rows
    .filter(({ state }) => state !== 'same')
    .map(({ state, before, after }) => `${state} | ${before?.text ?? ''} | ${after?.text ?? ''}`);
}
