import type { Exchange } from '#core/http/exchange.ts';
import { readJsonBytes } from '#core/jwt/read-json-part.ts';
import { clientAuthentications } from '#core/oauth/connection.ts';
import { type RegisteredClient, registeredOtherwise } from '#core/oauth/registered-client.ts';
import type { RegistrationAnswer } from '#core/oauth/registration-answer.ts';
import { showRegistration } from '../session/registration-shown.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import { dateFormat } from '../ui/date-format.ts';
import { useDemoText } from '../ui/demo-mode.ts';
import styles from './registration.module.css';

type RegistrationOutcomeProps = {
  readonly answer: RegistrationAnswer;
  readonly exchange: Exchange;
  readonly isLast: boolean;
};

/** What the server answered, in sentences, and what can be done with it. */
export function RegistrationOutcome({ answer, exchange, isLast }: RegistrationOutcomeProps) {
  const shown = useDemoText();
  return (
    <div className={styles.outcome}>
      <div role={isLast ? 'status' : undefined}>
        {answer.kind === 'refused' ? (
          <p className={styles.fault}>{shown(`${answer.reason} ${answer.next}`)}</p>
        ) : (
          <p>{answer.kind === 'deleted' ? deletedWords : <ClientWords client={answer.client} exchange={exchange} />}</p>
        )}
      </div>
      {answer.kind !== 'refused' &&
        answer.remarks.map((remark) => (
          <p key={remark} className={styles.warning}>
            {remark}
          </p>
        ))}
      {answer.kind === 'client' && (
        <>
          <Otherwise client={answer.client} exchange={exchange} />
          <div className={styles.tools}>
            <UseClient client={answer.client} />
            {isLast && exchange.request.method === 'POST' && answer.client.registrationClientUri !== undefined && (
              <Button look="quiet" onClick={() => showRegistration('Its registration')}>
                Read, change or delete it
              </Button>
            )}
          </div>
        </>
      )}
    </div>
  );
}

const deletedWords = 'The client is deleted: it gets no further token. What it was given lives on until it ends.';
const dateWords = dateFormat({ dateStyle: 'medium', timeStyle: 'short' });

function ClientWords({ client, exchange }: { readonly client: RegisteredClient; readonly exchange: Exchange }) {
  const shown = useDemoText();
  const did = { POST: 'Registered as', PUT: 'Changed:' }[exchange.request.method as string] ?? 'This is registered for';
  return (
    <>
      {did} <code>{shown(client.clientId)}</code>. {secretWords(client, exchange)}
    </>
  );
}

function secretWords({ clientSecret, secretExpiresAtSeconds: until }: RegisteredClient, { request }: Exchange): string {
  if (clientSecret === undefined) return request.method === 'POST' ? '' : 'Its secret is not in this answer.';
  const where =
    request.method === 'POST'
      ? 'Its secret is in this answer and may be in no other.'
      : 'Its secret is in this answer.';
  if (until === undefined) return where;
  return `${where} It holds ${until === 0 ? 'without an end' : `until ${dateWords(until * 1000)}`}.`;
}

/** A server may register something else than it was asked to, without a word (RFC 7591 §3.2.1). */
function Otherwise({ client, exchange }: { readonly client: RegisteredClient; readonly exchange: Exchange }) {
  const shown = useDemoText();
  const asked = readJsonBytes(exchange.request.body, []);
  const rows = asked.kind === 'object' ? registeredOtherwise(asked.object, client) : [];
  if (rows.length === 0) return null;
  return (
    <>
      <p className={styles.warning}>The server registered something else than it was asked to (RFC 7591 §3.2.1):</p>
      <ul className={styles.otherwise} aria-label="Registered otherwise">
        {rows.map(({ name, asked: wanted, registered }) => (
          <li key={name}>
            <code>{shown(name)}</code>: asked for <code>{shown(wanted)}</code>,{' '}
            {registered === undefined ? (
              'not in the answer'
            ) : (
              <>
                registered <code>{shown(registered)}</code>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function UseClient({ client }: { readonly client: RegisteredClient }) {
  const { editConnection } = useCommands();
  const before = useWorkbench(({ connection }) => connection);
  const { clientId, clientSecret, clientAuthentication, scope, members } = client;
  const known = clientAuthentications.find((name) => name === clientAuthentication);
  // A secret that this answer does not tell may stand there already, for this same client.
  const secret = clientSecret ?? (before.clientId === clientId ? before.clientSecret : '');
  return (
    <Button
      onClick={() =>
        editConnection({
          clientId,
          clientSecret: secret,
          dpop: members['dpop_bound_access_tokens'] === true,
          ...(known === undefined ? {} : { clientAuthentication: known }),
          ...(scope === undefined ? {} : { scope }),
        })
      }
    >
      Use the registered client
    </Button>
  );
}
