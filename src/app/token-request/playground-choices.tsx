import { useId } from 'react';
import { type PlaygroundClient, playgroundClientLabel } from '#core/contract/playground-clients.ts';
import { reachablePlaygroundClients } from '../session/playground-connection.ts';
import { changeFaults, useFaultsOn } from '../session/playground-faults.ts';
import { useCommands, useSession, useWorkbench } from '../session/session-context.tsx';
import { Field } from '../ui/field.tsx';
import { FaultBadge } from './fault-badge.tsx';
import { RotateKey } from './rotate-key.tsx';
import styles from './token-request.module.css';

/** What there is to choose once the playground is filled in: its other clients, and its keys. */
export function PlaygroundChoices() {
  const session = useSession();
  const clientId = useWorkbench((state) => state.connection.clientId);
  const { usePlayground: fillIn } = useCommands();
  const faults = useFaultsOn();
  const hint = useId();
  const clients = reachablePlaygroundClients(session.surroundings);
  const choose = (client: PlaygroundClient | undefined) => {
    fillIn(client);
    // Another client meets the same server.
    if (faults.length > 0) changeFaults(session, faults);
  };
  return (
    <>
      <FaultBadge />
      <Field quietLabel label="Playground client" describedBy={hint}>
        {(control) => (
          <select
            {...control}
            value={clientId}
            onChange={(event) => choose(clients.find((client) => client.clientId === event.target.value))}
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
      <p id={hint} className={styles.aside}>
        {clients.find((client) => client.clientId === clientId)?.description}
      </p>
      <RotateKey />
    </>
  );
}
