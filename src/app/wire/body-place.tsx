import { useMemo } from 'react';
import { pointerOf } from '#core/http/json-pointer.ts';
import { valueSpan } from '#core/http/row-value.ts';
import { topLevelCount, topLevelOf } from '#core/http/top-level.ts';
import type { LaidOut } from '#core/sharing/lay-out.ts';
import type { Places } from '#core/http/places.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { copiedValue } from './copied-value.ts';
import styles from './laid-out-body.module.css';

type BodyPlaceProps = {
  readonly label: string;
  readonly laidOut: LaidOut;
  /** Whether these are all rows that there are. */
  readonly isWhole: boolean;
  readonly row: number;
  readonly masked: Places;
};

/** Where one stands in a JSON document, and what stands there to be taken along. */
export function BodyPlace({ label, laidOut: { text, rows }, isWhole, row, masked }: BodyPlaceProps) {
  const pointer = pointerOf(text, rows, row);
  const count = useMemo(() => topLevelCount(rows), [rows]);
  return (
    <div className={styles.place} role="group" aria-label={`Place in ${label}`}>
      {count > 1 && (
        <span className={styles.document} title="Several JSON values stand behind one another">
          Value {number(topLevelOf(rows, row) + 1)}
          {isWhole && ` of ${number(count)}`}
        </span>
      )}
      {pointer === undefined ? (
        <span className={styles.pointer}>Too deep for its path to be of use: level {rows.depths[row]} and more</span>
      ) : (
        <code className={styles.pointer} title="JSON Pointer (RFC 6901)">
          {pointer === '' ? (count > 1 ? 'the whole value' : 'the whole document') : pointer}
        </code>
      )}
      <CopyButton
        name="Copy value"
        done={masked.length > 0 ? 'The value copied, secrets masked' : 'The value copied'}
        text={() => copiedValue(text, valueSpan(text, rows, row), masked)}
      />
      {pointer !== undefined && pointer !== '' && (
        <CopyButton name="Copy path" done="The JSON Pointer copied" text={() => pointer} />
      )}
    </div>
  );
}

function number(value: number): string {
  return value.toLocaleString('en');
}
