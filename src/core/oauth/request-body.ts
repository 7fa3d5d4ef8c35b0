import { utf8 } from '../http/bytes.ts';
import { formBody } from '../http/form.ts';
import type { BodyFormat } from './connection.ts';

type Pairs = readonly (readonly [name: string, value: string])[];

/** The media type of each way to write the body. */
export const bodyTypes: Readonly<Record<BodyFormat, string>> = {
  form: 'application/x-www-form-urlencoded',
  json: 'application/json',
};

/** The parameters as a body, in this order: form-encoded (RFC 6749 Appendix B), or one JSON object whose values are texts. */
export function requestBody(pairs: Pairs, format: BodyFormat): Uint8Array {
  if (format === 'form') return utf8(formBody(pairs));
  // Written by hand: an object would put names that are numbers first.
  return utf8(`{${pairs.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`);
}

/** The first name that stands twice: a JSON object cannot hold it a second time (RFC 8259 §4). */
export function repeatedName(pairs: Pairs): string | undefined {
  return pairs.find(([name], index) => pairs.some(([other], at) => at < index && other === name))?.[0];
}
