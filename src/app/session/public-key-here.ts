import { generateSigningKey } from '#core/jwt/signing-key-generate.ts';
import { certificateFor } from '#core/oauth/server-access.ts';
import type { Session } from './session.ts';
import { assertionKey } from './sign-assertion.ts';

/** A JWK Set as JSON text, and a sentence about where it is from; without a text, the sentence says why there is none. */
export type PublicKeyHere = { readonly text?: string; readonly words: string };

/**
 * The public key by which this connection can prove its client, to be registered at a server. A key is made where the
 * connection has none; a certificate is not, since its subject is for a person to choose.
 */
export async function publicKeyHere(session: Session, clientAuthentication: string): Promise<PublicKeyHere> {
  return clientAuthentication === 'private_key_jwt' ? keyHere(session) : certificateHere(session);
}

async function keyHere({ store }: Session): Promise<PublicKeyHere> {
  const { connection, generatedKey } = store.getState();
  const { key } = await assertionKey({ ...connection, clientAuthentication: 'private_key_jwt' }, generatedKey);
  const isGiven = connection.assertion.keySource === 'given' && connection.assertionSecrets.privateKey !== '';
  if (key.kind === 'key' && key.publicJwk !== undefined)
    return jwks(key.publicJwk, 'This is the public part of the key that this connection signs with.');
  if (key.kind === 'no-key' && isGiven) return { words: key.reason };
  const made = await generateSigningKey('ES256');
  if (made.kind !== 'key' || made.publicJwk === undefined)
    return { words: made.kind === 'no-key' ? made.reason : 'The browser made no key.' };
  const { assertion } = store.getState().connection;
  store.setState((state) => ({
    generatedKey: made,
    connection: { ...state.connection, assertion: { ...assertion, keySource: 'generated' } },
  }));
  return jwks(made.publicJwk, 'A key was made for this connection. Its private part stays in this page’s memory.');
}

async function certificateHere({ store }: Session): Promise<PublicKeyHere> {
  const { connection, clientCertificates } = store.getState();
  const held = certificateFor(connection.tokenEndpoint, clientCertificates);
  if (held === undefined || held.certificatePem.trim() === '')
    return {
      words:
        'This connection has no client certificate yet. Choose self_signed_tls_client_auth under Client authentication in Token request, and give or make one there.',
    };
  const [{ readCertificates }, { certificateJwk }] = await Promise.all([
    import('#core/certificates/read-certificates.ts'),
    import('#core/certificates/certificate-jwk.ts'),
  ]);
  const read = await readCertificates(held.certificatePem);
  const jwk = read.kind === 'certificates' ? await certificateJwk(read.leaf) : undefined;
  if (jwk === undefined)
    return { words: 'The certificate of this connection cannot be read: look at it in Token request.' };
  return jwks(jwk, 'This is the certificate that this connection shows.');
}

function jwks(key: object, words: string): PublicKeyHere {
  return { text: JSON.stringify({ keys: [key] }, null, 2), words };
}
