import { useDeferredValue, useMemo, useState } from 'react';
import { bodyView, type BodyView } from '#core/http/body-view.ts';
import { bytesWords } from '#core/time/words.ts';
import { useDemoMode } from '../ui/demo-mode.ts';
import { partialAboveBytes } from './draw-message.ts';
import { HexView } from './hex-view.tsx';
import { LaidOutBody } from './laid-out-body.tsx';
import { PictureView } from './picture-view.tsx';
import { RecordsView, type RecordsViewProps } from './records-view.tsx';
import { SaveButton } from './save-button.tsx';
import styles from './body-views.module.css';

type BodyViewsProps = {
  /** What the message is called, for example "API response". */
  readonly label: string;
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly knownSecrets: readonly string[];
  readonly revealed: boolean;
};

/** Up to here a body is laid out, drawn or taken apart; a longer one can be saved (design.md 7.6). */
const shownUpToBytes = 16 * 1024 * 1024;
/** A short JSON text can be read as it came, so it is laid out on request only. */
const foldedBelowBytes = 1024;

/** A second view of a body, beneath its raw text: laid out, drawn, or in hex, as what it is. The raw text stays. */
export function BodyViews({ label, bytes, contentType, knownSecrets, revealed }: BodyViewsProps) {
  const view = useMemo(() => bodyView(bytes, contentType), [bytes, contentType]);
  const [isOpen, setIsOpen] = useState(view.kind !== 'json' || bytes.length >= foldedBelowBytes);
  // Where much raw text stands above it, in a task of its own, so that neither holds the page up for long.
  const isDue = useDeferredValue(true, bytes.length > partialAboveBytes);
  if (view.kind === 'raw') return null;
  const title = titles[view.kind];
  const name = `${label}, ${title.toLowerCase()}`;
  return (
    <details className={styles.views} open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary aria-label={name}>
        {title}
        <span className={styles.size}>{bytesWords(bytes.length)}</span>
      </summary>
      {isOpen && isDue && (
        <div role="group" aria-label={name}>
          {bytes.length > shownUpToBytes ? (
            <p className={styles.note}>
              Bodies of more than {bytesWords(shownUpToBytes)} are not shown in this way. All of it can be saved.
            </p>
          ) : (
            <Shown name={name} view={view} bytes={bytes} knownSecrets={knownSecrets} revealed={revealed} />
          )}
          <div className={styles.end}>
            <SaveButton name="Save body" parts={[bytes]} fileName={`body.${endings[view.kind]}`} />
          </div>
        </div>
      )}
    </details>
  );
}

type ShownProps = Pick<BodyViewsProps, 'bytes' | 'knownSecrets' | 'revealed'> & {
  readonly name: string;
  readonly view: BodyView;
};

function Shown({ name, view, bytes, knownSecrets, revealed }: ShownProps) {
  const isDemo = useDemoMode();
  switch (view.kind) {
    case 'raw':
      return null;
    case 'json':
    case 'text':
      return (
        <LaidOutBody label={name} bytes={bytes} form={view.kind} knownSecrets={knownSecrets} revealed={revealed} />
      );
    case 'records':
      return <BodyRecords label={name} by={view.by} bytes={bytes} knownSecrets={knownSecrets} revealed={revealed} />;
    case 'picture':
      if (isDemo) return <NotInDemo />;
      return <PictureView label={name} bytes={bytes} facts={view.facts} />;
    case 'hex':
      if (isDemo) return <NotInDemo />;
      return <HexView label={name} bytes={bytes} />;
  }
}

/** A secret can stand in a picture, or in bytes in a way that nothing here recognises. */
function NotInDemo() {
  return (
    <p className={styles.note}>
      Not shown in demo mode: whether a secret stands in bytes or in a picture, nobody can tell for sure.
    </p>
  );
}

type BodyRecordsProps = Omit<RecordsViewProps, 'parts' | 'isComplete'> & { readonly bytes: Uint8Array };

function BodyRecords({ bytes, ...rest }: BodyRecordsProps) {
  const parts = useMemo(() => [bytes], [bytes]);
  return <RecordsView {...rest} parts={parts} isComplete />;
}

const titles = {
  raw: '',
  json: 'Formatted',
  text: 'Lines',
  records: 'Events',
  picture: 'Picture',
  hex: 'Hex',
} as const;
const endings = { raw: 'bin', json: 'json', text: 'txt', records: 'txt', picture: 'bin', hex: 'bin' } as const;
