import { useState } from 'react';
import { playgroundClients } from '#core/contract/playground-clients.ts';
import type { SigningKey } from '#core/jwt/signing-key.ts';
import { demoCredential, registerAtPlayground } from '../session/playground-admin.ts';
import { useCommands, useSession, useWorkbench } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import styles from './client-assertion.module.css';

/** At the playground: takes the demo client's key, or registers the key that is here. */
export function PlaygroundKey({ signingKey }: { readonly signingKey: SigningKey | undefined }) {
  const { playground } = useSession().surroundings;
  const { tokenEndpoint, clientId } = useWorkbench((state) => state.connection);
  const [words, setWords] = useState<{ readonly of: string; readonly text: string }>();
  const isThere =
    playground !== undefined &&
    [playground.httpsOrigin, playground.httpOrigin].some((origin) => tokenEndpoint.startsWith(`${origin}/`));
  const client = playgroundClients.find((each) => each.clientId === clientId);
  if (!isThere || client?.clientAuthentication !== 'private_key_jwt') return null;
  const say = (text: string) => setWords({ of: clientId, text });
  return (
    <div className={styles.playground}>
      {client.credential === 'demo' ? (
        <TakeDemoKey clientId={clientId} say={say} />
      ) : (
        <RegisterKey clientId={clientId} signingKey={signingKey} say={say} />
      )}
      <p role="status" className={styles.note}>
        {words?.of === clientId && words.text}
      </p>
    </div>
  );
}

type Saying = { readonly clientId: string; readonly say: (text: string) => void };

function TakeDemoKey({ clientId, say }: Saying) {
  const { assertion, assertionSecrets } = useWorkbench((state) => state.connection);
  const { editConnection } = useCommands();
  const take = async () => {
    const ordered = await demoCredential(clientId);
    if (ordered.kind === 'failed') return say(ordered.reason);
    if (ordered.answer.kind !== 'key') return say('The playground has no key for this client.');
    const privateKey = JSON.stringify(ordered.answer.jwk, null, 2);
    editConnection({
      assertion: { ...assertion, keySource: 'given' },
      assertionSecrets: { ...assertionSecrets, privateKey },
    });
    say('The demo key is filled in. It proves this client only, on this machine only.');
  };
  return <Button onClick={() => void take()}>Fill in the playground’s demo key</Button>;
}

function RegisterKey({ clientId, signingKey, say }: Saying & { readonly signingKey: SigningKey | undefined }) {
  const publicJwk = signingKey?.publicJwk;
  const register = async () => {
    if (publicJwk === undefined) return;
    const ordered = await registerAtPlayground(clientId, publicJwk);
    say(
      ordered.kind === 'failed'
        ? ordered.reason
        : `Registered, and no other key proves ${clientId} now. Its thumbprint: ${ordered.answer.thumbprints.join(', ')}.`,
    );
  };
  return (
    <Button disabled={publicJwk === undefined} onClick={() => void register()}>
      Register this key at the playground
    </Button>
  );
}
