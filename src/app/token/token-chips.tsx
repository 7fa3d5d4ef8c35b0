import type { DecodedToken } from '#core/jwt/decode.ts';
import type { Verdict } from '#core/jwt/verdict.ts';
import { shownVerdict } from '../session/lookups-of.ts';
import type { HeldToken } from '../session/selectors.ts';
import { useWorkbench } from '../session/session-context.tsx';
import { Chip, type Tone } from '../ui/chip.tsx';
import { MarkedText } from '../ui/marked-text.tsx';
import { tokenKind } from './token-kind.ts';

/** What the token is, and what is known of its signature, in a few words beside the heading. */
export function TokenChips({ token }: { readonly token: HeldToken }) {
  const verdict = useWorkbench(shownVerdict)?.verdict;
  const { decoded, run } = token;
  return (
    <>
      {run.kind === 'made' && <Chip tone="warning">made here</Chip>}
      <Chip tone={decoded.kind === 'damaged' ? 'warning' : 'quiet'}>
        <MarkedText text={tokenKind(decoded)} />
      </Chip>
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
