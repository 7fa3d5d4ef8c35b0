import { Eye, EyeOff } from 'lucide-react';
import { usesSecret } from '#core/oauth/connection.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { useSecretWords } from '../session/use-secret-keeping.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { outOfMarkup } from '../ui/out-of-markup.ts';
import { useSecretField } from '../ui/secret-field.ts';
import { KeepSecrets } from './keep-secrets.tsx';
import styles from './token-request.module.css';

type ClientSecretProps = {
  readonly fault: string | undefined;
  readonly shown: boolean;
  readonly onShow: (shown: boolean) => void;
  /** Opens what says where secrets are kept. */
  readonly onKeep: () => void;
};

export function ClientSecret({ fault, shown, onShow, onKeep }: ClientSecretProps) {
  const clientSecret = useWorkbench((state) => state.connection.clientSecret);
  const method = useWorkbench((state) => state.connection.clientAuthentication);
  const { editConnection } = useCommands();
  const words = useSecretWords();
  const { isHidden, control: hidden } = useSecretField(clientSecret);
  const Icon = shown ? EyeOff : Eye;
  return (
    <Field
      label="Client secret"
      fault={fault}
      isHidden={isHidden}
      hint={
        <>
          {usesSecret(method) ? words : 'Not sent with this client authentication.'} <KeepSecrets onOpen={onKeep} />
        </>
      }
    >
      {(control) => (
        <div className={styles.secret}>
          <input
            {...control}
            ref={outOfMarkup}
            type={shown ? 'text' : 'password'}
            autoComplete="off"
            spellCheck={false}
            autoCapitalize="off"
            // Password managers would offer to keep it; it is not a person's password.
            data-1p-ignore=""
            data-lpignore="true"
            {...hidden}
            onChange={(event) => editConnection({ clientSecret: event.target.value })}
          />
          <Button
            look="quiet"
            aria-label="Show secret"
            aria-pressed={shown}
            data-reveals
            onClick={() => onShow(!shown)}
            className={styles.show}
          >
            <Icon size={16} aria-hidden="true" />
          </Button>
        </div>
      )}
    </Field>
  );
}
