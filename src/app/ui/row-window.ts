import { type RefObject, useCallback, useLayoutEffect, useState } from 'react';

/**
 * The rows of a long list that are in sight. All have one height; browsers cannot draw an element of some ten million
 * pixels, so beyond that one pixel of scrolling is more than one of the list.
 */
export type RowWindow = {
  readonly first: number;
  /** One behind the last. */
  readonly last: number;
  /** For the element that makes the box scroll: a CSS length. */
  readonly height: string;
  /** For the one that holds the rows, in px. */
  readonly top: number;
  readonly onScroll: () => void;
  /** How many rows fit. */
  readonly page: () => number;
  readonly bringIntoView: (index: number) => void;
};

const tallestRem = 900_000;
const rowRem = 1.25;
const spareRows = 8;
/** Drawn before anything is measured: as many as a box of the usual height has room for. */
const firstRows = 26;

export function useRowWindow(box: RefObject<HTMLElement | null>, count: number): RowWindow {
  const [seen, setSeen] = useState({ first: 0, last: firstRows, top: 0 });

  const look = useCallback(() => {
    const { current } = box;
    if (current === null) return;
    const { scale, row } = measures(current, count);
    const above = current.scrollTop * scale;
    const first = Math.max(0, Math.floor(above / row) - spareRows);
    const last = Math.min(count, Math.ceil((above + current.clientHeight) / row) + spareRows);
    const top = scale === 1 ? first * row : current.scrollTop - (above - first * row);
    setSeen((before) =>
      before.first === first && before.last === last && before.top === top ? before : { first, last, top },
    );
  }, [box, count]);

  // It also calls once at the start, before anything is painted.
  useLayoutEffect(() => {
    const { current } = box;
    if (current === null) return undefined;
    const observer = new ResizeObserver(look);
    observer.observe(current);
    return () => observer.disconnect();
  }, [box, look]);

  const bringIntoView = useCallback(
    (index: number) => {
      const { current } = box;
      if (current === null) return;
      scrollTo(current, count, index);
      look();
    },
    [box, count, look],
  );

  return {
    ...seen,
    height: `${Math.min(rowRem * count, tallestRem)}rem`,
    last: Math.min(seen.last, count),
    onScroll: look,
    page: () => (box.current === null ? 1 : Math.max(1, Math.floor(box.current.clientHeight / (rowRem * remPx())) - 1)),
    bringIntoView,
  };
}

function scrollTo(box: HTMLElement, count: number, index: number): void {
  const { scale, row } = measures(box, count);
  const above = box.scrollTop * scale;
  const room = box.clientHeight - row;
  const at = index * row;
  if (at < above) box.scrollTop = at / scale;
  else if (at > above + room) box.scrollTop = (at - room) / scale;
}

function measures(box: HTMLElement, count: number) {
  const rem = remPx();
  const row = rowRem * rem;
  const whole = count * row;
  const height = Math.min(whole, tallestRem * rem);
  const scale = height === whole ? 1 : (whole - box.clientHeight) / (height - box.clientHeight);
  return { scale, row };
}

/** Rows are measured by the size of the text, as in row-window.module.css: who enlarges it has room for it. */
function remPx(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}
