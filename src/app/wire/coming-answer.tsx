import { useMemo } from 'react';
import type { AnswerSoFar } from '#core/http/answer-so-far.ts';
import { recordsBy } from '#core/http/body-view.ts';
import { firstBytes, utf8 } from '#core/http/bytes.ts';
import { headerValue } from '#core/http/message.ts';
import { RawMessage } from './raw-message.tsx';
import { RecordsView } from './records-view.tsx';
import styles from './body-views.module.css';

type ComingAnswerProps = {
  readonly label: string;
  readonly answer: AnswerSoFar;
  readonly knownSecrets: readonly string[];
  readonly revealed: boolean;
};

/** Drawn anew each time something comes, so it is less than of an answer that has ended. */
const drawnBytes = 32 * 1024;

/** An answer while it comes: its raw text from the beginning and, of a stream, the newest events. */
export function ComingAnswer({ label, answer, knownSecrets, revealed }: ComingAnswerProps) {
  const bytes = useMemo(() => beginningOf(answer), [answer]);
  const by = recordsBy(headerValue(answer.headers, 'content-type') ?? '');
  return (
    <>
      <RawMessage
        label={label}
        message="response"
        bytes={bytes}
        source={answer.received.length > 0 ? 'wire' : 'gathered'}
        isComing
        knownSecrets={knownSecrets}
        revealed={revealed}
        notes={
          bytes.length >= drawnBytes ? (
            <p>Only the beginning is drawn while it comes; nothing of it is lost.</p>
          ) : undefined
        }
      />
      {by !== undefined && (
        <div role="group" aria-label={`${label}, events`} className={styles.views}>
          <RecordsView
            label={`${label}, events`}
            by={by}
            parts={answer.body}
            isComplete={false}
            knownSecrets={knownSecrets}
            revealed={revealed}
          />
        </div>
      )}
    </>
  );
}

function beginningOf({ status, reason, headers, body, received }: AnswerSoFar): Uint8Array {
  if (received.length > 0) return firstBytes(received, drawnBytes);
  const fields = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return firstBytes([utf8(`${status}${reason === '' ? '' : ` ${reason}`}\r\n${fields}\r\n`), ...body], drawnBytes);
}
