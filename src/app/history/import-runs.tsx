import { useRef, useState } from 'react';
import type { ReadHistoryFile } from '#core/keeping/history-file.ts';
import { bytesWords } from '#core/time/words.ts';
import { useHistoryItself } from '../session/use-history.ts';
import { Button } from '../ui/button.tsx';
import styles from './all-runs.module.css';
import { ImportReview } from './import-review.tsx';

type Opened =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'said'; readonly sentence: string }
  | { readonly kind: 'review'; readonly file: Extract<ReadHistoryFile, { kind: 'history' }>; readonly name: string };

const nothing: Opened = { kind: 'nothing' };

/** Opens a file of runs. What is in it is shown before anything changes. */
export function ImportRuns() {
  const history = useHistoryItself();
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState<Opened>(nothing);
  const say = (sentence: string) => setOpened({ kind: 'said', sentence });
  const open = async (file: File): Promise<void> => {
    const { mostFileBytes, readHistoryFile } = await import('#core/keeping/history-file.ts');
    if (file.size > mostFileBytes)
      return say(`${file.name} has ${bytesWords(file.size)}; more than ${bytesWords(mostFileBytes)} are not opened.`);
    const text = await file.text().catch(() => undefined);
    if (text === undefined) return say(`The browser could not read ${file.name}.`);
    const read = readHistoryFile(text);
    if (read.kind === 'history') setOpened({ kind: 'review', file: read, name: file.name });
    else if (read.kind === 'unreadable') say(`${file.name} cannot be imported: ${read.reason}. Nothing was changed.`);
    else
      say(
        `${file.name} was exported by a later version of Grantscope. Reload the page to get that version. Nothing was changed.`,
      );
  };
  const done = (sentence: string | undefined) => {
    setOpened(sentence === undefined ? nothing : { kind: 'said', sentence });
    button.current?.focus();
  };
  return (
    <div className={styles.import}>
      <input
        ref={input}
        type="file"
        hidden
        accept="application/json,.json"
        aria-label="File of runs"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          // The same file can be chosen once more.
          currentTarget.value = '';
          if (file !== undefined) void open(file);
        }}
      />
      <Button ref={button} look="quiet" onClick={() => input.current?.click()}>
        Import
      </Button>
      <div role="status" className={styles.imported}>
        {opened.kind === 'said' && (
          <p>
            {opened.sentence}{' '}
            <Button look="quiet" onClick={() => setOpened(nothing)}>
              Dismiss the message
            </Button>
          </p>
        )}
        {opened.kind === 'review' && history !== undefined && (
          <ImportReview history={history} file={opened.file} name={opened.name} onDone={done} />
        )}
      </div>
    </div>
  );
}
