import { deferred } from '../ui/deferred.tsx';
import styles from './parameters.module.css';

const DiscoveryForm = deferred(() => import('./discovery-form.tsx').then((part) => part.DiscoveryForm));

/** Finding the token endpoint by what the authorization server says of itself; folded, for most know their endpoint. */
export function Discovery() {
  return (
    <details className={styles.parameters}>
      <summary>Find the endpoint by its issuer</summary>
      <DiscoveryForm />
    </details>
  );
}
