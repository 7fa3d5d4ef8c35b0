/**
 * A date format that is made when it is first used: making one takes milliseconds, which the first view has better
 * uses for.
 */
export function dateFormat(options: Intl.DateTimeFormatOptions): (ms: number) => string {
  let format: Intl.DateTimeFormat | undefined;
  return (ms) => (format ??= new Intl.DateTimeFormat(undefined, { hourCycle: 'h23', ...options })).format(ms);
}
