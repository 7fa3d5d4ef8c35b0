import { memo, type ReactNode, useId, useMemo } from 'react';
import type { MadeBy } from '#core/annotations/part-origin.ts';
import { bytesWords } from '#core/time/words.ts';
import { maskedText } from '#core/sharing/secrets.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { SaveButton } from './save-button.tsx';
import { drawMessage, partialAboveBytes, type Place } from './draw-message.ts';
import { ExplainedText } from './explained-text.tsx';
import styles from './raw-message.module.css';

export type RawMessageProps = {
  /** The group's accessible name, for example "Raw request". */
  readonly label: string;
  readonly message: 'request' | 'response';
  readonly bytes: Uint8Array;
  /** Whether these are the bytes of the wire, or what the page could gather in their place. */
  readonly source: 'wire' | 'gathered';
  readonly knownSecrets: readonly string[];
  /** The form that a request was made from; undefined where none was. */
  readonly madeBy?: MadeBy | undefined;
  readonly revealed: boolean;
  readonly lit?: readonly Place[] | undefined;
  /** Said beside the message, never in it. */
  readonly notes?: ReactNode;
  readonly onReveal?: () => void;
};

const nothingLit: readonly Place[] = [];

/** One message as it was: every character of it, coloured quietly, secrets masked until they are asked for. */
export const RawMessage = memo(function RawMessage(props: RawMessageProps) {
  const { label, message, bytes, source, knownSecrets, madeBy, revealed, lit = nothingLit } = props;
  const id = useId();
  const partial = bytes.length > partialAboveBytes;
  const segments = useMemo(
    () => drawMessage(partial ? bytes.subarray(0, partialAboveBytes) : bytes, message, knownSecrets),
    [bytes, partial, message, knownSecrets],
  );
  return (
    <div role="group" aria-labelledby={id} className={styles.message}>
      <div className={styles.caption}>
        <h3 id={id} className={styles.label}>
          {label}
        </h3>
        <span className={styles.size}>{source === 'gathered' ? 'as the page sees it' : bytesWords(bytes.length)}</span>
        <CopyButton
          compact
          name={`Copy ${message} text`}
          done={revealed ? `The ${message} copied, with its secrets` : `The ${message} copied, secrets masked`}
          text={() => segments.map(({ secret, text }) => (secret && !revealed ? maskedText : text)).join('')}
        />
      </div>
      <ExplainedText
        label={label}
        message={message}
        segments={segments}
        state={rawState(source, partial)}
        madeBy={madeBy}
        revealed={revealed}
        lit={lit}
      />
      {partial && (
        <div className={styles.notes}>
          <p>
            Showing the first {bytesWords(partialAboveBytes)} of {bytesWords(bytes.length)}.
          </p>
          <SaveButton bytes={bytes} fileName={`${message}.bin`} />
        </div>
      )}
      {!revealed && segments.some(({ secret }) => secret) && props.onReveal !== undefined && (
        <div className={styles.notes}>
          <p>Secrets are masked.</p>
          <Button look="quiet" onClick={props.onReveal}>
            Show them here
          </Button>
        </div>
      )}
      {props.notes !== undefined && <div className={styles.notes}>{props.notes}</div>}
    </div>
  );
});

function rawState(source: RawMessageProps['source'], partial: boolean): string {
  if (partial) return 'partial';
  return source === 'wire' ? 'wire' : 'gathered';
}
