import { act, render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { headerValue } from '#core/http/message.ts';
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

  it('is a DPoP proof, which a server may repeat in its answer', async () => {
    const { commands, server, seen } = shown();
    await act(async () => {
      commands.editConnection({ dpop: true });
      const done = commands.getToken();
      await expect.poll(() => server.requests.length).toBe(1);
      server.answerNext({ error: 'use_dpop_nonce' }, 400, [['DPoP-Nonce', 'n-1']]);
      await expect.poll(() => server.requests.length).toBe(2);
      server.answerNext({ error: 'invalid_dpop_proof' }, 400);
      await done;
    });
    const proofs = server.requests.flatMap(({ headers }) => headerValue(headers, 'DPoP') ?? []);
    expect(proofs).toHaveLength(2);
    for (const proof of proofs) expect(seen()).toContain(proof);
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
