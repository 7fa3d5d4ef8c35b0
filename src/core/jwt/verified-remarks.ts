import type { DecodedJws, DecodedJwt } from './decode.ts';
import type { KeyFacts } from './verdict.ts';

const unused: readonly (readonly [name: string, remark: string])[] = [
  ['jwk', 'The key that the token brings along (jwk) was not used: whoever wrote the token wrote that too.'],
  ['jku', 'The key set that the token names (jku) was not asked.'],
  ['x5u', 'The certificate that the token names (x5u) was not fetched.'],
  ['x5c', 'The certificates that the token brings along (x5c) were not used.'],
];

/** What a good signature leaves to be said: which key it was among several, and what was left alone. */
export function verifiedRemarks(
  { header }: DecodedJwt | DecodedJws,
  key: KeyFacts,
  fittingCount: number,
): readonly string[] {
  const choice =
    fittingCount > 1
      ? [`Ambiguous: ${fittingCount} keys could be meant; the signature fits number ${key.position}.`]
      : Object.hasOwn(header, 'kid') && key.kid !== header['kid']
        ? [
            `The token names a kid and the key has ${key.kid === undefined ? 'none' : 'another'}; the signature fits all the same.`,
          ]
        : [];
  return [...choice, ...unused.flatMap(([name, remark]) => (Object.hasOwn(header, name) ? [remark] : []))];
}
