import { useId, useRef } from 'react';
import type { BrowserChanges } from '#core/http/browser-changes.ts';
import type { EditedRequest, PlacedFault } from '#core/http/edited-request.ts';
import { Button } from '../ui/button.tsx';
import { useDemoText } from '../ui/demo-mode.ts';
import { shortcutHint } from '../ui/keys.ts';
import type { EditingNames } from './editing-names.ts';
import { RequestEditor } from './request-editor.tsx';
import styles from './request-editing.module.css';

type RequestEditingProps = {
  readonly names: EditingNames;
  readonly edited: EditedRequest;
  readonly isBusy: boolean;
  /** The shortcut that sends it. */
  readonly sendKeys: string;
  readonly onEdit: (text: string) => void;
  readonly onUndo: () => void;
  readonly onSend: () => void;
};

/** The request as a text of one's own: what was changed is said, what cannot be sent so as well, and the rest is sent. */
export function RequestEditing({ names, edited, isBusy, sendKeys, onEdit, onUndo, onSend }: RequestEditingProps) {
  const { text, formText, origin, faults, changes, bodyBytes, inBrowser } = edited;
  const editor = useRef<HTMLTextAreaElement>(null);
  const shown = useDemoText();
  const saidBelow = useId();
  const mark = ({ start, end }: PlacedFault): void => {
    editor.current?.focus();
    editor.current?.setSelectionRange(start, end);
  };
  const [firstFault] = faults;
  // With a fault in it a press leads there, so the button stays one to press.
  const send = (): void => (firstFault === undefined ? onSend() : mark(firstFault));
  const undo = (): void => {
    onUndo();
    // The button goes with what it undid.
    editor.current?.focus();
  };
  const isBlocked = isBusy || inBrowser?.obstacle !== undefined;
  return (
    <div role="group" aria-label={names.group} className={styles.edit}>
      <RequestEditor
        ref={editor}
        label={names.box}
        text={text}
        changed={new Set(changes.map(({ line }) => line))}
        faulty={new Set(faults.map(({ line }) => line))}
        describedBy={saidBelow}
        onEdit={onEdit}
      />
      {/* It stands here from the start, so that what comes is read out. */}
      <p id={saidBelow} className={styles.summary} aria-live="polite">
        {summary(faults.length, changes.length)}
      </p>
      {faults.length > 0 && <Faults names={names} faults={faults} onMark={mark} />}
      {changes.length > 0 && (
        <ul className={styles.changes} aria-label={names.changes}>
          {changes.map(({ line, sentence }, index) => (
            <li key={index}>
              <span className={styles.line}>line {line}</span> {shown(sentence)}
            </li>
          ))}
        </ul>
      )}
      {inBrowser !== undefined && <InBrowser name={names.inBrowser} {...inBrowser} />}
      <p className={styles.goes}>
        It goes to <strong>{origin}</strong>, whatever Host says
        {bodyBytes !== undefined && bodyBytes > 0 && `, with Content-Length: ${bodyBytes}`}.
      </p>
      <div className={styles.actions}>
        <Button
          look="primary"
          aria-disabled={isBlocked}
          onClick={() => (isBlocked ? undefined : send())}
          {...shortcutHint(sendKeys)}
        >
          {names.send}
        </Button>
        {text !== formText && <Button onClick={undo}>{names.undo}</Button>}
      </div>
    </div>
  );
}

type FaultsProps = {
  readonly names: EditingNames;
  readonly faults: readonly PlacedFault[];
  readonly onMark: (fault: PlacedFault) => void;
};

function Faults({ names, faults, onMark }: FaultsProps) {
  return (
    <ul className={styles.faults} aria-label={names.faults}>
      {faults.map((fault) => (
        <li key={`${fault.start} ${fault.sentence}`}>
          <Button look="quiet" onClick={() => onMark(fault)}>
            Line {fault.line}, column {fault.column}
            {names.place !== '' && <span className="visually-hidden">{names.place}</span>}
          </Button>
          <span>{fault.sentence}</span>
        </li>
      ))}
    </ul>
  );
}

function InBrowser({ name, obstacle, changes }: BrowserChanges & { readonly name: string }) {
  return (
    <div className={styles.browser}>
      <p>The browser will change this before it sends; the proxy would send it as it is.</p>
      <ul aria-label={name}>
        {changes.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {obstacle !== undefined && <p className={styles.obstacle}>{obstacle}</p>}
    </div>
  );
}

function summary(faults: number, changes: number): string {
  if (faults > 0) return `${faults === 1 ? 'One place' : `${faults} places`} cannot be sent so.`;
  if (changes === 0) return 'Nothing is changed: this is the form’s request.';
  return `${changes === 1 ? 'One thing is' : `${changes} things are`} changed by hand.`;
}
