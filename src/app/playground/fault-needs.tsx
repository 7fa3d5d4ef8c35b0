import { playgroundClients } from '#core/contract/playground-clients.ts';
import { type FaultNeed, type FaultOn, playgroundFault } from '#core/contract/playground-faults.ts';
import { changeFaults } from '../session/playground-faults.ts';
import { useCommands, useSession, useWorkbench } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import styles from './playground.module.css';

/** What else is needed so that the faults that are on can be seen, each with the press that does it. */
export function FaultNeeds({ on }: { readonly on: readonly FaultOn[] }) {
  const session = useSession();
  const { editConnection, editApiCall, usePlayground: fillIn } = useCommands();
  const connection = useWorkbench((state) => state.connection);
  const { playground } = session.surroundings;
  if (playground === undefined) return null;
  const needs = new Set<FaultNeed | undefined>(on.map(({ id }) => playgroundFault(id).needs));
  const isOverHttp = connection.tokenEndpoint.startsWith(`${playground.httpOrigin}/`);
  const throughBrowser = () => {
    const { apiCall } = session.store.getState();
    const overHttp = (url: string) => url.replace(playground.httpsOrigin, playground.httpOrigin);
    editConnection({ way: 'browser', tokenEndpoint: overHttp(connection.tokenEndpoint) });
    editApiCall({ url: overHttp(apiCall.url) });
  };
  const withJwt = () => {
    fillIn(jwtClient);
    changeFaults(session, on);
  };
  const isJwt = playgroundClients.some(
    ({ clientId, tokenFormat }) => clientId === connection.clientId && tokenFormat !== 'opaque',
  );
  const open = [
    needs.has('browser') && (connection.way !== 'browser' || !isOverHttp)
      ? ({
          words: 'CORS is a matter of browsers, which take the playground’s http address only.',
          press: 'Send through the browser, over http',
          act: throughBrowser,
        } as const)
      : undefined,
    needs.has('dpop') && !connection.dpop
      ? ({
          words: 'A nonce stands in a DPoP proof, and DPoP is off.',
          press: 'Switch DPoP on',
          act: () => editConnection({ dpop: true }),
        } as const)
      : undefined,
    needs.has('jwt') && !isJwt
      ? ({
          words: 'Keys matter to JWTs only, and this client gets opaque tokens.',
          press: 'Use the client jwt-server',
          act: withJwt,
        } as const)
      : undefined,
  ].filter((need) => need !== undefined);
  return (
    <ul className={styles.needs}>
      {open.map(({ words, press, act }) => (
        <li key={press}>
          <p>{words}</p>
          <Button onClick={act}>{press}</Button>
        </li>
      ))}
    </ul>
  );
}

const jwtClient = playgroundClients.find(({ clientId }) => clientId === 'jwt-server');
