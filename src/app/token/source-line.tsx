import type { KeysSource } from '../session/verification.ts';
import styles from './verification.module.css';

/** Where the keys came from, and how far that place itself was checked. */
export function SourceLine({ source }: { readonly source: KeysSource }) {
  switch (source.kind) {
    case 'none':
      return null;
    case 'given':
      return (
        <p className={styles.dim}>
          With the given {formWords[source.form] ?? 'key'}. Who it belongs to, only you know.
        </p>
      );
    case 'url':
      return (
        <>
          <p className={styles.dim}>
            Keys from <span className={styles.url}>{source.url}</span>
          </p>
          <Doubt source={source} />
        </>
      );
  }
}

const formWords: Readonly<Record<string, string>> = {
  jwk: 'JWK',
  jwks: 'JWK set',
  pem: 'PEM key',
  certificate: 'certificate',
};

/** A verdict is worth as much as the connection that the keys came over. */
function Doubt({ source: { trust, url } }: { readonly source: Extract<KeysSource, { kind: 'url' }> }) {
  const doubt = url.startsWith('http:')
    ? 'The keys came over plain http: anyone on the way could have put in their own.'
    : trust?.kind === 'not-verified'
      ? 'The keys came from a server whose certificate was not verified: it could be anybody’s.'
      : trust?.kind === 'pinned'
        ? 'The keys came from the server with the certificate that you pinned; nobody else vouches for it.'
        : undefined;
  return doubt === undefined ? null : <p className={styles.doubt}>{doubt}</p>;
}
