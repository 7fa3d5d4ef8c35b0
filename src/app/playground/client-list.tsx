import type { ClientsDraft, ListedClient } from '#core/contract/playground-own-clients.ts';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { authenticationWords, tokenWords } from './client-words.ts';
import styles from './clients.module.css';

type ClientListProps = {
  readonly draft: ClientsDraft;
  readonly onUse: (client: ListedClient) => void;
  readonly onEdit: (client: ListedClient) => void;
  readonly onDelete: (client: ListedClient) => void;
};

export function ClientList({ draft, onUse, onEdit, onDelete }: ClientListProps) {
  if (draft.clients.length === 0) return null;
  return (
    <ul className={styles.clients} aria-label="Clients that were made here">
      {draft.clients.map((client) => {
        const { settings, pending } = client;
        const { clientId } = settings;
        return (
          <li key={clientId} className={styles.client}>
            <p className={styles.clientHead}>
              <code>{clientId}</code>
              {pending !== 'nothing' && <Chip tone="warning">{pendingWords[pending]}</Chip>}
              {!settings.clientCredentials && <Chip tone="quiet">no client credentials</Chip>}
            </p>
            <p className={styles.aside}>{aboutClient(client, draft)}</p>
            {pending !== 'delete' && (
              <div className={styles.tools}>
                <Button aria-label={`Use this client: ${clientId}`} onClick={() => onUse(client)}>
                  Use this client
                </Button>
                <Button look="quiet" aria-label={`Edit the client ${clientId}`} onClick={() => onEdit(client)}>
                  Edit
                </Button>
                <Button look="quiet" aria-label={`Delete the client ${clientId}`} onClick={() => onDelete(client)}>
                  Delete
                </Button>
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}

const pendingWords = {
  create: 'new, not committed',
  change: 'changed, not committed',
  delete: 'to be deleted',
} as const;

function aboutClient({ settings, hasSecret }: ListedClient, { lifetimeSeconds }: ClientsDraft): string {
  const { clientAuthentication, scopes, token, dpopBound } = settings;
  const lifetime = settings.lifetimeSeconds === 0 ? `${lifetimeSeconds} s (default)` : `${settings.lifetimeSeconds} s`;
  return [
    authenticationWords[clientAuthentication],
    ...(hasSecret ? ['secret set'] : []),
    ...(dpopBound ? ['tokens bound to a key'] : []),
    scopes.length === 0 ? 'no scopes' : `scopes ${scopes.join(' ')}`,
    `tokens: ${tokenWords(token).toLowerCase() === 'opaque' ? 'opaque' : tokenWords(token)}, ${lifetime}`,
  ].join(' · ');
}
