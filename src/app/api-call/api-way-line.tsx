import { readWay } from '#core/oauth/server-way.ts';
import { useWorkbench } from '../session/session-context.tsx';
import { detourWords } from '#core/http/detour-words.ts';
import styles from './api-call.module.css';

/** That the API is looked for elsewhere than its URL says; it is chosen beside the way of the token request. */
export function ApiWayLine() {
  const url = useWorkbench((state) => state.apiCall.url);
  const isBrowser = useWorkbench((state) => state.connection.way === 'browser');
  const ways = useWorkbench((state) => state.ways);
  const way = readWay(url, ways);
  if (way.kind === 'none') return null;
  const words =
    way.kind === 'fault'
      ? 'The other way to the API cannot be read as typed, so nothing is sent.'
      : `${detourWords(url, way.detour)}.${isBrowser ? ' A browser cannot, so nothing is sent from it.' : ''}`;
  return (
    <p className={styles.way} data-stopped={way.kind === 'fault' || isBrowser || undefined}>
      {words} Chosen under Ways to the server.
    </p>
  );
}
