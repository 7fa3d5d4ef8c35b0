/** A moment's day as a date field writes it, `2027-01-15`, in the time zone of the user. */
export function localDate(ms: number): string {
  const then = new Date(ms);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(then.getFullYear()).padStart(4, '0')}-${two(then.getMonth() + 1)}-${two(then.getDate())}`;
}

/** When such a day begins, ms; undefined where the text is no date. */
export function localDay(date: string): number | undefined {
  return beginning(date, 0);
}

/** When the day after it begins: a day may have 23 or 25 hours. */
export function nextLocalDay(date: string): number | undefined {
  return beginning(date, 1);
}

function beginning(date: string, daysLater: number): number | undefined {
  const [, year, month, day] = /^(\d{4,6})-(\d\d)-(\d\d)$/.exec(date) ?? [];
  if (year === undefined) return undefined;
  const ms = new Date(Number(year), Number(month) - 1, Number(day) + daysLater).getTime();
  return Number.isNaN(ms) ? undefined : ms;
}
