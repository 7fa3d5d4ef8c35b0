import type { ClientCertificate } from '#core/http/client-certificate.ts';
import { hostAndPort } from '#core/oauth/connection.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import styles from './certificate.module.css';

/** Where a certificate is shown, and where else one could be: each host and port only after a press. */
export function CertificateHosts({ target }: { readonly target: string | undefined }) {
  const held = useWorkbench((state) => state.clientCertificates);
  const places = usePlaces();
  const { removeCertificate } = useCommands();
  if (held.length === 0) return null;
  const here = held.find((each) => each.hostAndPort === target);
  const given = here ?? held[0];
  const others = [...new Set(places.flatMap(({ at }) => at ?? []))].filter(
    (at) => (here === undefined) === (at === target) && !held.some((each) => each.hostAndPort === at),
  );
  return (
    <div className={styles.hosts}>
      <p className={styles.title}>Shown to</p>
      <ul aria-label="Certificates by host and port">
        {held.map(({ hostAndPort: host }) => (
          <li key={host}>
            <span>
              {host} <span className={styles.role}>{rolesAt(host, places) || 'not typed at present'}</span>
            </span>
            <Button
              look="quiet"
              aria-label={`Remove the certificate for ${host}`}
              onClick={() => removeCertificate(host)}
            >
              Remove
            </Button>
          </li>
        ))}
      </ul>
      {given !== undefined && others.map((at) => <UseAt key={at} given={given} at={at} whose={rolesAt(at, places)} />)}
    </div>
  );
}

type Place = { readonly role: string; readonly at: string | undefined };

/** The servers that are typed, each of which may ask for a certificate. */
function usePlaces(): readonly Place[] {
  const { tokenEndpoint, introspectionEndpoint, revocationEndpoint } = useWorkbench((state) => state.connection);
  const apiUrl = useWorkbench((state) => state.apiCall.url);
  const at = (url: string) => (url.startsWith('https:') ? hostAndPort(url) : undefined);
  const introspection = at(introspectionEndpoint);
  const revocation = at(revocationEndpoint);
  const isOne = introspection === revocation;
  return [
    { role: 'token endpoint', at: at(tokenEndpoint) },
    { role: isOne ? 'introspection and revocation endpoint' : 'introspection endpoint', at: introspection },
    { role: 'revocation endpoint', at: isOne ? undefined : revocation },
    { role: 'API', at: at(apiUrl) },
  ];
}

function rolesAt(host: string, places: readonly Place[]): string {
  const roles = places.filter(({ at }) => at === host).map(({ role }) => role);
  const [last = '', ...first] = roles.toReversed();
  return first.length === 0 ? last : `${first.toReversed().join(', ')} and ${last}`;
}

type UseAtProps = { readonly given: ClientCertificate; readonly at: string; readonly whose: string };

function UseAt({ given, at, whose }: UseAtProps) {
  const { useCertificateAt: copyTo } = useCommands();
  return (
    <Button className={styles.long} onClick={() => copyTo(given, at)}>
      Use it for the {whose}’s {at} too
    </Button>
  );
}
