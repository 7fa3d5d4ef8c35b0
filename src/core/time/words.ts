const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * A duration as one says it, in its two largest units: "12 s", "4 min 6 s", "3 h 2 min", "2 days 4 h". Begun seconds
 * count as whole ones, so that "0 s" is never said of something that is still running.
 */
export function durationWords(ms: number): string {
  const whole = wholeSeconds(ms);
  if (whole < minute) return `${whole / second} s`;
  if (whole < hour) return pair(whole, minute, 'min', second, 's');
  if (whole < day) return pair(whole, hour, 'h', minute, 'min');
  return pair(whole, day, whole < 2 * day ? 'day' : 'days', hour, 'h');
}

/** A duration as on a clock: "0:12", "4:06", "1:02:03". Hours count on beyond a day; begun seconds count as whole. */
export function clockFace(ms: number): string {
  const whole = wholeSeconds(ms);
  const hours = Math.floor(whole / hour);
  const minutes = Math.floor((whole % hour) / minute);
  const seconds = twoDigits((whole % minute) / second);
  return hours === 0 ? `${minutes}:${seconds}` : `${hours}:${twoDigits(minutes)}:${seconds}`;
}

/** A measured time: "0.4 ms", "11.6 ms", "236 ms", "1.24 s". */
export function msWords(ms: number): string {
  if (ms < 99.95) return `${ms.toFixed(1)} ms`;
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  return `${(ms / second).toFixed(2)} s`;
}

/** A size: "1 byte", "214 bytes", "3.4 KiB", "1.2 MiB". */
export function bytesWords(count: number): string {
  if (count === 1) return '1 byte';
  if (count < 1024) return `${count} bytes`;
  if (count < 1024 * 1023.95) return `${(count / 1024).toFixed(1)} KiB`;
  return `${(count / 1024 / 1024).toFixed(1)} MiB`;
}

function wholeSeconds(ms: number): number {
  return Math.ceil(Math.max(0, ms) / second) * second;
}

function pair(ms: number, large: number, largeWord: string, small: number, smallWord: string): string {
  const rest = Math.floor((ms % large) / small);
  const words = `${Math.floor(ms / large)} ${largeWord}`;
  return rest === 0 ? words : `${words} ${rest} ${smallWord}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
