import { expect, it } from 'vitest';
import { dateFormat } from '#app/ui/date-format.ts';

it('says that a time is beyond every calendar instead of failing on it', () => {
  const year = dateFormat({ year: 'numeric', timeZone: 'UTC' });
  expect([year(0), year(1e300), year(-1e300), year(Number.NaN)]).toEqual([
    '1970',
    'a time beyond every calendar',
    'a time beyond every calendar',
    'a time beyond every calendar',
  ]);
});
