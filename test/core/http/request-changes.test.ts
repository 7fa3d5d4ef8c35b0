import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requestChanges } from '#core/http/request-changes.ts';

const form =
  'POST /token HTTP/1.1\nHost: a\nAccept: application/json\nAuthorization: Basic x\n\ngrant_type=cc&scope=read';
const words = (edited: string) => requestChanges(form, edited).map(({ line, sentence }) => `${line}: ${sentence}`);

describe('what was changed by hand', () => {
  it.each([
    ['nothing', form, []],
    ['the method', form.replace('POST', 'PUT'), ['1: The method is another.']],
    ['the target', form.replace('/token', '/t'), ['1: The target is another.']],
    ['the version', form.replace('1.1', '1.0'), ['1: The first line is another.']],
    ['a value', form.replace('json', 'jwt'), ['3: Accept is another.']],
    ['a header more', form.replace('Host: a', 'Host: a\nX-A: b'), ['3: X-A is added.']],
    ['a header less', form.replace('Accept: application/json\n', ''), ['3: Accept is removed.']],
    [
      'the order',
      form.replace('Host: a\nAccept: application/json', 'Accept: application/json\nHost: a'),
      ['3: Host stands elsewhere.'],
    ],
    ['a line without a colon', form.replace('Host: a', 'Host: a\nfoo'), ['3: A line that is no header is added.']],
    ['a parameter', form.replace('scope=read', 'scope=write'), ['6: Parameter scope is another.']],
    [
      'two parameters',
      form.replace('scope=read', 'a=1&a=2'),
      ['6: Parameter a is added.', '6: Parameter a is added.', '6: Parameter scope is removed.'],
    ],
    ['the kind of body', form.replace(/grant.*/, '{"a":1}'), ['6: The body is another.']],
  ])('%s', (_what, edited, expected) => {
    expect(words(edited).toSorted()).toEqual(expected.toSorted());
  });

  it('never repeats a value, which may be a secret', () => {
    expect(words(form.replace('Basic x', 'Basic c2VjcmV0').replace('read', 'c2VjcmV0')).join()).not.toContain(
      'c2VjcmV0',
    );
    const body = form.slice(form.lastIndexOf('\n') + 1);
    expect(words(form.replace(body, 'eyJhbGciOiJub25lIn0.e30.')).join()).not.toContain('eyJ');
    expect(words(form.replace(body, `${body}&c2VjcmV0`)).join()).not.toContain('c2VjcmV0');
  });

  it('is nothing only where nothing is different, and stays within the text', () => {
    const line = fc.constantFrom('Host: a', 'X: 1', 'X: 2', 'foo', 'Accept: b');
    const text = fc
      .tuple(fc.array(line, { maxLength: 6 }), fc.constantFrom('', 'a=1', 'a=1&b=2', 'b=2&a=1', '{}'))
      .map(([lines, body]) => ['GET / HTTP/1.1', ...lines, '', body].join('\n'));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = requestChanges(before, after);
        expect(changes.length === 0).toBe(before === after);
        for (const change of changes) expect(change.line).toBeLessThanOrEqual(after.split('\n').length);
      }),
    );
  });
});
