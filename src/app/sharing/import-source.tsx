import { type DragEvent, useEffect, useRef, useState } from 'react';
import type { ImportFile } from '#core/sharing/imports/import-reading.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import styles from './import-dialog.module.css';
import { readImportFiles } from './import-files.ts';

type ImportSourceProps = {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly files: readonly ImportFile[];
  readonly onFiles: (files: readonly ImportFile[]) => void;
};

const hint =
  'curl commands, HAR, Postman, Bruno, Insomnia, OpenAPI, .http, or a file that Grantscope saved. It is read in this page: nothing in it is run, fetched or sent, and nothing changes before you press Import.';

/** Where the text comes from: pasted, chosen or dropped. */
export function ImportSource({ text, onText, files, onFiles }: ImportSourceProps) {
  const [fault, setFault] = useState<string>();
  const [isOver, setIsOver] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  // The dialog opens after this, and gives the focus to what has this attribute.
  useEffect(() => box.current?.setAttribute('autofocus', ''), []);
  const take = async (chosen: Iterable<File>): Promise<void> => {
    const read = await readImportFiles([...chosen], files);
    setFault(read.kind === 'fault' ? read.sentence : undefined);
    if (read.kind === 'files') onFiles(read.files);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    void take(event.dataTransfer.files);
  };
  return (
    <div
      className={styles.source}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <ChosenFiles files={files} onTake={take} onRemove={() => onFiles([])} />
      {fault !== undefined && (
        <p role="alert" className={styles.fault}>
          {fault}
        </p>
      )}
      {files.length === 0 && (
        <Field label="Or paste its text" hint={hint}>
          {(control) => (
            <textarea
              {...control}
              ref={box}
              rows={6}
              spellCheck={false}
              autoCapitalize="off"
              autoComplete="off"
              placeholder="curl https://… , or the content of a file"
              value={text}
              onChange={(event) => onText(event.target.value)}
            />
          )}
        </Field>
      )}
    </div>
  );
}

type ChosenFilesProps = {
  readonly files: readonly ImportFile[];
  readonly onTake: (files: Iterable<File>) => Promise<void>;
  readonly onRemove: () => void;
};

function ChosenFiles({ files, onTake, onRemove }: ChosenFilesProps) {
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const names = files.map(({ name }) => name);
  return (
    <div className={styles.files}>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Files to import"
        onChange={({ currentTarget }) => {
          const chosen = [...(currentTarget.files ?? [])];
          // The same file can be chosen once more.
          currentTarget.value = '';
          // The field for the text goes, and with it the focus, if it was there.
          button.current?.focus();
          void onTake(chosen);
        }}
      />
      <Button ref={button} onClick={() => input.current?.click()}>
        {files.length === 0 ? 'Choose files' : 'Add files'}
      </Button>
      {files.length === 0 ? (
        <p className={styles.aside}>or drop them here. A collection and its environments are read together.</p>
      ) : (
        <>
          <p className={styles.fileNames}>
            {names.slice(0, 6).join(', ')}
            {names.length > 6 && ` and ${names.length - 6} more`}
          </p>
          <Button look="quiet" onClick={onRemove}>
            Remove the files
          </Button>
        </>
      )}
    </div>
  );
}
