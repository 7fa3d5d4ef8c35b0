import { defaultRangeExtractor, measureElement, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import styles from './virtual-list.module.css';

type VirtualListProps = {
  readonly label: string;
  /** One for each row, in order; they stay the same while rows come and go. */
  readonly keys: readonly string[];
  /** Roughly, in px; each row is measured once it is drawn. */
  readonly rowPx: number;
  /**
   * Draws a row. One row at a time is in the Tab order, so `tabIndex` belongs to every control in it; the one that the
   * arrow keys lead to has the attribute `data-row-focus`.
   */
  readonly row: (index: number, tabIndex: 0 | -1) => ReactNode;
};

/**
 * A list of any length of which only what is in sight is drawn. It is one stop in the Tab order; arrows, Home, End, Page
 * Up and Page Down lead through its rows. Those who hear it are told how long it is and where they are.
 */
export function VirtualList({ label, keys, rowPx, row }: VirtualListProps) {
  const box = useRef<HTMLDivElement>(null);
  const [activeKey, setActiveKey] = useState('');
  const found = keys.indexOf(activeKey);
  const active = found < 0 ? 0 : found;
  const wantsFocus = useRef(false);
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised by a compiler
  const list = useVirtualizer<HTMLDivElement, HTMLLIElement>({
    count: keys.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowPx,
    getItemKey: (index) => keys[index] ?? index,
    overscan: 8,
    // Rows are there in the first frame already, before the box itself could be measured.
    initialRect: { width: 0, height: globalThis.innerHeight },
    // A row is measured once it is laid out: asked for its height before, it would have the page laid out for that alone.
    measureElement: (row, entry, itself) =>
      entry === undefined ? knownSize(row, itself) : measureElement(row, entry, itself),
    directDomUpdates: true,
    // The row with the focus is drawn wherever it is, or the focus would be lost when it is scrolled away.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), active])].sort((a, b) => a - b),
  });

  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    rowControl(box.current, active)?.focus({ preventScroll: true });
  }, [active]);

  const moveTo = (index: number): void => {
    const to = Math.max(0, Math.min(keys.length - 1, index));
    list.scrollToIndex(to, { align: 'auto' });
    if (to === active) rowControl(box.current, to)?.focus({ preventScroll: true });
    wantsFocus.current = to !== active;
    setActiveKey(keys[to] ?? '');
  };
  const press = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? rowPx) / rowPx) - 1);
    const target = targetOf(event.key, active, page, keys.length);
    if (target === undefined) return;
    event.preventDefault();
    moveTo(target);
  };

  return (
    <div ref={box} className={styles.box}>
      {/* The keys move the focus between the controls of the rows; the list itself takes none. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul ref={list.containerRef} aria-label={label} className={styles.list} onKeyDown={press}>
        {list.getVirtualItems().map(({ key, index }) => (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
          <li
            key={key}
            ref={list.measureElement}
            data-index={index}
            className={styles.row}
            aria-setsize={keys.length}
            aria-posinset={index + 1}
            onFocus={() => setActiveKey(keys[index] ?? '')}
          >
            {row(index, index === active ? 0 : -1)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function knownSize(row: HTMLLIElement, list: Virtualizer<HTMLDivElement, HTMLLIElement>): number {
  const index = list.indexFromElement(row);
  return list.measurementsCache[index]?.size ?? list.options.estimateSize(index);
}

function targetOf(key: string, active: number, page: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return active + 1;
    case 'ArrowUp':
      return active - 1;
    case 'PageDown':
      return active + page;
    case 'PageUp':
      return active - page;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

function rowControl(box: HTMLElement | null, index: number): HTMLElement | null | undefined {
  return box?.querySelector<HTMLElement>(`[data-index="${index}"] [data-row-focus]`);
}
