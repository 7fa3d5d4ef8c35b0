import type { LinkRelation } from '#core/sharing/links/link-differences.ts';
import styles from './link-review.module.css';

/** How what is in a link stands to the connections that are here. */
export function LinkRelationView({ relation }: { readonly relation: LinkRelation }) {
  switch (relation.kind) {
    case 'new-server':
      return <p className={styles.note}>No connection here uses this server.</p>;
    case 'other-client':
      return (
        <p className={styles.note}>
          Your connection <bdi>“{relation.title}”</bdi> uses this server too, as another client.
        </p>
      );
    case 'other-server':
      return (
        <p className={styles.warning}>
          Your connection <bdi>“{relation.title}”</bdi> looks like this one and goes to another server:{' '}
          <code>{relation.host}</code>. Do not type its secret here unless you know why.
        </p>
      );
    case 'same-client':
      return (
        <>
          <p className={styles.note}>
            Your connection <bdi>“{relation.title}”</bdi> is the same client of this server
            {relation.differences.length === 0 ? ', with the same settings.' : ' and stays as it is. This one differs:'}
          </p>
          {relation.differences.length > 0 && (
            <table className={styles.differences}>
              <thead>
                <tr>
                  <th scope="col">Setting</th>
                  <th scope="col">Here</th>
                  <th scope="col">In the link</th>
                </tr>
              </thead>
              <tbody>
                {relation.differences.map(({ label, here, there }) => (
                  <tr key={label}>
                    <th scope="row">{label}</th>
                    <td>{here || '(empty)'}</td>
                    <td>{there || '(empty)'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </>
      );
  }
}
