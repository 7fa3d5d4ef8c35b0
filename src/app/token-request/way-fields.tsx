import { hostAndPort } from '#core/oauth/connection.ts';
import { useCommands, useSession, useWorkbench } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import { WayFieldset } from './way-fieldset.tsx';
import styles from './ways.module.css';

/** The fields for the server of the token endpoint and for that of the API, and what else was chosen before. */
export function WayFields() {
  const { proxy } = useSession().surroundings;
  const tokenUrl = useWorkbench((state) => state.connection.tokenEndpoint);
  const apiUrl = useWorkbench((state) => state.apiCall.url);
  const [tokenTarget, apiTarget] = [hostAndPort(tokenUrl), hostAndPort(apiUrl)];
  if (!proxy) return <p className={styles.hint}>{needsProxy} There is no proxy here.</p>;
  return (
    <div className={styles.body}>
      <p className={styles.hint}>
        Dials another place for a host and port, like curl’s <code>--connect-to</code> and <code>--resolve</code>, until
        this tab closes. Host, the certificate’s name, pins and NO_PROXY still go by the URL.
      </p>
      <p className={styles.hint}>{needsProxy}</p>
      {tokenTarget === undefined ? (
        <p className={styles.hint}>Type the token endpoint first: a way is for its host and port.</p>
      ) : (
        <WayFieldset url={tokenUrl} whose={apiTarget === tokenTarget ? 'token endpoint and API' : 'token endpoint'} />
      )}
      {apiTarget !== undefined && apiTarget !== tokenTarget && <WayFieldset url={apiUrl} whose="API" />}
      <OtherWays shown={[tokenTarget, apiTarget]} />
    </div>
  );
}

const needsProxy =
  'Only the local proxy can: a page chooses neither the address that the browser connects to nor the name it asks for in TLS.';

/** Ways for hosts that are typed no more. They still hold: a question about a token may lead there. */
function OtherWays({ shown }: { readonly shown: readonly (string | undefined)[] }) {
  const others = useWorkbench((state) => state.ways).filter((way) => !shown.includes(way.hostAndPort));
  const { takeBackWay } = useCommands();
  if (others.length === 0) return null;
  return (
    <div>
      <p className={styles.hint}>Also chosen, for hosts that are not typed at the moment:</p>
      <ul className={styles.others}>
        {others.map(({ hostAndPort: target, connectTo, serverName }) => (
          <li key={target}>
            <code>
              {target} →{' '}
              {[connectTo, serverName]
                .map((text) => text.trim())
                .filter(Boolean)
                .join(', ')}
            </code>
            <Button look="quiet" className={styles.inline} onClick={() => takeBackWay(target)}>
              Go by the URL for {target}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
