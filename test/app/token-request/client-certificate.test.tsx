import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ApiCall } from '#app/api-call/api-call.tsx';
import { TokenRequest } from '#app/token-request/token-request.tsx';
import { newAuthority, selfSigned } from '../../support/certificates.ts';
import { mount } from '../session/mount.tsx';

// The test's clock stands in January 2027.
const dates = { notBefore: new Date('2026-06-01T00:00:00Z'), notAfter: new Date('2027-06-01T00:00:00Z') };
const issued = newAuthority().issue({ commonName: 'machine', forClients: true, ...dates });
const here = 'as.example:443';
/** What reads certificates is loaded with the first one, which takes its time on a busy machine. */
const patience = { timeout: 15_000 };

async function withMethod(clientAuthentication: 'tls_client_auth' | 'client_secret_basic' = 'tls_client_auth') {
  const mounted = await mount(
    <>
      <TokenRequest />
      <ApiCall />
    </>,
  );
  act(() => mounted.commands.editConnection({ clientAuthentication }));
  return { ...mounted, held: () => mounted.session.store.getState().clientCertificates };
}

const part = () => screen.getByRole('group', { name: 'Client certificate' });
const field = (name: string) => screen.getByLabelText<HTMLTextAreaElement>(name);

describe('the client certificate', () => {
  it('is asked for by its methods, and opened on wish with any other', async () => {
    const { user } = await withMethod('client_secret_basic');
    expect(screen.queryByRole('group', { name: 'Client certificate' })).toBeNull();
    await user.click(screen.getByText('Client certificate'));
    await waitFor(() => expect(part()).toBeDefined(), patience);
  });

  it('is held for the host and port of the token endpoint alone', async () => {
    const { held, commands } = await withMethod();
    act(() => commands.editCertificate(here, { certificatePem: issued.cert, privateKeyPem: issued.key }));
    await waitFor(() => expect(within(part()).getByText('CN=machine')).toBeDefined(), patience);
    act(() => commands.editConnection({ tokenEndpoint: 'https://other.example/token' }));
    expect(field('Certificate').value).toBe('');
    expect(held().map(({ hostAndPort }) => hostAndPort)).toEqual([here]);
  });

  it('says what was read: subject, issuer, end, thumbprint, and that the key fits', async () => {
    const { commands } = await withMethod();
    act(() => commands.editCertificate(here, { certificatePem: issued.cert, privateKeyPem: issued.key }));
    const facts = await waitFor(() => within(part()).getByLabelText('The certificate'), patience);
    await waitFor(() => expect(facts.textContent).toContain('EC on P-256, and the private one fits'), patience);
    expect(facts.textContent).toContain('IssuerCN=Test Authority');
    expect(facts.textContent).toMatch(/Valid until.*2027.*days left/);
    expect(facts.textContent).toContain(Buffer.from(issued.sha256, 'hex').toString('base64url'));
  });

  it('moves a key that is pasted beside the certificate to the field that hides it', async () => {
    const { user, held } = await withMethod();
    await waitFor(() => expect(field('Certificate')).toBeDefined(), patience);
    await user.click(field('Certificate'));
    await user.paste(`${issued.key}\n${issued.cert}`);
    expect(field('Certificate').value).not.toContain('PRIVATE KEY');
    expect(held()[0]?.privateKeyPem.trim()).toBe(issued.key.trim());
    expect(held()[0]?.certificatePem.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
  });

  it('says at the field what is wrong', async () => {
    const { commands } = await withMethod();
    act(() => commands.editCertificate(here, { certificatePem: 'hunter2' }));
    await waitFor(() => expect(field('Certificate').getAttribute('aria-invalid')).toBe('true'), patience);
    act(() => commands.editCertificate(here, { certificatePem: issued.cert, privateKeyPem: selfSigned().key }));
    await waitFor(() => expect(field('Certificate key').getAttribute('aria-invalid')).toBe('true'), patience);
    expect(screen.getByText(/was issued for another key than this one/)).toBeDefined();
    expect(field('Certificate').getAttribute('aria-invalid')).toBe('false');
  });

  it('is shown to an unverified server only once that is confirmed, and no longer than that lasts', async () => {
    const { user, commands, session, held } = await withMethod();
    act(() => commands.editCertificate(here, { certificatePem: issued.cert, privateKeyPem: issued.key }));
    const name = 'Show it also to an unverified server';
    expect(screen.queryByRole('checkbox', { name })).toBeNull();
    act(() => session.store.setState({ unverified: [here] }));
    await user.click(screen.getByRole('checkbox', { name }));
    expect(held()[0]?.unverifiedConfirmed).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Verify from now on' }));
    expect(held()[0]?.unverifiedConfirmed).toBe(false);
  });

  it('goes to the API’s host and port only after a press, without what was confirmed for the first', async () => {
    const { user, commands, held } = await withMethod();
    act(() =>
      commands.editCertificate(here, {
        certificatePem: issued.cert,
        privateKeyPem: issued.key,
        unverifiedConfirmed: true,
      }),
    );
    await user.click(screen.getByRole('button', { name: 'Show it to the API too' }));
    expect(held().map(({ hostAndPort, unverifiedConfirmed }) => [hostAndPort, unverifiedConfirmed])).toEqual([
      [here, true],
      ['api.example:443', false],
    ]);
    expect(screen.getByText('Your client certificate is shown to api.example:443 if it asks.')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Remove the certificate for api.example:443' }));
    expect(held().map(({ hostAndPort }) => hostAndPort)).toEqual([here]);
  });

  it('can be shown where the token is asked about, if that is at another host and port', async () => {
    const { user, commands, held } = await withMethod();
    act(() => {
      commands.editConnection({
        introspectionEndpoint: 'https://mtls.example/introspect',
        revocationEndpoint: 'https://mtls.example/revoke',
      });
      commands.editCertificate(here, { certificatePem: issued.cert, privateKeyPem: issued.key });
    });
    const name = 'Use it for the introspection and revocation endpoint’s mtls.example:443 too';
    await user.click(screen.getByRole('button', { name }));
    expect(held().map(({ hostAndPort }) => hostAndPort)).toEqual([here, 'mtls.example:443']);
    expect(screen.getByText('introspection and revocation endpoint')).toBeDefined();
  });

  it('is made here for the client, with what to register', async () => {
    const { user, held } = await withMethod();
    await user.click(await screen.findByRole('button', { name: 'Make one here' }, patience));
    await waitFor(() => expect(within(part()).getByText('itself (self-signed)')).toBeDefined(), patience);
    expect(held()[0]?.privateKeyPem).toContain('BEGIN PRIVATE KEY');
    expect(screen.getByText(/It is self-signed, and tls_client_auth wants one that an authority issued/)).toBeDefined();
    await user.click(screen.getByText('Certificate, to register at the server'));
    expect(screen.getByRole('tab', { name: 'Names' })).toBeDefined();
    expect(screen.getByText('"tls_client_auth_subject_dn": "CN=machine"')).toBeDefined();
    await user.click(screen.getByRole('tab', { name: 'JWKS' }));
    expect(screen.getByText(/"x5c": \[/)).toBeDefined();
  });

  it('says of several files which one cannot be read, and does not go on as if it had been', async () => {
    const { user, held } = await withMethod();
    const input = await screen.findByLabelText<HTMLInputElement>('Open files', {}, patience);
    await user.upload(input, [new File(['hunter2'], 'machine.key'), new File([issued.cert], 'machine.crt')]);
    await waitFor(() => expect(within(part()).getByText(/^machine\.key: /)).toBeDefined(), patience);
    expect(held()).toEqual([]);
  });

  it('cannot be given for http, and says so', async () => {
    const { commands } = await withMethod();
    act(() => commands.editConnection({ tokenEndpoint: 'http://localhost/token' }));
    expect(screen.getByText(/The token endpoint says http/)).toBeDefined();
    expect(screen.queryByLabelText('Certificate')).toBeNull();
  });

  it('says in the browser why none is shown, and offers the proxy', async () => {
    const { user, commands, session } = await withMethod();
    act(() => commands.editConnection({ way: 'browser' }));
    expect(screen.getByText(/the browser picks one from its own store/)).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Use the proxy for it' }));
    expect(session.store.getState().connection.way).toBe('proxy');
  });
});
