import { act, render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { SessionProvider } from '#app/session/session-context.tsx';
import { useKnownSecrets } from '#app/session/use-known-secrets.ts';
import { workbenchUnderTest } from './workbench-under-test.ts';

function Secrets() {
  return <output>{JSON.stringify(useKnownSecrets())}</output>;
}

function shown() {
  const under = workbenchUnderTest();
  render(
    <SessionProvider session={under.session} commands={under.commands}>
      <Secrets />
    </SessionProvider>,
  );
  return { ...under, seen: () => screen.getByRole('status').textContent };
}

describe('what is masked wherever it turns up', () => {
  it.each(['Bearer abc-123-def', 'authorization: bearer abc-123-def', '  abc-123-def\n'])(
    'is the token itself, however it was pasted: %j',
    (text) => {
      const { commands, seen } = shown();
      act(() => commands.pasteToken(text));
      expect(seen()).toContain('"abc-123-def"');
    },
  );

  it('is the private key of a client certificate, and its passphrase', () => {
    const { session, seen } = shown();
    const certificate = { hostAndPort: 'as.example:443', certificatePem: 'public', unverifiedConfirmed: false };
    act(() =>
      session.store.setState({
        clientCertificates: [{ ...certificate, privateKeyPem: 'MIIprivate', passphrase: 'open sesame' }],
      }),
    );
    expect(seen()).toContain('"MIIprivate"');
    expect(seen()).toContain('"open sesame"');
    expect(seen()).not.toContain('"public"');
  });

  it('is what a header of one’s own holds, without its scheme', () => {
    const { commands, seen } = shown();
    const headers = [
      { name: 'X-Api-Key', value: 'key-of-mine', on: true },
      { name: 'Authorization', value: 'Bearer token-of-mine', on: false },
      { name: 'X-Tenant', value: 'acme', on: true },
    ];
    act(() => commands.editConnection({ headers }));
    expect(seen()).toContain('"key-of-mine","token-of-mine"');
    expect(seen()).not.toContain('acme');
  });

  it('is the secret that a question was asked with as well, after another one was typed', async () => {
    const { commands, server, seen } = shown();
    await act(async () => {
      commands.pasteToken('a-reference-of-some-length');
      commands.editConnection({ introspectionEndpoint: 'https://as.example/introspect' });
      const done = commands.introspect();
      await expect.poll(() => server.requests.length).toBe(1);
      server.answerNext({ active: true });
      await done;
      commands.editConnection({ clientSecret: 'another' });
    });
    expect(seen()).toContain('"s3cret"');
    expect(seen()).toContain('"another"');
  });
});
