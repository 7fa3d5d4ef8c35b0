import type { DecodedToken } from '#core/jwt/decode.ts';
import type { Verdict } from '#core/jwt/verdict.ts';
import { shownVerdict } from '../session/lookups-of.ts';
import type { HeldToken } from '../session/selectors.ts';
import { useWorkbench } from '../session/session-context.tsx';
import { Chip, type Tone } from '../ui/chip.tsx';

/** What the token is, and what is known of its signature, in a few words beside the heading. */
export function TokenChips({ token }: { readonly token: HeldToken }) {
  const verdict = useWorkbench(shownVerdict)?.verdict;
  const { decoded, run } = token;
  return (
    <>
      {run.kind === 'made' && <Chip tone="warning">made here</Chip>}
      <Chip tone={decoded.kind === 'damaged' ? 'warning' : 'quiet'}>{kindWords(decoded)}</Chip>
      {(decoded.kind === 'jwt' || decoded.kind === 'jws') && <SignatureChip token={decoded} verdict={verdict} />}
    </>
  );
}

function SignatureChip({
  token,
  verdict,
}: {
  readonly token: Extract<DecodedToken, { unsigned: boolean }>;
  readonly verdict: Verdict | undefined;
}) {
  if (token.unsigned) return <Chip tone="error">unsigned, proves nothing</Chip>;
  const [tone, words] = verdict === undefined ? notChecked : verdictWords[verdict.kind];
  return <Chip tone={tone}>{words}</Chip>;
}

const notChecked = ['quiet', 'signature not checked'] as const;

const verdictWords: Readonly<Record<Verdict['kind'], readonly [Tone, string]>> = {
  verified: ['good', 'signature verified'],
  'not-valid': ['error', 'not valid'],
  'cannot-check': ['warning', 'signature cannot be checked'],
  'not-for-you': ['quiet', 'not meant for you'],
};

function kindWords(decoded: DecodedToken): string {
  switch (decoded.kind) {
    case 'jwt': {
      const typ = decoded.header['typ'];
      return `JWT${typeof typ === 'string' ? ` · ${typ.slice(0, 40)}` : ''}`;
    }
    case 'jws':
      return decoded.nested === undefined ? 'JWS, no JWT' : 'nested JWT';
    case 'jwe':
      return 'encrypted (JWE)';
    case 'opaque':
      return 'opaque';
    case 'damaged':
      return 'damaged JWT';
    case 'too-large':
      return 'too large to decode';
  }
}
