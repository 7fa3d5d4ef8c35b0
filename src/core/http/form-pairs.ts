import { formDecode } from './form-segments.ts';

/** The name-value pairs of a form-encoded text, decoded, in order; repeated names stay repeated, empty pairs are skipped. */
export function formPairs(text: string): readonly (readonly [name: string, value: string])[] {
  return text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      return equals < 0
        ? [formDecode(pair), '']
        : [formDecode(pair.slice(0, equals)), formDecode(pair.slice(equals + 1))];
    });
}
