import { useEffect, useMemo, useRef, useState } from 'react';
import { curlImport } from '#core/oauth/curl-import.ts';
import { useCommands } from '../session/session-context.tsx';
import { shortcuts } from '../session/shortcuts.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { shortcutHint } from '../ui/keys.ts';
import { outOfMarkup } from '../ui/out-of-markup.ts';
import { useSecretField } from '../ui/secret-field.ts';
import { needsAgreement } from './curl-agreement.ts';
import { CurlReview } from './curl-review.tsx';
import styles from './paste-curl.module.css';

/** A curl command becomes what is in the form, once a person has seen what that is. */
export function PasteCurl({ onClose }: { readonly onClose: () => void }) {
  const [text, setText] = useState('');
  const [isUnverified, setIsUnverified] = useState(false);
  const [isAgreed, setIsAgreed] = useState(false);
  const { fillInFromCurl } = useCommands();
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => box.current?.focus(), []);
  const { isHidden, control: hidden } = useSecretField(text);
  const read = useMemo(() => (text.trim() === '' ? undefined : curlImport(text)), [text]);
  const isReady = read !== undefined && read.kind !== 'nothing' && (isAgreed || !needsAgreement(read));
  const fillIn = () => {
    if (!isReady) return;
    fillInFromCurl(read, isUnverified ? read.unverified : undefined);
    onClose();
  };
  return (
    <div role="group" aria-label="Paste curl" className={styles.paste}>
      <Field
        label="curl command"
        isHidden={isHidden}
        fault={read?.kind === 'nothing' ? read.reason : undefined}
        hint="For bash, cmd or PowerShell. It is read here and never run, and nothing is filled in before you have seen it."
      >
        {(control) => (
          <textarea
            {...control}
            ref={(field) => {
              box.current = field;
              outOfMarkup(field);
            }}
            rows={5}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            placeholder="curl https://… -u id:secret -d grant_type=client_credentials"
            {...hidden}
            onChange={(event) => {
              setText(event.target.value);
              setIsUnverified(false);
              setIsAgreed(false);
            }}
          />
        )}
      </Field>
      {read !== undefined && read.kind !== 'nothing' && (
        <CurlReview
          read={read}
          isUnverified={isUnverified}
          onUnverified={setIsUnverified}
          isAgreed={isAgreed}
          onAgreed={setIsAgreed}
        />
      )}
      <div className={styles.buttons}>
        <Button disabled={!isReady} onClick={fillIn} {...shortcutHint(shortcuts.fillInFromCurl[0].keys)}>
          Fill in
        </Button>
        <Button look="quiet" onClick={onClose}>
          Close
        </Button>
      </div>
    </div>
  );
}
