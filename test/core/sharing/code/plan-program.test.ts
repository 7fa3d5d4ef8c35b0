import { describe, expect, it } from 'vitest';
import { clientAuthentications } from '#core/oauth/connection.ts';
import { languages } from '#core/sharing/code/languages.ts';
import { noteWords } from '#core/sharing/code/note-words.ts';
import { planProgram } from '#core/sharing/code/plan-program.ts';
import { canariesIn } from '../../../support/canaries.ts';
import { planned, programInput, tainted } from './program-input.ts';

const on = (name: string, value: string) => ({ name, value, on: true });
describe('a program without secrets', () => {
  it.each(languages.map((each) => [each.name, each] as const))('holds none of twelve in %s', (_, { write }) => {
    for (const clientAuthentication of clientAuthentications) {
      const { connection } = tainted;
      const { plan } = planned({ ...tainted, connection: { ...connection, clientAuthentication } });
      expect(canariesIn(write(plan))).toEqual([]);
      // In the escapes of a literal none of its other forms would be found.
      expect(write(plan)).not.toContain('cnry');
    }
  });

  it('says which variables it reads, and what each has to hold', () => {
    const { plan } = planned(programInput({ parameters: [on('api_key', 'k-1'), on('resource', 'https://a')] }));
    expect(plan.variables).toEqual([
      { name: 'CLIENT_SECRET', meaning: 'the client secret', value: 'Secr3t!' },
      { name: 'API_KEY', meaning: 'the secret API_KEY', value: 'k-1' },
    ]);
  });

  it('has two names for two values, and one for a value that stands there twice', () => {
    const rows = [on('api_key', 'key-one'), on('x-api-key', 'key-two'), on('api-key', 'key-three'), on('q', 'key-one')];
    const { plan } = planned(programInput({ clientAuthentication: 'none', parameters: rows }));
    expect(plan.variables.map(({ name }) => name)).toEqual(['API_KEY', 'X_API_KEY', 'API_KEY_2']);
    expect(plan.token.body.pairs.at(-1)?.[1]).toEqual([{ kind: 'variable', name: 'API_KEY' }]);
  });
});

describe('a program with secrets', () => {
  it('reads no variable but that of an assertion, which is signed anew for each request (RFC 7523 §3)', () => {
    const names = (changes: Parameters<typeof programInput>[0]) =>
      planned(programInput(changes)).withSecrets.variables.map(({ name }) => name);
    expect(names({})).toEqual([]);
    expect(names({ clientAuthentication: 'private_key_jwt' })).toEqual(['CLIENT_ASSERTION']);
  });
});

describe('what a program does otherwise than the page', () => {
  it('is said: an assertion, a certificate, a proof, trust, a detour, a Host, an API that is missing', () => {
    const notes = (changes: Parameters<typeof programInput>[0], rest: Parameters<typeof programInput>[2] = {}) =>
      planned(programInput(changes, { url: '' }, rest)).plan.notes;
    expect(notes({ clientAuthentication: 'private_key_jwt' })).toEqual(['assertion', 'no-api-url']);
    expect(notes({ clientAuthentication: 'tls_client_auth', dpop: true })).toEqual([
      'certificate',
      'dpop',
      'no-api-url',
    ]);
    expect(notes({}, { trust: 'off', isDetoured: true })).toEqual(['unverified', 'detour', 'no-api-url']);
    expect(notes({ headers: [on('Host', 'other')] }, { trust: 'pinned' })).toEqual(['pinned', 'host', 'no-api-url']);
  });

  it('stands above the program, with a library of the language', () => {
    const { plan } = planned(programInput({ clientAuthentication: 'private_key_jwt' }));
    for (const language of languages) {
      expect(noteWords('assertion', language)).toContain(language.jwtLibrary);
      expect(language.write(plan)).toContain('Note: CLIENT_ASSERTION is a JWT signed anew');
    }
  });

  it('is nothing where the request is not complete: then the faults are said', () => {
    expect(planProgram(programInput({ clientId: '' }))).toEqual({
      kind: 'incomplete',
      faults: ['Type the client ID: without it the server cannot know who asks.'],
    });
  });
});
