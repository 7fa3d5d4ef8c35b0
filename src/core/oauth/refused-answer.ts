import type { HttpResponse } from '../http/message.ts';
import { readJsonBytes } from '../jwt/read-json-part.ts';

/** A refusal with an error code (RFC 6749 §5.2), which RFC 7662 §2.3 and RFC 7009 §2.2.1 take over. */
export type RefusedAnswer = {
  readonly kind: 'refused';
  readonly status: number;
  readonly error: string;
  readonly description: string | undefined;
};

/** The error that an answer names, or undefined where it names none. */
export function refusedAnswer({ status, body }: HttpResponse): RefusedAnswer | undefined {
  const read = readJsonBytes(body, []);
  const members = read.kind === 'object' ? read.object : {};
  const error = Object.hasOwn(members, 'error') ? members['error'] : undefined;
  const description = Object.hasOwn(members, 'error_description') ? members['error_description'] : undefined;
  if (typeof error === 'string' && error !== '') {
    return { kind: 'refused', status, error, description: typeof description === 'string' ? description : undefined };
  }
  return status === 401 || status === 403 ? { kind: 'refused', status, error: '', description: undefined } : undefined;
}
