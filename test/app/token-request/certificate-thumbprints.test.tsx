import { act, screen, waitFor } from '@testing-library/react';
import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { TokenRequest } from '#app/token-request/token-request.tsx';
import { newAuthority } from '../../support/certificates.ts';
import { mount } from '../session/mount.tsx';

const client = newAuthority().issue({ commonName: 'my client', forClients: true });
const leaf = new X509Certificate(client.cert);
const base64url = (fingerprint: string) => Buffer.from(fingerprint.replaceAll(':', ''), 'hex').toString('base64url');
const thumbprints = { x5t: base64url(leaf.fingerprint), x5tS256: base64url(leaf.fingerprint256) };

const opener = () => screen.getByRole('button', { name: 'Read x5t from a certificate' });
const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Certificate of the signing key' });

async function opened() {
  const mounted = await mount(<TokenRequest />);
  act(() => mounted.commands.editConnection({ clientAuthentication: 'private_key_jwt' }));
  await mounted.user.click(screen.getByText('Header, lifetime and more'));
  await mounted.user.click(opener());
  const paste = async (text: string) => {
    await mounted.user.click(field());
    await mounted.user.paste(text);
  };
  return { ...mounted, paste, assertion: () => mounted.session.store.getState().connection.assertion };
}

// Loaded on demand; the first time takes as long as the machine is busy.
beforeAll(() => import('#core/certificates/certificate-thumbprints.ts'));

describe('the thumbprints of an assertion’s certificate', () => {
  it('are those of a certificate that was pasted', async () => {
    const { paste, assertion } = await opened();
    await paste(leaf.toString());
    await screen.findByText('x5t#S256 and x5t are those of CN=my client.');
    expect(assertion()).toMatchObject(thumbprints);
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'x5t#S256' }).value).toBe(thumbprints.x5tS256);
  });

  it('are those of a file in DER', async () => {
    const { user, assertion } = await opened();
    const file = new File([new Uint8Array(leaf.raw)], 'client.cer');
    await user.upload(screen.getByLabelText('Or a certificate’s file'), file);
    await waitFor(() => expect(assertion()).toMatchObject(thumbprints));
  });

  it('are those of the first of a chain, and that is said', async () => {
    const { paste, assertion } = await opened();
    await paste(client.cert);
    await screen.findByText('x5t#S256 and x5t are those of CN=my client, the first of the 2 that were given.');
    expect(assertion()).toMatchObject(thumbprints);
  });

  it('keep what was typed elsewhere meanwhile', async () => {
    const { paste, commands, assertion } = await opened();
    await paste(leaf.toString());
    act(() => commands.editConnection({ assertion: { ...assertion(), kid: 'mine' } }));
    await waitFor(() => expect(assertion()).toMatchObject({ ...thumbprints, kid: 'mine' }));
  });

  it('close the place to paste once they are there, and give the focus back', async () => {
    const { paste } = await opened();
    await paste(leaf.toString());
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Certificate of the signing key' })).toBeNull());
    expect(document.activeElement).toBe(opener());
    expect(opener().getAttribute('aria-expanded')).toBe('false');
  });

  it('come with a remark where the certificate is for another key than the one that signs', async () => {
    const { paste, commands, session } = await opened();
    const sign = (privateKey: string) =>
      act(() => {
        const { assertionSecrets } = session.store.getState().connection;
        commands.editConnection({ assertionSecrets: { ...assertionSecrets, privateKey } });
      });
    sign(newAuthority().issue().key);
    await paste(leaf.toString());
    await screen.findByText(/This certificate is for another key than the one that signs here/);
    sign(client.key);
    await waitFor(() => expect(screen.queryByText(/for another key/)).toBeNull());
  });

  it('stay as they were where the text is no certificate, and the field says what it is', async () => {
    const { paste, assertion } = await opened();
    await paste('-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n-----END CERTIFICATE REQUEST-----');
    await screen.findByText(/This is a certificate signing request/);
    expect(field().getAttribute('aria-invalid')).toBe('true');
    expect(assertion()).toMatchObject({ x5t: '', x5tS256: '' });
  });

  it('leave no private key standing on the screen that was pasted by mistake', async () => {
    const { paste } = await opened();
    await paste(client.key);
    await screen.findByText(/This is a private key, and no certificate/);
    expect(field().value).toBe('');
  });
});
