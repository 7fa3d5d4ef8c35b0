import { headerValues, type Method } from './message.ts';
import type { DeviationList } from './response-deviations.ts';
import type { ResponseHead } from './response-head.ts';

/** How the end of a body is found (RFC 9112 §6.3). */
export type BodyLength =
  | { readonly kind: 'none' }
  | { readonly kind: 'known'; readonly bytes: number }
  | { readonly kind: 'chunked' }
  | { readonly kind: 'until-close' };

/** The answer is not the last one: 1xx, but not 101, after which another protocol would follow (RFC 9110 §15.2). */
export function isInterim(status: number): boolean {
  return status >= 100 && status < 200 && status !== 101;
}

/**
 * Decides how the body of a final answer ends. Where the fields contradict each other no length is believed and
 * everything until the close counts as body: nothing that came is hidden that way.
 */
export function bodyLength(method: Method, head: ResponseHead, deviations: DeviationList): BodyLength {
  const codings = list(head, 'transfer-encoding').map((coding) => coding.toLowerCase());
  const lengths = list(head, 'content-length');
  if (method === 'HEAD' || head.status === 101 || head.status === 204 || head.status === 304) return { kind: 'none' };
  const coded = codings.filter((coding) => coding !== 'identity');
  if (codings.length > 0 && codings.join() !== 'chunked')
    deviations.note('unknown-transfer-coding', codings.join(', '));
  if (coded.length === 0) return statedLength(lengths, deviations);
  if (lengths.length > 0) deviations.note('length-and-chunked', lengths.join(', '));
  return { kind: coded.at(-1) === 'chunked' ? 'chunked' : 'until-close' };
}

function statedLength(lengths: readonly string[], deviations: DeviationList): BodyLength {
  const [first] = lengths;
  if (first === undefined) return { kind: 'until-close' };
  if (lengths.some((length) => length !== first)) {
    deviations.note('conflicting-content-length', lengths.join(', '));
    return { kind: 'until-close' };
  }
  if (lengths.length > 1) deviations.note('repeated-content-length', lengths.join(', '));
  if (/^[0-9]+$/.test(first) && Number.isSafeInteger(Number(first))) return { kind: 'known', bytes: Number(first) };
  deviations.note('bad-content-length', first);
  return { kind: 'until-close' };
}

function list(head: ResponseHead, name: string): readonly string[] {
  return headerValues(head.headers, name).flatMap((value) => value.split(',').map((item) => item.trim()));
}
