import { describe, expect, it } from 'vitest';
import { bytesWords, clockFace, durationWords, msWords } from '#core/time/words.ts';

const second = 1000;
const minute = 60_000;
const hour = 3_600_000;
const day = 86_400_000;

describe('durationWords', () => {
  it.each([
    [0, '0 s'],
    [1, '1 s'],
    [12 * second, '12 s'],
    [59_001, '1 min'],
    [4 * minute + 6 * second, '4 min 6 s'],
    [5 * minute, '5 min'],
    [3 * hour + 2 * minute + 30 * second, '3 h 2 min'],
    [hour, '1 h'],
    [day, '1 day'],
    [day + 4 * hour, '1 day 4 h'],
    [2 * day + 4 * hour, '2 days 4 h'],
    [-5, '0 s'],
  ])('says %d ms as %s', (ms, words) => {
    expect(durationWords(ms)).toBe(words);
  });
});

describe('clockFace', () => {
  it.each([
    [0, '0:00'],
    [1, '0:01'],
    [12 * second, '0:12'],
    [246 * second, '4:06'],
    [59_999, '1:00'],
    [3723 * second, '1:02:03'],
    [30 * hour, '30:00:00'],
  ])('shows %d ms as %s', (ms, face) => {
    expect(clockFace(ms)).toBe(face);
  });
});

describe('msWords', () => {
  it.each([
    [0, '0.0 ms'],
    [0.42, '0.4 ms'],
    [11.62, '11.6 ms'],
    [99.96, '100 ms'],
    [236.4, '236 ms'],
    [999.7, '1.00 s'],
    [1240, '1.24 s'],
  ])('says %d ms as %s', (ms, words) => {
    expect(msWords(ms)).toBe(words);
  });
});

describe('bytesWords', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [1023, '1023 bytes'],
    [3482, '3.4 KiB'],
    [1024 * 1024 - 1, '1.0 MiB'],
    [1_258_291, '1.2 MiB'],
  ])('says %d as %s', (count, words) => {
    expect(bytesWords(count)).toBe(words);
  });
});
