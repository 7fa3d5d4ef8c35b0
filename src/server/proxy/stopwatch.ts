/** Milliseconds since it was started, on the monotonic clock, to the microsecond. */
export type Stopwatch = () => number;

/** Starts now. */
export function stopwatch(): Stopwatch {
  const start = performance.now();
  return () => Math.round((performance.now() - start) * 1000) / 1000;
}
