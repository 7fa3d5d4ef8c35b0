// The last moment that a Date can hold (ECMA-262 §21.4.1.1).
const lastMs = 8.64e15;

/**
 * A date format that is made when it is first used: making one takes milliseconds, which the first view has better
 * uses for. A time that no calendar holds, such as a server's odd `expires_in` gives, is said to be so.
 */
export function dateFormat(options: Intl.DateTimeFormatOptions): (ms: number) => string {
  let format: Intl.DateTimeFormat | undefined;
  return (ms) => {
    if (!(Math.abs(ms) <= lastMs)) return 'a time beyond every calendar';
    return (format ??= new Intl.DateTimeFormat(undefined, { hourCycle: 'h23', ...options })).format(ms);
  };
}
