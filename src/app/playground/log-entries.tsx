import { useState } from 'react';
import type { ServerLogEntry } from '#core/contract/playground-log.ts';
import { useServerLog } from '../session/use-server-log.ts';
import { Button } from '../ui/button.tsx';
import { Chip, type Tone } from '../ui/chip.tsx';
import { dateFormat } from '../ui/date-format.ts';
import styles from './playground.module.css';

const atOnce = 20;
const timeWords = dateFormat({ hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3 });

export function LogEntries() {
  const { entries, fault } = useServerLog(true);
  const [clearedAt, setClearedAt] = useState(0);
  const [isWhole, setIsWhole] = useState(false);
  // A server that was started again counts from 1: nothing of it has been cleared away.
  const isNewCount = (entries[0]?.number ?? 0) < clearedAt;
  const fresh = isNewCount ? entries : entries.filter(({ number }) => number > clearedAt);
  const shown = isWhole ? fresh : fresh.slice(0, atOnce);
  return (
    <>
      <p className={styles.aside}>
        Newest first, as the server tells it: no secret and no token is in it, nor anything else that came with a
        request.
      </p>
      {fault !== undefined && (
        <p role="alert" className={styles.wrong}>
          {fault}
        </p>
      )}
      {fresh.length === 0 ? (
        <p className={styles.aside}>Nothing yet. Press Get token, and it stands here.</p>
      ) : (
        <ol className={styles.log} aria-label="What the server saw, newest first" reversed>
          {shown.map((entry) => (
            <LogLine key={entry.number} {...entry} />
          ))}
        </ol>
      )}
      <div className={styles.tools}>
        {fresh.length > 0 && <Button onClick={() => setClearedAt(entries[0]?.number ?? 0)}>Clear the log</Button>}
        {fresh.length > shown.length && (
          <Button look="quiet" onClick={() => setIsWhole(true)}>
            Show all {fresh.length}
          </Button>
        )}
      </div>
    </>
  );
}

function LogLine({ atMs, side, asked, prefix, status, decisions }: ServerLogEntry) {
  return (
    <li className={styles.line}>
      <p className={styles.head}>
        <time dateTime={new Date(atMs).toISOString()}>{timeWords(atMs)}</time>
        <strong>{side === 'front' ? 'Front of the server' : side === 'API' ? 'API' : 'Authorization server'}</strong>
        <code>{asked}</code>
        <Chip tone={toneOf(status)}>{status === 0 ? 'no answer' : String(status)}</Chip>
        {prefix !== '' && <code className={styles.prefix}>{prefix}</code>}
      </p>
      {decisions.length > 0 && <p className={styles.decisions}>{decisions.map(withoutStop).join(' → ')}</p>}
    </li>
  );
}

/** Reasons that are sentences stand in a row with others that are none. */
function withoutStop(words: string): string {
  return words.replace(/\.$/, '');
}

function toneOf(status: number): Tone {
  if (status === 0 || status >= 500) return 'error';
  return status >= 400 ? 'warning' : status >= 300 ? 'quiet' : 'good';
}
