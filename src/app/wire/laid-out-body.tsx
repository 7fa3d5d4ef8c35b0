import { useMemo, useRef, useState } from 'react';
import type { Places } from '#core/http/places.ts';
import { rowAt, rowIs, isRow } from '#core/http/rows.ts';
import { visibleRows } from '#core/http/visible-rows.ts';
import { Button } from '../ui/button.tsx';
import { BodyLines } from './body-lines.tsx';
import { BodyPlace } from './body-place.tsx';
import { BodySearch } from './body-search.tsx';
import { foldedToShow, topLevel } from './folding.ts';
import { useBodySearch } from './use-body-search.ts';
import { useLaidOut } from './use-laid-out.ts';
import styles from './laid-out-body.module.css';

export type LaidOutBodyProps = {
  readonly label: string;
  readonly bytes: Uint8Array;
  readonly form: 'json' | 'text';
  readonly knownSecrets: readonly string[];
  readonly revealed: boolean;
};

const nothingMasked: Places = new Uint32Array(0);

/** A body in lines that can be searched and, where it is JSON, folded; megabytes of it as well. Not one digit changes. */
export function LaidOutBody({ label, bytes, form, knownSecrets, revealed }: LaidOutBodyProps) {
  const { laidOut, state, find } = useLaidOut(bytes, form, knownSecrets);
  const { rows, secrets } = laidOut;
  const masked = revealed ? nothingMasked : secrets;
  const [folded, setFolded] = useState<ReadonlySet<number>>(new Set());
  const [cursor, setCursor] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const visible = useMemo(() => visibleRows(rows, folded, masked), [rows, folded, masked]);
  const box = useRef<HTMLDivElement>(null);
  const [sought, setSought] = useState<number>();
  // The answer of a search can come before the lines that it is in; those of the beginning end too early for it.
  if (sought !== undefined && state !== 'under-way') {
    const row = rowAt(rows, sought);
    setSought(undefined);
    setFolded(foldedToShow(rows, folded, row));
    setCursor(row);
  }
  const search = useBodySearch(find, masked, () => rows.starts[cursor] ?? 0, setSought);
  const fold = (row: number) => {
    if (!isRow(rows, row, rowIs.opening)) return;
    setFolded((before) => {
      const next = new Set(before);
      if (!next.delete(row)) next.add(row);
      return next;
    });
  };
  return (
    <div className={styles.body}>
      <div className={styles.bar}>
        <BodySearch label={label} search={search} input={input} onLeave={() => box.current?.focus()} />
        {form === 'json' && (
          <>
            <Button look="quiet" onClick={() => setFolded(topLevel(rows))}>
              Fold all
            </Button>
            <Button look="quiet" onClick={() => setFolded(new Set())}>
              Unfold all
            </Button>
          </>
        )}
      </div>
      <BodyLines
        label={label}
        form={form}
        laidOut={laidOut}
        visible={visible}
        box={box}
        masked={masked}
        search={search}
        folded={folded}
        cursor={cursor}
        onCursor={setCursor}
        onFold={fold}
        onFind={() => input.current?.focus()}
      />
      {form === 'json' && (
        <BodyPlace
          label={label}
          laidOut={laidOut}
          isWhole={state === 'whole' && rows.isWhole}
          row={cursor}
          masked={masked}
        />
      )}
      {state === 'failed' && (
        <p role="alert" className={styles.note}>
          This is the beginning only: the part of this page that lays out the rest did not start. Reload the page; the
          bytes can be saved.
        </p>
      )}
      {state === 'whole' && !rows.isWhole && (
        <p className={styles.note}>
          These are the first {rows.count.toLocaleString('en')} lines. The rest is too much to be laid out; it is in the
          bytes to save.
        </p>
      )}
    </div>
  );
}
