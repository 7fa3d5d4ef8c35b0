import { useState } from 'react';
import { generateSigningKey } from '#core/jwt/signing-key-generate.ts';
import type { SigningAlgorithm } from '#core/jwt/signing-algorithms.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { useDiscovered } from '../session/use-discovered.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { markUnlisted } from './listed-algorithms.ts';
import styles from './client-assertion.module.css';

const offered = ['ES256', 'RS256', 'PS256', 'EdDSA'] as const;

/** Makes a key pair in the page. The private part cannot be taken out of it, not even by this page. */
export function MadeKey({ fault }: { readonly fault: string | undefined }) {
  const generatedKey = useWorkbench((state) => state.generatedKey);
  const { takeGeneratedKey } = useCommands();
  const listed = useDiscovered()?.signingAlgorithms;
  const [chosen, setAlg] = useState<SigningAlgorithm>();
  const alg = chosen ?? generatedKey?.alg ?? offered.find((each) => listed?.includes(each)) ?? 'ES256';
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const make = async () => {
    setBusy(true);
    const key = await generateSigningKey(alg);
    setBusy(false);
    setFailure(key.kind === 'no-key' ? key.reason : undefined);
    if (key.kind === 'key') takeGeneratedKey(key);
  };
  return (
    <>
      <Field
        label="Kind of key"
        fault={failure ?? fault}
        hint="The private part stays in this page’s memory, cannot be taken out, and is gone with this tab."
      >
        {(control) => (
          <select
            {...control}
            value={alg}
            onChange={(event) => setAlg(offered.find((each) => each === event.target.value) ?? 'ES256')}
          >
            {offered.map((each) => (
              <option key={each} value={each}>
                {markUnlisted(each, listed)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Button disabled={isBusy} onClick={() => void make()} className={styles.make}>
        {generatedKey === undefined ? 'Make a key' : 'Make another key'}
      </Button>
    </>
  );
}
