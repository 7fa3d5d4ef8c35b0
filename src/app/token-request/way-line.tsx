import { hostAndPort } from '#core/oauth/connection.ts';
import { readWay } from '#core/oauth/server-way.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import { detourWords } from '#core/http/detour-words.ts';
import styles from './ways.module.css';

/** Beside the choice of the way: that the server is looked for elsewhere than its URL says. Nothing where it is not. */
export function WayLine() {
  const url = useWorkbench((state) => state.connection.tokenEndpoint);
  const isBrowser = useWorkbench((state) => state.connection.way === 'browser');
  const ways = useWorkbench((state) => state.ways);
  const { takeBackWay } = useCommands();
  const way = readWay(url, ways);
  const target = hostAndPort(url);
  if (way.kind === 'none' || target === undefined) return null;
  return (
    <p className={styles.line} data-stopped={way.kind === 'fault' || isBrowser || undefined}>
      <span>
        {way.kind === 'fault'
          ? 'The other way to the server cannot be read as typed, so nothing is sent.'
          : `${detourWords(url, way.detour)}.`}{' '}
        {way.kind === 'detour' && isBrowser && 'A browser cannot, so nothing is sent from it: choose Proxy.'}
      </span>
      <Button look="quiet" className={styles.inline} onClick={() => takeBackWay(target)}>
        Go by the URL again
      </Button>
    </p>
  );
}
