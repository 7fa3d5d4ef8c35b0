import { describe, expect, it } from 'vitest';
import { readImport } from '#core/sharing/imports/read-import.ts';
import { chosenImports, firstChoices } from '#app/sharing/import-choices.ts';
import { readImportFiles } from '#app/sharing/import-files.ts';
import { importHosts, importRows, importTitles } from '#app/sharing/import-rows.ts';

function found(text: string) {
  const findings = readImport([{ name: '', text }]);
  const [candidate] = findings.candidates;
  if (candidate === undefined) throw new Error(findings.faults.join(' '));
  return { findings, candidate, call: candidate.calls[0] };
}

describe('what an import fills in', () => {
  it('is shown with dots of one length in place of every secret', () => {
    const { candidate, call } = found(
      'curl https://auth.example.com/token -d grant_type=client_credentials -d client_id=a -d client_secret=canary -d api_key=canary2 -d x=y\n' +
        'curl https://api.example.com/orders?token=canary3 -H "X-Api-Key: canary4" -H "X-B: 1" -H "Authorization: Bearer $T"',
    );
    const rows = importRows(candidate, call).map(({ name, value }) => `${name}: ${value}`);
    expect(rows).toEqual([
      'Token endpoint: https://auth.example.com/token',
      'Client ID: a',
      'Client secret: ••••••••',
      'Client authentication: client_secret_post',
      'Parameter api_key: ••••••••',
      'Parameter x: y',
      'API URL: ••••••••',
      'Method: GET',
      'API header X-Api-Key: ••••••••',
      'API header X-B: 1',
    ]);
  });

  it('names its servers as a browser would ask for them, so that no letter looks like another', () => {
    const { candidate } = found(
      'curl https://аuth.example.com:8443/token -d grant_type=client_credentials -d client_id=a',
    );
    expect(importHosts(candidate, undefined)).toEqual([{ does: 'Token from', host: 'xn--uth-5cd.example.com:8443' }]);
  });

  it('says where a request would not be encrypted', () => {
    const { candidate } = found('curl http://auth.example.com/token -u a:b -d grant_type=client_credentials');
    expect(importHosts(candidate, undefined)).toEqual([
      { does: 'Token from', host: 'auth.example.com:80 (http, not encrypted)' },
    ]);
  });

  it('tells connections of the same name apart', () => {
    const { candidate } = found('curl https://a.example/t -u a:b -d grant_type=client_credentials');
    expect(importTitles([candidate, candidate, { ...candidate, name: '' }])).toEqual([
      'a at a.example',
      'a at a.example (2)',
      'a at a.example (3)',
    ]);
  });
});

describe('what is chosen', () => {
  it('is the first ten at first, each with its first call', () => {
    const { candidate, findings } = found(
      'curl https://a.example/t -u a:b -d grant_type=client_credentials\ncurl https://api.example/x -H "Authorization: Bearer $T"',
    );
    const many = { ...findings, candidates: Array.from({ length: 12 }, () => candidate) };
    const chosen = chosenImports(many, firstChoices(many));
    expect(chosen).toHaveLength(10);
    expect(chosen[0]?.call?.whole.url).toBe('https://api.example/x');
  });
});

describe('files', () => {
  it('are read beside those that are there; one of the same name takes the place of the other', async () => {
    const there = [
      { name: 'a.json', text: 'old' },
      { name: 'b.json', text: 'b' },
    ];
    expect(await readImportFiles([new File(['new'], 'a.json')], there)).toEqual({
      kind: 'files',
      files: [
        { name: 'b.json', text: 'b' },
        { name: 'a.json', text: 'new' },
      ],
    });
  });

  it('are not read where they are larger than any such file', async () => {
    const file = new File(['x'], 'big.har');
    Object.defineProperty(file, 'size', { value: 17 * 1024 * 1024 });
    expect(await readImportFiles([file], [])).toMatchObject({
      kind: 'fault',
      sentence: expect.stringContaining('big.har: 17'),
    });
  });

  it('are named where the browser cannot read them', async () => {
    const file = new File(['x'], 'gone.har');
    Object.defineProperty(file, 'text', { value: () => Promise.reject(new Error('gone')) });
    expect(await readImportFiles([file], [])).toEqual({
      kind: 'fault',
      sentence: 'The browser could not read gone.har.',
    });
  });
});
