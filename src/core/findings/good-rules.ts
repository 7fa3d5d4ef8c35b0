import { headerValue, type HttpResponse } from '../http/message.ts';
import type { DecodedToken } from '../jwt/decode.ts';
import { scopeWords } from '../oauth/scope-difference.ts';
import type { IssuedToken } from '../oauth/token-response.ts';
import { durationWords } from '../time/words.ts';
import type { Rule, TokenRun } from './finding.ts';
import { rfc } from './sources.ts';
import { issuedRule } from './token-rule.ts';

/** One line that says what is right, with the details behind it: a run without problems should be quiet. */
export const goodRules: readonly Rule[] = [
  issuedRule('token-issued', (answer, run, response) => ({
    severity: 'good',
    title: 'The server issued a token',
    explanation: `${kindWords(run.token)} ${detailsOf(answer, run, response).join(' ')} Next: call the API with it.`,
    source: rfc(6749, '5.1'),
  })),
];

const kinds: Readonly<Record<DecodedToken['kind'], string>> = {
  jwt: 'It is a JWT',
  jws: 'It is a JWS whose payload is no set of claims',
  jwe: 'It is encrypted',
  opaque: 'It is opaque',
  damaged: 'It looks like a JWT, but cannot be read',
  'too-large': 'It is too large to take apart here',
};

function kindWords(token: DecodedToken | undefined): string {
  const typ = token?.kind === 'jwt' ? token.header['typ'] : undefined;
  const isTyped = typeof typ === 'string' && /^(application\/)?at\+jwt$/i.test(typ);
  return `${kinds[token?.kind ?? 'opaque']}${isTyped ? ', typed as an access token (at+jwt)' : ''}.`;
}

/** Only what can be seen to be right; what is not known is not mentioned. */
function detailsOf(
  { scope, expiresInSeconds }: IssuedToken,
  { connection, exchange }: TokenRun,
  { headers }: HttpResponse,
): readonly string[] {
  const asked = scopeWords(connection.scope);
  const isAsAsked = scope !== undefined && asked.length > 0 && asked.every((word) => scopeWords(scope).includes(word));
  const isKeptOut = headerValue(headers, 'cache-control')?.toLowerCase().includes('no-store') === true;
  const trust = exchange.peer?.tls?.trust.kind;
  return [
    expiresInSeconds === undefined ? undefined : `It lives for ${durationWords(expiresInSeconds * 1000)}.`,
    isAsAsked ? 'The scope is as asked for.' : undefined,
    isKeptOut ? 'Caches are told not to keep it.' : undefined,
    trust === 'verified' ? 'The server’s certificate was verified.' : undefined,
    trust === 'pinned' ? 'The server’s certificate is the one that you pinned.' : undefined,
  ].filter((words) => words !== undefined);
}
