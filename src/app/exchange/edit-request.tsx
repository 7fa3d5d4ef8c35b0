import { useId, useRef } from 'react';
import type { HttpRequest } from '#core/http/message.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import { RequestEditor } from './request-editor.tsx';
import { type PlacedFault, useEditedRequest } from './use-edited-request.ts';
import styles from './edit-request.module.css';

/** The request as a text of one's own: what was changed is said, what cannot be sent so as well, and the rest is sent. */
export function EditRequest({ generated }: { readonly generated: HttpRequest }) {
  const { editRequest, getToken, sendEdited } = useCommands();
  const flight = useWorkbench((state) => state.tokenFlight);
  const { text, formText, origin, faults, changes, bodyBytes, inBrowser } = useEditedRequest(generated);
  const editor = useRef<HTMLTextAreaElement>(null);
  const saidBelow = useId();
  const mark = ({ start, end }: PlacedFault): void => {
    editor.current?.focus();
    editor.current?.setSelectionRange(start, end);
  };
  const send = (): void => {
    const [first] = faults;
    if (first !== undefined) return mark(first);
    // What was not changed is the form's request, and is not called another one.
    void (text === formText ? getToken() : sendEdited(text));
  };
  // With a fault in it a press leads there, so the button stays one to press.
  const isBlocked = flight !== undefined || inBrowser?.obstacle !== undefined;
  return (
    <div className={styles.edit}>
      <RequestEditor
        ref={editor}
        text={text}
        changed={new Set(changes.map(({ line }) => line))}
        faulty={new Set(faults.map(({ line }) => line))}
        describedBy={saidBelow}
        onEdit={(edited) => editRequest(edited === formText ? undefined : edited)}
      />
      {/* It stands here from the start, so that what comes is read out. */}
      <p id={saidBelow} className={styles.summary} aria-live="polite">
        {summary(faults.length, changes.length)}
      </p>
      {faults.length > 0 && (
        <ul className={styles.faults} aria-label="What cannot be sent so">
          {faults.map((fault) => (
            <li key={`${fault.start} ${fault.sentence}`}>
              <Button look="quiet" onClick={() => mark(fault)}>
                Line {fault.line}, column {fault.column}
              </Button>
              <span>{fault.sentence}</span>
            </li>
          ))}
        </ul>
      )}
      {changes.length > 0 && (
        <ul className={styles.changes} aria-label="Changed by hand">
          {changes.map(({ line, sentence }, index) => (
            <li key={index}>
              <span className={styles.line}>line {line}</span> {sentence}
            </li>
          ))}
        </ul>
      )}
      {inBrowser !== undefined && <InBrowser {...inBrowser} />}
      <p className={styles.goes}>
        It goes to <strong>{origin}</strong>, whatever Host says
        {bodyBytes !== undefined && bodyBytes > 0 && `, with Content-Length: ${bodyBytes}`}.
      </p>
      <div className={styles.actions}>
        <Button look="primary" aria-disabled={isBlocked} onClick={() => (isBlocked ? undefined : send())}>
          Send as edited
        </Button>
        {text !== formText && <Button onClick={() => editRequest(undefined)}>Take the form’s request again</Button>}
      </div>
    </div>
  );
}

type InBrowserProps = { readonly obstacle: string | undefined; readonly changes: readonly string[] };

function InBrowser({ obstacle, changes }: InBrowserProps) {
  return (
    <div className={styles.browser}>
      <p>The browser will change this before it sends; the proxy would send it as it is.</p>
      <ul aria-label="What the browser will change">
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
