import { clientAuthentications } from '#core/oauth/connection.ts';
import type { FilledIn } from '../session/curl-commands.ts';
import styles from './paste-curl.module.css';

/** The client certificate that a command shows: files, which a page cannot read, and where it takes them instead. */
export function CurlIdentity({ read: { identity } }: { readonly read: FilledIn }) {
  if (identity.length === 0) return null;
  return (
    <>
      <h3>Client certificate</h3>
      <ul className={styles.leftOut}>
        {identity.map((written, index) => (
          // A file may be named twice, and the list is only read.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <code>{written}</code>
          </li>
        ))}
      </ul>
      <p className={styles.note}>
        They name files, which a page cannot read.{' '}
        {isOffered ? offered : 'Nothing here shows a client certificate yet.'}
      </p>
    </>
  );
}

/** Whether there are fields for it on screen. */
const isOffered = clientAuthentications.some((name: string) => name === 'tls_client_auth');

const offered =
  'Once this is filled in, give certificate, key and passphrase under Client certificate in the token request: from PEM, or from a PKCS#12 file (.p12, .pfx).';
