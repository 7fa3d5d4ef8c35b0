const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const fixdate = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT$/;
const rfc850 =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (\d{2})-([A-Z][a-z]{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2}) GMT$/;
const asctime = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ([A-Z][a-z]{2}) ([ \d]\d) (\d{2}):(\d{2}):(\d{2}) (\d{4})$/;

/**
 * An HTTP date as ms since the epoch, whole seconds; undefined where the text is none. All three forms are read, as a
 * recipient must (RFC 9110 §5.6.7); two-digit years count from 1970 to 2069.
 */
export function parseHttpDate(text: string): number | undefined {
  const fixed = fixdate.exec(text) ?? rfc850.exec(text);
  if (fixed !== null) {
    const [, day = '', month = '', year = '', hour = '', minute = '', second = ''] = fixed;
    return utc(fullYear(year), month, day, [hour, minute, second]);
  }
  const old = asctime.exec(text);
  if (old === null) return undefined;
  const [, month = '', day = '', hour = '', minute = '', second = '', year = ''] = old;
  return utc(Number(year), month, day, [hour, minute, second]);
}

function fullYear(year: string): number {
  if (year.length === 4) return Number(year);
  return Number(year) < 70 ? 2000 + Number(year) : 1900 + Number(year);
}

function utc(year: number, month: string, day: string, time: readonly string[]): number | undefined {
  const monthIndex = months.indexOf(month);
  const [hour = 0, minute = 0, second = 0] = time.map(Number);
  const isTime = hour < 24 && minute < 60 && second <= 60;
  if (monthIndex < 0 || !isTime) return undefined;
  const ms = Date.UTC(year, monthIndex, Number(day), hour, minute, second);
  // The 31st of a month of 30 days would become the 1st of the next.
  const isDay = new Date(Date.UTC(year, monthIndex, Number(day))).getUTCMonth() === monthIndex && Number(day) > 0;
  return isDay ? ms : undefined;
}
