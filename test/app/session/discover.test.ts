import { describe, expect, it } from 'vitest';
import { discoveryFill } from '#core/oauth/discovery-fill.ts';
import { keptFrom } from '#app/session/kept-typed.ts';
import { findingsOf } from '#app/session/findings-of.ts';
import { lookupsOf } from '#app/session/lookups-of.ts';
import { type WorkbenchUnderTest, workbenchUnderTest } from './workbench-under-test.ts';

type Answer = Readonly<Record<string, unknown>> | string | number;

const clues = {
  online: true,
  pageIsSecure: false,
  targetIsSecure: true,
  targetIsLoopback: false,
  needsPreflight: false,
};
const usual = {
  issuer: 'https://as.example',
  token_endpoint: 'https://as.example/oauth/token',
  grant_types_supported: ['client_credentials'],
  scopes_supported: ['read'],
  jwks_uri: 'https://as.example/jwks',
};

/** Discovers what is typed, while the server gives these answers one after the other. */
async function discovered(typed: string, ...answers: readonly Answer[]) {
  const under = workbenchUnderTest();
  under.commands.editIssuer(typed);
  await answering(under, under.commands.discover(), answers);
  return under;
}

async function answering({ server }: WorkbenchUnderTest, asked: Promise<void>, answers: readonly Answer[]) {
  const before = server.requests.length;
  for (const [index, answer] of answers.entries()) {
    await expect.poll(() => server.requests.length).toBe(before + index + 1);
    if (typeof answer === 'number') server.answerNext('', answer);
    else server.answerNext(answer);
  }
  await asked;
}

function run({ session }: WorkbenchUnderTest) {
  const [newest] = lookupsOf(session.store.getState());
  if (newest === undefined) throw new Error('Nothing was asked.');
  return newest;
}

function fillIn({ session, commands }: WorkbenchUnderTest): void {
  const { discovered: facts, connection, verification } = session.store.getState();
  if (facts !== undefined) commands.fillIn(discoveryFill(facts, connection, verification.jwksUrl));
}

const urls = ({ server }: WorkbenchUnderTest) => server.requests.map(({ url }) => url);
const ids = (under: WorkbenchUnderTest) =>
  findingsOf(run(under), under.session.store.getState().runs).map(({ id }) => id);

