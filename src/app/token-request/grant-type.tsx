import { useState } from 'react';
import { clientCredentialsGrant } from '#core/oauth/connection.ts';
import { knownGrant, knownGrants } from '#core/oauth/known-grants.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { useTokenRequest } from '../session/use-token-request.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import styles from './parameters.module.css';

/** The value of `grant_type`: client_credentials, or another that is tried by hand. */
export function GrantType() {
  const grantType = useWorkbench((state) => state.connection.grantType);
  const { editConnection } = useCommands();
  const fault = useTokenRequest().faults.grantType;
  const [isOwn, setIsOwn] = useState(false);
  const known = isOwn ? undefined : knownGrant(grantType);
  const choose = (value: string) => {
    setIsOwn(value === '');
    editConnection({ grantType: value });
  };
  return (
    <>
      <Field label="Grant type" hint={grantType === clientCredentialsGrant ? undefined : departure}>
        {(control) => (
          <select {...control} value={known?.grantType ?? ''} onChange={(event) => choose(event.target.value)}>
            {knownGrants.map((grant) => (
              <option key={grant.grantType} value={grant.grantType}>
                {grant.name}
              </option>
            ))}
            <option value="">another one</option>
          </select>
        )}
      </Field>
      {known === undefined && (
        <Field label="Own grant type" fault={fault}>
          {(control) => (
            <input
              {...control}
              type="text"
              spellCheck={false}
              autoCapitalize="off"
              autoComplete="off"
              value={grantType}
              onChange={(event) => {
                setIsOwn(true);
                editConnection({ grantType: event.target.value });
              }}
            />
          )}
        </Field>
      )}
      <MissingParameters />
    </>
  );
}

const departure =
  'A departure: the token is then for whom or what the parameters name, and no longer for the client alone.';

function MissingParameters() {
  const { grantType, parameters } = useWorkbench((state) => state.connection);
  const { editConnection } = useCommands();
  const missing = (knownGrant(grantType)?.parameters ?? []).filter(
    (name) => !parameters.some((parameter) => parameter.name === name),
  );
  if (missing.length === 0) return null;
  return (
    <p className={styles.hint}>
      It needs the parameters {missing.join(' and ')}.
      <Button
        look="quiet"
        className={styles.inline}
        onClick={() =>
          editConnection({ parameters: [...parameters, ...missing.map((name) => ({ name, value: '', on: true }))] })
        }
      >
        Add them
      </Button>
    </p>
  );
}
