import type { Exchange } from '../http/exchange.ts';
import { readJsonAnswer } from './json-answer.ts';
import { mtlsTokenEndpoint } from './metadata-of.ts';

/**
 * The scopes that metadata of this token endpoint's server list (`scopes_supported`, RFC 8414 §2), each once, in their
 * order; undefined where the answer is no such metadata. A server need not list all that it knows.
 */
export function scopesSupported(exchange: Exchange, tokenEndpoint: string): readonly string[] | undefined {
  const answer = readJsonAnswer(exchange);
  if (answer.kind === 'unusable') return undefined;
  const { token_endpoint: named, scopes_supported: scopes } = answer.members;
  const isNamed = named === tokenEndpoint || mtlsTokenEndpoint(answer.members) === tokenEndpoint;
  if (!isNamed || !Array.isArray(scopes)) return undefined;
  return [...new Set(scopes.filter((scope) => typeof scope === 'string' && /^[!#-[\]-~]+$/.test(scope)))];
}
