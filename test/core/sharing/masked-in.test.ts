import { expect, it } from 'vitest';
import { maskedIn } from '#core/sharing/masked-in.ts';

it.each([
  ['a known secret', 'no client with s3cret-of-mine here', 'no client with •••••••• here'],
  ['a known secret in another spelling', 'no %73%33cret-of-mine here', 'no •••••••• here'],
  ['a token by its looks', 'got eyJhbGciOiJub25lIn0.eyJhIjoxfQ.c2ln today', 'got •••••••• today'],
  ['the beginning of a secret where a quotation ends', '“it was s3cret-of…”.', '“it was ••••••••…”.'],
  ['two beginnings', 'a s3cre… b s3cret-o… c', 'a ••••••••… b ••••••••… c'],
])('masks %s', (_what, text, shown) => {
  expect(maskedIn(text, ['s3cret-of-mine'])).toBe(shown);
});

it.each(['an answer that ends …', 'cut after three: s3c…', 's3cre at the end'])('leaves “%s” as it is', (text) => {
  expect(maskedIn(text, ['s3cret-of-mine'])).toBe(text);
});
