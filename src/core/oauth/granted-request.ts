import { formPairs } from '../http/form-pairs.ts';
import { headerValue, type HttpRequest } from '../http/message.ts';
import { scopeWords } from './scope-difference.ts';

/** What a token request asks for. */
export type Requested = {
  /** The `scope` value (RFC 6749 §3.3); undefined where it is absent or empty. */
  readonly scope: string | undefined;
  /** Values of `audience`, which several vendors take; one value may hold several, separated by spaces. */
  readonly audiences: readonly string[];
  /** Values of `resource`, which may repeat (RFC 8707 §2). */
  readonly resources: readonly string[];
  /** A DPoP proof went along (RFC 9449 §5). */
  readonly hasDpopProof: boolean;
};

const decoder = new TextDecoder('utf-8');

/** Reads what was really sent, not what the connection says now. */
export function requestedIn(request: HttpRequest): Requested {
  const pairs = formPairs(decoder.decode(request.body));
  const valuesOf = (name: string) =>
    pairs.filter(([each, value]) => each === name && value !== '').map(([, value]) => value);
  return {
    scope: valuesOf('scope')[0],
    audiences: valuesOf('audience').flatMap(scopeWords),
    resources: valuesOf('resource'),
    hasDpopProof: headerValue(request.headers, 'DPoP') !== undefined,
  };
}
