import { useId } from 'react';
import { playgroundClientLabel } from '#core/contract/playground-clients.ts';
import { reachablePlaygroundClients } from '../session/playground-connection.ts';
import { useCommands, useSession, useWorkbench } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import { deferred } from '../ui/deferred.tsx';
import { Field } from '../ui/field.tsx';
import styles from './token-request.module.css';

const RotateKey = deferred(() => import('./rotate-key.tsx').then((part) => part.RotateKey));

/** Fills in the built-in authorization server; once it is filled in, its other clients can be chosen. */
export function Playground() {
  const { surroundings } = useSession();
  const { playground, proxy } = surroundings;
  const endpoint = useWorkbench((state) => state.connection.tokenEndpoint);
  const clientId = useWorkbench((state) => state.connection.clientId);
  const { usePlayground: fillIn } = useCommands();
  const hint = useId();
  if (playground === undefined) return null;
  const clients = reachablePlaygroundClients(surroundings);
  const isThere = endpoint.startsWith(`${playground.httpsOrigin}/`) || endpoint.startsWith(`${playground.httpOrigin}/`);
  return (
    <div className={styles.playground}>
      <Button onClick={() => fillIn()} className={styles.grow}>
        Use the playground
      </Button>
      {!isThere && (
        <p className={styles.aside}>
          A real authorization server and API that run on this machine: fills in an address, a client and its secret
          {proxy && ', and pins its self-signed certificate'}.
        </p>
      )}
      {isThere && (
        <Field quietLabel label="Playground client" describedBy={hint}>
          {(control) => (
            <select
              {...control}
              value={clientId}
              onChange={(event) => fillIn(clients.find((client) => client.clientId === event.target.value))}
            >
              {!clients.some((client) => client.clientId === clientId) && <option value={clientId}>your own</option>}
              {clients.map((client) => (
                <option key={client.clientId} value={client.clientId}>
                  {playgroundClientLabel(client)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {isThere && (
        <p id={hint} className={styles.aside}>
          {clients.find((client) => client.clientId === clientId)?.description}
        </p>
      )}
      {isThere && (
        <div className={styles.rotate}>
          <RotateKey />
        </div>
      )}
    </div>
  );
}
