import { memo, type ReactNode, useId, useMemo } from 'react';
import type { MadeBy } from '#core/annotations/part-origin.ts';
import { firstBytes, noBytes } from '#core/http/bytes.ts';
import { bytesWords } from '#core/time/words.ts';
import { maskedText } from '#core/sharing/secrets.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { SaveButton } from './save-button.tsx';
import { drawMessage, partialAboveBytes, shownOfPartialBytes, type Place } from './draw-message.ts';
import { ExplainedText } from './explained-text.tsx';
import styles from './raw-message.module.css';

export type RawMessageProps = {
  /** The group's accessible name, for example "Raw request". */
  readonly label: string;
  readonly message: 'request' | 'response';
  readonly bytes: Uint8Array;
  /** What follows on them, where it is kept apart. */
  readonly body?: Uint8Array;
  /** Whether these are the bytes of the wire, or what the page could gather in their place. */
  readonly source: 'wire' | 'gathered';
  /** Whether more of it may come. */
  readonly isComing?: boolean;
  /** Whether it is to be saved although it is drawn whole: no text, or an answer that broke off. */
  readonly isToSave?: boolean;
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
  const { label, message, bytes, body = noBytes, source, knownSecrets, madeBy, revealed, lit = nothingLit } = props;
  const id = useId();
  const size = bytes.length + body.length;
  const partial = size > partialAboveBytes;
  const segments = useMemo(
    () => drawMessage(firstBytes([bytes, body], partial ? shownOfPartialBytes : size), message, knownSecrets),
    [bytes, body, size, partial, message, knownSecrets],
  );
  return (
    <div role="group" aria-labelledby={id} className={styles.message}>
      <div className={styles.caption}>
        <h3 id={id} className={styles.label}>
          {label}
        </h3>
        <span className={styles.size}>{source === 'gathered' ? 'as the page sees it' : bytesWords(size)}</span>
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
        state={rawState(source, partial || props.isComing === true)}
        madeBy={madeBy}
        revealed={revealed}
        lit={lit}
      />
      {(partial || props.isToSave === true) && (
        <div className={styles.notes}>
          {partial && (
            <p>
              Showing the first {bytesWords(shownOfPartialBytes)} of {bytesWords(size)}.
            </p>
          )}
          <SaveButton parts={[bytes, body]} fileName={`${message}.bin`} />
        </div>
      )}
      {!revealed && segments.some(({ secret }) => secret) && props.onReveal !== undefined && (
        <div className={styles.notes}>
          <p>Secrets are masked.</p>
          <Button look="quiet" data-reveals onClick={props.onReveal}>
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
