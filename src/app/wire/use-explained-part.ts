import { type KeyboardEvent, type MouseEvent, type PointerEvent, type RefObject, useEffect, useState } from 'react';
import type { MessagePart } from '#core/annotations/message-parts.ts';

/** The part that is being explained. One that was pressed stays while the pointer moves on; `spoken` ones are read out. */
export type Explained = { readonly part: MessagePart; readonly isKept: boolean; readonly isSpoken: boolean };

/** Which part of a message is explained: by pointer, by tap, or by arrow keys while the message has the focus. */
export function useExplainedPart(pre: RefObject<HTMLPreElement | null>, parts: readonly MessagePart[]) {
  const [shown, setShown] = useState<Explained & { readonly number: number }>();
  const current = stillThere(shown, parts);
  const number = current?.number ?? -1;
  useEffect(() => {
    const element = pre.current?.querySelector(`[data-part="${number}"]`);
    element?.setAttribute('data-explained', '');
    return () => element?.removeAttribute('data-explained');
  }, [pre, number, parts]);

  const isShown = current !== undefined;
  // Wherever the focus is: what came by pointer has to go by key as well.
  useEffect(() => {
    if (!isShown) return undefined;
    const closeOnEscape = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      const message = pre.current;
      if (message?.parentElement?.contains(document.activeElement) === true) message.focus();
      setShown(undefined);
    };
    document.addEventListener('keydown', closeOnEscape);
    return () => document.removeEventListener('keydown', closeOnEscape);
  }, [pre, isShown]);

  const show = (shownNumber: number, how: Omit<Explained, 'part'>): void => {
    const part = parts[shownNumber];
    setShown(part && { part, number: shownNumber, ...how });
  };
  const close = (): void => setShown(undefined);

  const onPointerOver = (event: PointerEvent): void => {
    const pointedAt = numberAt(event.target);
    if (event.pointerType === 'touch' || pointedAt < 0 || current?.isKept === true) return;
    show(pointedAt, { isKept: false, isSpoken: false });
  };
  const onClick = (event: MouseEvent): void => {
    const pressed = numberAt(event.target);
    // Who marks text wants to copy it.
    if (pressed < 0 || getSelection()?.isCollapsed === false) return;
    if (current?.isKept === true && number === pressed) close();
    else show(pressed, { isKept: true, isSpoken: true });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const next = numberAfter(event.key, number, parts.length);
    if (next === undefined) return;
    event.preventDefault();
    show(next, { isKept: true, isSpoken: true });
    pre.current?.querySelector(`[data-part="${next}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  return { explained: current, handlers: parts.length === 0 ? {} : { onPointerOver, onClick, onKeyDown } };
}

/** While one types, the message is made anew: what is explained stays as long as it still stands at its place. */
function stillThere<Shown extends Explained & { readonly number: number }>(
  shown: Shown | undefined,
  parts: readonly MessagePart[],
): Shown | undefined {
  const part = shown && parts[shown.number];
  if (shown === undefined || part === undefined) return undefined;
  const isSame = part.kind === shown.part.kind && nameOf(part) === nameOf(shown.part);
  return isSame ? { ...shown, part } : undefined;
}

function nameOf(part: MessagePart): string | undefined {
  return 'name' in part ? part.name : undefined;
}

function numberAt(target: EventTarget): number {
  const part = target instanceof Element ? target.closest('[data-part]') : null;
  return part === null ? -1 : Number(part.getAttribute('data-part'));
}

/** Where a key leads from here; undefined for keys that lead nowhere. */
function numberAfter(key: string, number: number, count: number): number | undefined {
  if (count === 0) return undefined;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(number + 1, count - 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(number - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
