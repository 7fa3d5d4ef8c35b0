import { describe, expect, it } from 'vitest';
import { tokenRun } from '../findings/run-builder.ts';
import { vendorErrorIn, vendors } from '#core/providers/vendor-error-match.ts';

const errors = vendors.flatMap(({ id, errors: own }) => own.map((error) => [`${id}: ${error.name}`, error] as const));

const { connection } = tokenRun('');

describe('the errors of vendors', () => {
  it('have names of their own', () => {
    const names = errors.map(([name]) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it.each(errors)('%s is told in plain words', (_, { title, explanation, pattern }) => {
    expect(title).not.toMatch(/[.:]$/);
    expect(explanation).toMatch(/[.?!]$/);
    expect(pattern.global).toBe(false);
  });

  it('of Entra ID are matched by the whole number', () => {
    expect(vendorErrorIn('AADSTS70002: x', 'a.example')?.error.name).toBe('AADSTS70002');
    expect(vendorErrorIn('AADSTS7000215: x', 'a.example')?.error.name).toBe('AADSTS7000215');
    expect(vendorErrorIn('AADSTS7000299: x', 'a.example')?.error.name).toBe('another AADSTS number');
    expect(vendorErrorIn('7000215', 'a.example')).toBeUndefined();
  });

  it('of Entra ID offer the scope that it takes', () => {
    const { error } = vendorErrorIn('AADSTS1002012', 'a.example') ?? {};
    const offered = (scope: string) => error?.change?.({ ...connection, scope })?.change.scope;
    expect(offered('https://graph.microsoft.com/User.Read')).toBe('https://graph.microsoft.com/.default');
    expect(offered('api://1234/read')).toBe('api://1234/.default');
    expect(offered('api://1234')).toBe('api://1234/.default');
    expect(offered('https://graph.microsoft.com/.default')).toBeUndefined();
    expect(offered('one two')).toBeUndefined();
  });
});
