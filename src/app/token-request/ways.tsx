import { useState } from 'react';
import { readWay } from '#core/oauth/server-way.ts';
import { useWorkbench } from '../session/session-context.tsx';
import { deferred } from '../ui/deferred.tsx';
import { useIsLit } from '../ui/lit-fields.ts';
import styles from './ways.module.css';

const WayFields = deferred(() => import('./way-fields.tsx').then((part) => part.WayFields));

/** Where the servers are looked for, if not where their URLs say. Folded, for hardly anybody needs it. */
export function Ways() {
  const ways = useWorkbench((state) => state.ways);
  const tokenUrl = useWorkbench((state) => state.connection.tokenEndpoint);
  const apiUrl = useWorkbench((state) => state.apiCall.url);
  const isConnectLit = useIsLit('Connect to');
  const isNameLit = useIsLit('TLS server name');
  const [isOpen, setIsOpen] = useState(false);
  const isFaulty = [tokenUrl, apiUrl].some((url) => readWay(url, ways).kind === 'fault');
  const open = isOpen || isFaulty;
  return (
    <details
      className={styles.ways}
      data-lit-field={(!open && (isConnectLit || isNameLit)) || undefined}
      open={open}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open === open) return;
        // A fault is never folded away.
        if (isFaulty) currentTarget.open = true;
        else setIsOpen(currentTarget.open);
      }}
    >
      <summary>
        Ways to the server
        {ways.length > 0 && <span className={styles.count}> · {ways.length} chosen</span>}
      </summary>
      <WayFields />
    </details>
  );
}
