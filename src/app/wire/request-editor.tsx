import { type RefObject, useRef } from 'react';
import { Field } from '../ui/field.tsx';
import { outOfMarkup } from '../ui/out-of-markup.ts';
import { useSecretField } from '../ui/secret-field.ts';
import styles from './request-editor.module.css';

type RequestEditorProps = {
  readonly ref: RefObject<HTMLTextAreaElement | null>;
  readonly label: string;
  readonly text: string;
  readonly changed: ReadonlySet<number>;
  readonly faulty: ReadonlySet<number>;
  /** The id of what says the faults. */
  readonly describedBy: string;
  readonly onEdit: (text: string) => void;
};

const fewestRows = 8;
const mostRows = 24;

/** The text with its lines numbered; those that were changed, and those that cannot be sent so, are marked beside it. */
export function RequestEditor({ ref, label, text, changed, faulty, describedBy, onEdit }: RequestEditorProps) {
  const { isHidden, control: hidden } = useSecretField(text);
  const gutter = useRef<HTMLOListElement>(null);
  const lines = text.split('\n').length;
  return (
    <Field
      label={label}
      describedBy={describedBy}
      isHidden={isHidden}
      hint={`Head, an empty line, body. Content-Length and Connection are added for you; lines of the head end with CR LF on the wire, those of the body stay as typed. ${isHidden ? 'Nothing' : 'It shows secrets in full, and nothing'} of it is kept.`}
    >
      {({ className, ...control }) => (
        <div className={styles.editor}>
          {/* The same is said in words below. */}
          <div className={styles.gutter} aria-hidden="true">
            <ol ref={gutter}>
              {Array.from({ length: lines }, (_, index) => (
                <li key={index} data-mark={markOf(index + 1, changed, faulty)}>
                  {index + 1}
                </li>
              ))}
            </ol>
          </div>
          <textarea
            {...control}
            ref={(field) => {
              ref.current = field;
              outOfMarkup(field);
            }}
            className={`${className} ${styles.text}`}
            aria-invalid={faulty.size > 0}
            rows={Math.min(mostRows, Math.max(fewestRows, lines + 1))}
            wrap="off"
            spellCheck={false}
            autoComplete="off"
            autoCapitalize="off"
            {...hidden}
            onChange={(event) => onEdit(event.target.value)}
            onScroll={(event) => gutter.current?.scrollTo({ top: event.currentTarget.scrollTop })}
          />
        </div>
      )}
    </Field>
  );
}

function markOf(line: number, changed: ReadonlySet<number>, faulty: ReadonlySet<number>): string | undefined {
  if (faulty.has(line)) return 'fault';
  return changed.has(line) ? 'changed' : undefined;
}
