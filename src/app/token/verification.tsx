import { useRef } from 'react';
import type { Verdict } from '#core/jwt/verdict.ts';
import type { HeldToken } from '../session/selectors.ts';
import { shownVerdict } from '../session/lookups-of.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { GivenKey } from './given-key.tsx';
import { keysSentence } from './keys-sentence.ts';
import { VerdictView } from './verdict-view.tsx';
import styles from './verification.module.css';

/** Where the keys come from, the press that checks the signature, and what came of it. */
export function Verification({ token }: { readonly token: HeldToken }) {
  const verification = useWorkbench((state) => state.verification);
  const flight = useWorkbench((state) => state.lookupFlight);
  const filed = useWorkbench(shownVerdict);
  const { editVerification, verify, cancelLookup } = useCommands();
  const isVerifying = flight?.purpose === 'verify';
  const button = useRef<HTMLButtonElement>(null);
  // These buttons go once they are pressed, so the focus goes back to the one that stays.
  const agree = (url: string) => {
    button.current?.focus();
    void verify(url);
  };
  const stop = () => {
    button.current?.focus();
    cancelLookup();
  };
  return (
    <div role="group" aria-label="Verification" className={styles.verification}>
      <div className={styles.row}>
        <Button ref={button} look="primary" aria-disabled={flight !== undefined} onClick={() => void verify()}>
          Verify
        </Button>
        {isVerifying && (
          <Button look="quiet" onClick={stop}>
            Stop
          </Button>
        )}
        <p className={styles.sentence}>{keysSentence(token.decoded, verification)}</p>
      </div>
      <details className={styles.more} open={verification.keysFrom !== 'issuer'}>
        <summary>Keys from somewhere else</summary>
        <div className={styles.form}>
          <Segmented
            legend="Keys from"
            options={[
              { value: 'issuer', label: 'Issuer' },
              { value: 'url', label: 'URL' },
              { value: 'given', label: 'Given key' },
            ]}
            value={verification.keysFrom}
            onChange={(keysFrom) => editVerification({ keysFrom })}
          />
          {verification.keysFrom === 'url' && (
            <Field label="JWKS URL" hint="Asked by the way that the token request takes, on a press of Verify only.">
              {(control) => (
                <input
                  {...control}
                  type="url"
                  spellCheck={false}
                  autoComplete="off"
                  value={verification.jwksUrl}
                  onChange={(event) => editVerification({ jwksUrl: event.target.value })}
                />
              )}
            </Field>
          )}
          {verification.keysFrom === 'given' && (
            <GivenKey
              label="Verification key"
              text={verification.givenKey}
              as={verification.givenAs}
              onText={(givenKey) => editVerification({ givenKey })}
              onAs={(givenAs) => editVerification({ givenAs })}
            />
          )}
        </div>
      </details>
      {filed !== undefined && <VerdictView filed={filed} token={token} onAgree={agree} />}
      <p role="status" className="visually-hidden">
        {isVerifying ? 'Fetching the keys.' : filed === undefined ? '' : saidOf(filed.verdict)}
      </p>
    </div>
  );
}

function saidOf(verdict: Verdict): string {
  const words = verdictWords[verdict.kind];
  return verdict.kind === 'verified' ? words : `${words} ${verdict.reason}`;
}

const verdictWords = {
  verified: 'The signature is verified.',
  'not-valid': 'The token is not valid.',
  'cannot-check': 'The signature cannot be checked.',
  'not-for-you': 'The token is not meant for you.',
} as const;
