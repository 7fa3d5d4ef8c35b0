import type { DecodedToken } from '../../jwt/decode.ts';
import type { Difference } from './comparison.ts';
import { differenceOf } from './difference-of.ts';
import { type Origins, sameness } from './fingerprints.ts';
import { type Jose, joseDifferences } from './jose.ts';
import type { Both, RunFacts } from './run-facts.ts';

const accessToken: Jose = {
  id: 'token',
  area: 'token',
  subject: 'token',
  placeOf: (part, name) => (part === 'claim' ? { kind: 'claim', name } : { kind: 'token-header', name }),
};

/** What the tokens of two runs are, say and are signed with. */
export function tokenDifferences({ before, after }: Both, origins: Origins): readonly Difference[] {
  if (before.token === undefined && after.token === undefined) return [];
  if (before.token === undefined || after.token === undefined) return presence(before, after);
  const formats = differenceOf({
    id: 'token format',
    area: 'token',
    weight: 'important',
    subject: 'The token',
    before: formatPhrases[before.token.kind],
    after: formatPhrases[after.token.kind],
    sentence: `The token is ${formatPhrases[after.token.kind]} instead of ${formatPhrases[before.token.kind]}`,
    place: { kind: 'response-member', name: 'access_token' },
  });
  return [
    ...formats,
    ...signedDifference(before.token, after.token),
    ...joseDifferences(before.token, after.token, accessToken),
    ...textDifference(before, after, origins),
  ];
}

const formatPhrases: Readonly<Record<DecodedToken['kind'], string>> = {
  jwt: 'a JWT',
  jws: 'signed, with a payload that is no JSON object',
  jwe: 'encrypted',
  opaque: 'opaque',
  damaged: 'damaged',
  'too-large': 'too large to be read',
};

/** A token request without a token has that as its outcome; a call without one is a difference of its own. */
function presence(before: RunFacts, after: RunFacts): readonly Difference[] {
  if (before.run.kind !== 'api' || after.run.kind !== 'api') return [];
  const isAdded = before.token === undefined;
  return [
    {
      id: 'token',
      area: 'token',
      weight: 'important',
      sentence: isAdded ? 'A token was sent, and before there was none' : 'No token was sent, and before there was one',
      before: isAdded ? { kind: 'missing' } : { kind: 'value', text: before.tokenText ?? '' },
      after: isAdded ? { kind: 'value', text: after.tokenText ?? '' } : { kind: 'missing' },
      place: { kind: 'request-header', name: 'Authorization' },
    },
  ];
}

function signedDifference(before: DecodedToken, after: DecodedToken): readonly Difference[] {
  return differenceOf({
    id: 'token signed',
    area: 'token',
    weight: 'important',
    subject: 'The token',
    before: signedPhrase(before),
    after: signedPhrase(after),
    sentence: `The token is ${signedPhrase(after) ?? 'of unknown signature'} instead of ${signedPhrase(before) ?? 'of unknown signature'}`,
    place: { kind: 'token-header', name: 'alg' },
  }).filter(({ before: one, after: other }) => one.kind === 'value' && other.kind === 'value');
}

function signedPhrase(token: DecodedToken): string | undefined {
  if (token.kind !== 'jwt' && token.kind !== 'jws') return undefined;
  return token.unsigned ? 'unsigned' : 'signed';
}

/** What is left where nothing in it can be read: that it is another one. */
function textDifference(before: RunFacts, after: RunFacts, origins: Origins): readonly Difference[] {
  const [from, to] = [before.tokenText ?? '', after.tokenText ?? ''];
  if (before.token?.kind !== 'opaque' || after.token?.kind !== 'opaque') return [];
  if (sameness(from, to, origins) !== 'different') return [];
  return differenceOf({
    id: 'token text',
    area: 'token',
    weight: 'expected',
    subject: 'The token',
    before: from,
    after: to,
    sentence: 'The token is another one, as each request brings a new one',
    place: { kind: 'response-member', name: 'access_token' },
  });
}
