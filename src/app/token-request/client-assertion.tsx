import type { AssertionSettings } from '#core/oauth/assertion-settings.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { useAssertionKey } from '../session/use-assertion-key.ts';
import { useTokenRequest } from '../session/use-token-request.ts';
import { useSecretWords } from '../session/use-secret-keeping.ts';
import { Button } from '../ui/button.tsx';
import { AssertionAudience } from './assertion-audience.tsx';
import { AssertionDetails, SendsClientId } from './assertion-details.tsx';
import { ClientKey } from './client-key.tsx';
import { SecretText } from './secret-text.tsx';
import { SigningAlgorithmField } from './signing-algorithm.tsx';
import styles from './client-assertion.module.css';

/** What an assertion is made from: the key or the pasted text, the audience, and what is rarely changed, folded. */
export function ClientAssertion() {
  const method = useWorkbench((state) => state.connection.clientAuthentication);
  return method === 'client_assertion' ? (
    <ReadyAssertion />
  ) : (
    <SignedAssertion isByKey={method === 'private_key_jwt'} />
  );
}

function SignedAssertion({ isByKey }: { readonly isByKey: boolean }) {
  const known = useAssertionKey();
  const { faults } = useTokenRequest();
  const edit = useEditAssertion();
  return (
    <div className={styles.assertion}>
      {isByKey && <ClientKey known={known} fault={faults.privateKey} />}
      <SigningAlgorithmField known={known} />
      <AssertionAudience />
      <AssertionDetails edit={edit} fault={faults.assertion} />
    </div>
  );
}

/** Changes how the assertion is made. */
function useEditAssertion(): (change: Partial<AssertionSettings>) => void {
  const assertion = useWorkbench((state) => state.connection.assertion);
  const { editConnection } = useCommands();
  return (change) => editConnection({ assertion: { ...assertion, ...change } });
}

function ReadyAssertion() {
  const { faults } = useTokenRequest();
  const secrets = useWorkbench((state) => state.connection.assertionSecrets);
  const { editConnection } = useCommands();
  const edit = useEditAssertion();
  const words = useSecretWords();
  const take = (readyAssertion: string) => editConnection({ assertionSecrets: { ...secrets, readyAssertion } });
  return (
    <div className={styles.assertion}>
      <SecretText
        label="Ready-made assertion"
        show="Show assertion"
        fault={faults.readyAssertion}
        hint={`A JWT that another party signed for this client, for example a workload’s identity token. It is sent as it is, and ends by itself. ${words}`}
        value={secrets.readyAssertion}
        onChange={take}
      />
      {/\s/.test(secrets.readyAssertion) && (
        <Button className={styles.make} onClick={() => take(secrets.readyAssertion.replaceAll(/\s/g, ''))}>
          Remove the white space
        </Button>
      )}
      <SendsClientId edit={edit} />
    </div>
  );
}
