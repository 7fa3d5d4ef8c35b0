import { useState } from 'react';
import type { SharedToken } from '#core/sharing/links/link.ts';
import { tokenTerms, type TokenTerms } from '#core/sharing/links/token-terms.ts';
import { durationWords } from '#core/time/words.ts';
import { heldToken } from '../session/selectors.ts';
import { useSession, useWorkbench } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import { dateFormat } from '../ui/date-format.ts';
import styles from './link-tab.module.css';

const moment = dateFormat({ dateStyle: 'medium', timeStyle: 'long' });

type LinkTokenProps = {
  readonly chosen: SharedToken | undefined;
  readonly onChosen: (token: SharedToken | undefined) => void;
};

/** The second way, which has to be asked for: the token itself in the link, with what it may do and until when. */
export function LinkToken({ chosen, onChosen }: LinkTokenProps) {
  const { clock } = useSession();
  const held = useWorkbench(heldToken);
  const [isAsked, setIsAsked] = useState(false);
  if (chosen !== undefined)
    return (
      <div role="group" aria-label="Access token in the link" className={styles.danger}>
        <p>
          The link holds the access token, and says SECRETS at its beginning. Whoever gets it can use the token
          {chosen.expiresAtMs === undefined ? '.' : ` until ${moment(chosen.expiresAtMs)}.`}
        </p>
        <Button onClick={() => onChosen(undefined)}>Leave the token out</Button>
      </div>
    );
  if (held === undefined) return null;
  const { wallMs } = clock.now();
  if (!isAsked)
    return (
      <div>
        <Button onClick={() => setIsAsked(true)}>Share the access token as well …</Button>
      </div>
    );
  return (
    <TokenQuestion
      terms={tokenTerms(held, wallMs)}
      nowMs={wallMs}
      onClose={() => setIsAsked(false)}
      onAgreed={(token) => {
        setIsAsked(false);
        onChosen(token);
      }}
    />
  );
}

type TokenQuestionProps = {
  readonly terms: TokenTerms;
  readonly nowMs: number;
  readonly onClose: () => void;
  readonly onAgreed: (token: SharedToken) => void;
};

function TokenQuestion({ terms, nowMs, onClose, onAgreed }: TokenQuestionProps) {
  const [isSure, setIsSure] = useState(false);
  if (terms.kind === 'useless')
    return (
      <div role="group" aria-label="Access token in the link" className={styles.warning}>
        <p>This token cannot be shared. {terms.reason}</p>
        <Button onClick={onClose}>Close the question</Button>
      </div>
    );
  const { token, asksAgain } = terms;
  const isAllowed = asksAgain === undefined || isSure;
  return (
    <div role="group" aria-label="Access token in the link" className={styles.danger}>
      <p>
        Everybody who gets the link could act as this client with {scopeWords(token.scope)}, {untilWords(token, nowMs)}:
        whoever it is forwarded to, and whoever reads the chat, the mail or the browser history that it stands in. A
        link cannot be called back; to end it, the token has to be revoked. Set a passphrase, and tell it by another
        way.
      </p>
      {asksAgain !== undefined && (
        <label className={styles.check}>
          <input type="checkbox" checked={isSure} onChange={(event) => setIsSure(event.target.checked)} />
          <span>
            {asksAgain === 'long'
              ? 'Share it although it works for more than a day'
              : 'Share it although nobody knows until when it works'}
          </span>
        </label>
      )}
      <div className={styles.buttons}>
        <Button look="danger" aria-disabled={!isAllowed} onClick={() => isAllowed && onAgreed(token)}>
          Put the token into the link
        </Button>
        <Button onClick={onClose}>Keep it out</Button>
      </div>
    </div>
  );
}

function scopeWords(scope: string): string {
  return scope === '' ? 'whatever the server lets it do' : `the scope “${scope}”`;
}

function untilWords({ expiresAtMs }: SharedToken, nowMs: number): string {
  if (expiresAtMs === undefined) return 'nobody knows until when';
  return `for another ${durationWords(expiresAtMs - nowMs)}, until ${moment(expiresAtMs)}`;
}
