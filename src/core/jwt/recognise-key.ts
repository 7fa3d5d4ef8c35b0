import { notAToken, type NotAToken, type Offer, type Paste } from './recognise-outcome.ts';

const verify = 'Verify with this key';
const neverPaste =
  'It is a secret that only its owner may have; it was not kept and went nowhere. To verify a token the public key is enough.';

/** Keys as files hold them: PEM (RFC 7468), certificates, and public keys of SSH. */
export function recogniseKey({ text }: Paste): NotAToken | undefined {
  if (/^(?:ssh-(?:rsa|ed25519)|ecdsa-sha2-\S{1,40}) AAAA/.test(text)) {
    return notAToken(
      'text',
      'This is a public key of SSH, not an access token. To verify a token, the key is needed as PEM or JWK.',
    );
  }
  if (!text.includes('-----BEGIN ')) return undefined;
  const file = text.replaceAll(String.raw`\n`, '\n');
  const labels = [...file.matchAll(/-----BEGIN ([A-Z0-9 ]{1,40})-----/g)].map(([, label = '']) => label);
  const offer = publicOffer(file, labels);
  if (labels.some((label) => label.endsWith('PRIVATE KEY'))) {
    return notAToken('private-key', `This is a private key, not an access token. ${neverPaste}`, offer);
  }
  if (labels.some((label) => label.endsWith('CERTIFICATE'))) {
    return notAToken(
      'certificate',
      'This is a certificate, not an access token. The public key in it can verify tokens.',
      offer,
    );
  }
  if (labels.some((label) => label.endsWith('PUBLIC KEY'))) {
    return notAToken('pem', 'This is a public key, not an access token. It can verify tokens.', offer);
  }
  return notAToken('pem', 'This is a PEM file, not an access token, and it holds no key that could verify one.');
}

/** The first public key or certificate alone: a private key beside it stays where it is. */
function publicOffer(file: string, labels: readonly string[]): Offer | undefined {
  const label = labels.find((each) => /^(?:(?:RSA |EC )?PUBLIC KEY|(?:TRUSTED |X509 )?CERTIFICATE)$/.test(each));
  if (label === undefined) return undefined;
  const start = file.indexOf(`-----BEGIN ${label}-----`);
  const end = `-----END ${label}-----`;
  const endsAt = file.indexOf(end, start);
  return endsAt < 0 ? undefined : { kind: 'use-as-key', text: file.slice(start, endsAt + end.length), label: verify };
}
