import { isAtPlayground } from '#core/contract/playground-origins.ts';
import { useCommands, useSession, useWorkbench } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import { deferred } from '../ui/deferred.tsx';
import styles from './token-request.module.css';

const Choices = deferred(() => import('./playground-choices.tsx').then((part) => part.PlaygroundChoices));

/** Fills in the built-in authorization server; once it is filled in, its other clients can be chosen. */
export function Playground() {
  const { playground, proxy } = useSession().surroundings;
  const endpoint = useWorkbench((state) => state.connection.tokenEndpoint);
  const { usePlayground: fillIn } = useCommands();
  if (playground === undefined) return null;
  return (
    <div className={styles.playground}>
      <Button onClick={() => fillIn()} className={styles.grow}>
        Use the playground
      </Button>
      {isAtPlayground(endpoint, playground) ? (
        <Choices />
      ) : (
        <p className={styles.aside}>
          A real authorization server and API that run on this machine: fills in an address, a client and its secret
          {proxy && ', and pins its self-signed certificate'}.
        </p>
      )}
    </div>
  );
}
