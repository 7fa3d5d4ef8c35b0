import { pointerOf } from '#core/http/json-pointer.ts';
import { valueSpan } from '#core/http/row-value.ts';
import type { LaidOut } from '#core/sharing/lay-out.ts';
import type { Places } from '#core/http/places.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { copiedValue } from './copied-value.ts';
import styles from './laid-out-body.module.css';

type BodyPlaceProps = {
  readonly label: string;
  readonly laidOut: LaidOut;
  readonly row: number;
  readonly masked: Places;
};

/** Where one stands in a JSON document, and what stands there to be taken along. */
export function BodyPlace({ label, laidOut: { text, rows }, row, masked }: BodyPlaceProps) {
  const pointer = pointerOf(text, rows, row);
  return (
    <div className={styles.place} role="group" aria-label={`Place in ${label}`}>
      {pointer === undefined ? (
        <span className={styles.pointer}>Too deep for its path to be of use: level {rows.depths[row]} and more</span>
      ) : (
        <code className={styles.pointer} title="JSON Pointer (RFC 6901)">
          {pointer === '' ? 'the whole document' : pointer}
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
