import { useEffect, useState } from 'react';
import { whenIdle } from './when-idle.ts';

const latestMs = 500;

/** The value as it was when the page had time last, `first` until then: for what takes longer than to draw the rest. */
export function useWhenIdle<T>(value: T, first: T): T {
  const [shown, setShown] = useState(first);
  useEffect(() => whenIdle(() => setShown(value), latestMs), [value]);
  return shown;
}