describe('discovering a server (RFC 8414)', () => {
  it('asks the places in order, compares the second document, and files each as a step of its own', async () => {
    const under = await discovered('https://as.example', usual, { ...usual, jwks_uri: 'https://as.example/other' });
    expect(urls(under)).toEqual([
      'https://as.example/.well-known/oauth-authorization-server',
      'https://as.example/.well-known/openid-configuration',
    ]);
    expect(run(under).steps.map(({ name }) => name)).toEqual(['Metadata', 'Metadata, second place']);
    expect(ids(under)).toContain('metadata-documents-differ');
    expect(under.session.store.getState().discovered?.scopesSupported).toEqual(['read']);
    expect(under.server.requests.every(({ headers }) => headers.every(([name]) => name === 'Accept'))).toBe(true);
  });

  it('is judged by the document that is used, not by the place without one', async () => {
    const under = await discovered('https://as.example', usual, 404);
    expect(ids(under)).toEqual(['metadata-read']);
  });

  it('changes nothing until it is pressed, and takes it back with one press', async () => {
    const under = await discovered('https://as.example', usual, 404);
    const { store } = under.session;
    const before = store.getState();
    expect(before.connection.tokenEndpoint).toBe('https://as.example/token');
    fillIn(under);
    expect(store.getState().connection.tokenEndpoint).toBe('https://as.example/oauth/token');
    expect(store.getState().verification.jwksUrl).toBe('https://as.example/jwks');
    expect(store.getState().connection.clientSecret).toBe('s3cret');
    under.commands.undoRemedy();
    expect(store.getState().connection).toEqual(before.connection);
    expect(store.getState().verification.jwksUrl).toBe('');
  });

  it('uses nothing of another issuer’s metadata, and asks it only on a press (RFC 8414 §3.3)', async () => {
    const evil = { ...usual, issuer: 'https://evil.example', token_endpoint: 'https://evil.example/token' };
    const under = await discovered('https://as.example', evil);
    expect(urls(under)).toHaveLength(1);
    expect(ids(under)).toEqual(['metadata-of-another-issuer']);
    const { discovered: facts, discoveryFault } = under.session.store.getState();
    expect(facts).toBeUndefined();
    expect(discoveryFault?.elsewhere).toEqual({ host: 'evil.example', issuer: 'https://evil.example' });
    await answering(under, under.commands.discover('https://evil.example'), [evil, 404]);
    expect(urls(under)[1]).toBe('https://evil.example/.well-known/oauth-authorization-server');
    expect(under.session.store.getState().issuer).toBe('https://as.example');
  });

  it('looks for the issuer of the token endpoint where none is typed', async () => {
    const of = { ...usual, token_endpoint: 'https://as.example/token' };
    const under = await discovered('', 404, of);
    expect(urls(under)[1]).toBe('https://as.example/.well-known/openid-configuration');
    expect(under.session.store.getState().discovered?.issuer).toBe('https://as.example');
  });

  it('says so where the metadata found name another token endpoint', async () => {
    const under = await discovered('', usual, 404);
    expect(ids(under)).toEqual(['metadata-of-another-endpoint']);
    expect(under.session.store.getState().discoveryFault?.elsewhere?.issuer).toBe('https://as.example');
  });

  it('asks a host for its issuer by WebFinger, and another host only on a press (RFC 7033)', async () => {
    const links = [{ rel: 'http://openid.net/specs/connect/1.0/issuer', href: 'https://id.other.example' }];
    const under = await discovered('acct:ann@as.example', { links });
    expect(run(under).steps.map(({ name }) => name)).toEqual(['WebFinger']);
    expect(under.session.store.getState().discoveryFault).toEqual({
      sentence:
        'as.example names https://id.other.example as its issuer, which is at another host. Press once more if you trust as.example to say so.',
      elsewhere: { host: 'id.other.example', issuer: 'https://id.other.example' },
    });
    const of = { ...usual, issuer: 'https://id.other.example' };
    await answering(under, under.commands.discover('https://id.other.example'), [of, 404]);
    expect(ids(under)).toContain('discovered-token-endpoint-elsewhere');
  });

  it('goes on at the host that WebFinger names, where it is the typed one', async () => {
    const links = [{ rel: 'http://openid.net/specs/connect/1.0/issuer', href: 'https://as.example/t' }];
    const under = await discovered(
      'as.example',
      404,
      404,
      { links },
      { ...usual, issuer: 'https://as.example/t' },
      404,
    );
    expect(run(under).steps.map(({ name }) => name)).toEqual([
      'Metadata',
      'Metadata, second place',
      'WebFinger',
      'Metadata, third place',
      'Metadata, fourth place',
    ]);
    expect(under.session.store.getState().discovered?.issuer).toBe('https://as.example/t');
  });

  it('asks no further where the server does not answer', async () => {
    const under = workbenchUnderTest();
    under.commands.editIssuer('as.example');
    const asked = under.commands.discover();
    await expect.poll(() => under.server.requests.length).toBe(1);
    under.server.failNext({ kind: 'refused', address: '192.0.2.1' });
    await asked;
    expect(urls(under)).toHaveLength(1);
    expect(under.session.store.getState().discoveryFault?.sentence).toMatch(/^as\.example gave no answer\./);
    expect(ids(under).length).toBeGreaterThan(0);
  });

  it('says what the browser hides in its own words, after each place was asked', async () => {
    const under = workbenchUnderTest();
    under.commands.editConnection({ way: 'browser' });
    under.commands.editIssuer('https://as.example');
    const asked = under.commands.discover();
    for (const count of [1, 2]) {
      await expect.poll(() => under.server.requests.length).toBe(count);
      under.server.failNext({ kind: 'hidden-by-browser', clues });
    }
    await asked;
    expect(under.server.ways).toEqual(['browser', 'browser']);
    expect(under.session.store.getState().discoveryFault?.sentence).toBe(
      'as.example gave no answer that the browser shows to this page. The exchange under Lookups says what it can be; the proxy sees more.',
    );
    expect(ids(under)).not.toEqual([]);
    expect(ids(under)).not.toContain('metadata-not-found');
  });

  it('leads with the method that the server does not list, where it then refuses the client', async () => {
    const of = { ...usual, token_endpoint_auth_methods_supported: ['client_secret_post'] };
    const under = await discovered('https://as.example', of, 404);
    under.commands.editConnection({ tokenEndpoint: usual.token_endpoint });
    const before = under.server.requests.length;
    const got = under.commands.getToken();
    await expect.poll(() => under.server.requests.length).toBe(before + 1);
    under.server.answerNext({ error: 'invalid_client' }, 401);
    await got;
    const { runs } = under.session.store.getState();
    const token = runs.find(({ kind }) => kind === 'token');
    expect(token && findingsOf(token, runs)[0]?.id).toBe('method-not-listed');
  });

  it('can be stopped, and says nothing more then', async () => {
    const under = workbenchUnderTest();
    under.commands.editIssuer('https://as.example/tenant');
    const asked = under.commands.discover();
    await expect.poll(() => under.server.requests.length).toBe(1);
    under.commands.cancelLookup();
    await asked;
    const { discoveryFault, discovered: facts, lookupFlight } = under.session.store.getState();
    expect([discoveryFault, facts, lookupFlight]).toEqual([undefined, undefined, undefined]);
    expect(urls(under)).toHaveLength(1);
  });

  it('keeps the typed issuer over a reload, without a secret in it', () => {
    const { session, commands } = workbenchUnderTest();
    commands.editIssuer('https://as.example/tenant');
    expect(keptFrom(session.store.getState()).issuer).toBe('https://as.example/tenant');
    commands.editIssuer('https://ann:s3cret@as.example');
    expect(keptFrom(session.store.getState()).issuer).toBe('https://as.example');
  });
});
