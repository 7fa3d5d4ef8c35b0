import { describe, expect, it } from 'vitest';
import { onlyIn, readingOf } from './reading.ts';

const connection = {
  tokenEndpoint: 'https://a.example/t',
  clientId: 'a',
  scope: '',
  clientAuthentication: 'client_secret_basic',
  basicEncoding: 'raw',
  way: 'browser',
};
const apiCall = { url: '', method: 'GET', headersText: '', body: '' };
const typed = { version: 1, connection, apiCall, pins: [], issuer: '', keepsWholeBodies: false };

function file(entry: object, rest: object = {}) {
  return { format: 'grantscope-connections', version: 1, connections: [entry], ...rest };
}

describe('a file of connections that this page has saved', () => {
  it('gives each with its name, its workspace and what was typed', () => {
    const { name, own, whole, calls } = onlyIn(readingOf(file({ name: 'one', workspace: 'dev', typed })));
    expect({ name, workspace: own?.workspace }).toEqual({ name: 'one', workspace: 'dev' });
    expect(whole).toMatchObject({ tokenEndpoint: 'https://a.example/t', basicEncoding: 'raw', way: 'browser' });
    expect(calls).toEqual([]);
  });

  it('may have two that are the same but for their workspace', () => {
    const entries = ['dev', 'prod'].map((workspace) => ({ name: 'one', workspace, typed }));
    expect(readingOf(file({}, { connections: entries })).candidates).toHaveLength(2);
  });

  it('drops what this page does not know, and what would be a secret is none', () => {
    const more = {
      ...connection,
      clientSecret: 'canary',
      assertionSecrets: { privateKey: 'canary' },
      unknown: 'canary',
    };
    const findings = readingOf(file({ name: 'a', workspace: 'w', typed: { ...typed, connection: more } }));
    expect(JSON.stringify(findings)).not.toContain('canary');
  });

  it('has a secret named that somebody wrote into another field', () => {
    const parameters = [{ name: 'api_key', value: 'canary', on: true }];
    const { secrets, plain } = onlyIn(
      readingOf(file({ name: 'a', workspace: 'w', typed: { ...typed, connection: { ...connection, parameters } } })),
    );
    expect(secrets).toEqual(['Parameter api_key']);
    expect(JSON.stringify(plain)).not.toContain('canary');
  });

  it('is refused where a later version wrote it, or it holds something else', () => {
    expect(readingOf(file({}, { version: 2 })).faults).toEqual([
      'This was saved by another version of Grantscope than this one reads. Reload the page to get the latest.',
    ]);
    expect(readingOf({ format: 'grantscope-trace' }).faults).toEqual([
      'Grantscope saved this, but it holds no connections: open it where it was made.',
    ]);
  });

  it('says which of its connections are damaged, and takes the others', () => {
    const entries = [7, { name: 'broken', typed: { ...typed, version: 2 } }, { name: 'good', workspace: 'w', typed }];
    const findings = readingOf(file({}, { connections: entries }));
    expect(onlyIn(findings).name).toBe('good');
    expect(findings.leftOut.map(({ written }) => written)).toEqual(['Connection 1', 'Connection 2 (broken)']);
  });
});
