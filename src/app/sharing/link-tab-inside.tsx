import { tellings } from '#core/sharing/links/link-differences.ts';
import type { LinkContents } from '../session/link-share.ts';
import { LinkRunFacts } from './link-review-run.tsx';
import styles from './link-tab.module.css';

// Of a constant length, so that it tells nothing.
const mask = '••••••••';

/** What is in a link, before it is made, and what is not. */
export function LinkInside({ contents }: { readonly contents: LinkContents }) {
  return (
    <section aria-label="What is in the link" className={styles.inside}>
      <h3 className={styles.heading}>What is in it</h3>
      {contents.kind === 'run' ? (
        <>
          <LinkRunFacts run={contents.run} />
          <p className={styles.note}>
            Both messages as they were on the wire, times, certificates and findings. Secrets and tokens are replaced by
            labels; of a JWT header and claims stay. Look through it for what else is nobody’s business.
          </p>
        </>
      ) : (
        <dl className={styles.rows}>
          {contents.kind === 'token' && (
            <div>
              <dt>Access token</dt>
              <dd>{mask}</dd>
            </div>
          )}
          {tellings(contents.connection)
            .filter(([, value]) => value !== '')
            .map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
      )}
      {contents.kind !== 'run' && (
        <p className={styles.note}>
          Not in it: {contents.kind === 'token' ? 'any other secret' : 'secrets'}, keys, certificates, passwords, the
          values of parameters and headers that are named like a secret, the body of the API call, and how requests
          travel or what is trusted.
        </p>
      )}
    </section>
  );
}
