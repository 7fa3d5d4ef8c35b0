import { useState } from 'react';
import { isAtPlayground } from '#core/contract/playground-origins.ts';
import type { RegistrationForm } from '#core/oauth/client-registration.ts';
import { registrationToken } from '../session/playground-admin.ts';
import { useSession } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import { SecretLine } from '../ui/secret-line.tsx';
import styles from './registration.module.css';

type InitialAccessTokenProps = {
  readonly form: RegistrationForm;
  readonly fault: string | undefined;
  readonly onChange: (change: Pick<RegistrationForm, 'initialAccessToken'>) => void;
};

/** What a client shows to be registered at all (RFC 7591 §3); the playground gives one out. */
export function InitialAccessToken({ form, fault, onChange }: InitialAccessTokenProps) {
  const { playground } = useSession().surroundings;
  const [refusal, setRefusal] = useState<string>();
  const take = async () => {
    const given = await registrationToken();
    setRefusal(given.kind === 'failed' ? given.reason : undefined);
    if (given.kind === 'done') onChange({ initialAccessToken: given.answer.token });
  };
  return (
    <>
      <SecretLine
        label="Initial access token"
        fault={fault ?? refusal}
        hint="Not every server asks for one; the playground does. Kept in this page’s memory only."
        value={form.initialAccessToken}
        onChange={(initialAccessToken) => onChange({ initialAccessToken })}
      />
      {isAtPlayground(form.endpoint, playground) && (
        <div className={styles.tools}>
          <Button onClick={() => void take()}>Get one from the playground</Button>
        </div>
      )}
    </>
  );
}
