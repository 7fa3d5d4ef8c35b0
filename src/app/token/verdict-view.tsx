import { CircleCheck, CircleHelp, CircleX, EyeOff } from 'lucide-react';
import type { ReactNode } from 'react';
import type { KeyFacts, Verdict } from '#core/jwt/verdict.ts';
import type { HeldToken } from '../session/selectors.ts';
import type { FiledVerdict } from '../session/verification.ts';
import { Button } from '../ui/button.tsx';
import { MarkedText } from '../ui/marked-text.tsx';
import { ExcludedKeys } from './excluded-keys.tsx';
import { KeyLines } from './key-lines.tsx';
import { SourceLine } from './source-line.tsx';
import { ValidityLine } from './validity-line.tsx';
import styles from './verification.module.css';

const looks = {
  verified: { title: 'Verified', Icon: CircleCheck },
  'not-valid': { title: 'Not valid', Icon: CircleX },
  'cannot-check': { title: 'Cannot be checked', Icon: CircleHelp },
  'not-for-you': { title: 'Not meant for you', Icon: EyeOff },
} as const;

type VerdictViewProps = {
  readonly filed: FiledVerdict;
  readonly token: HeldToken;
  readonly onAgree: (url: string) => void;
};

/** What checking came to, for exactly this token and this choice of keys. */
export function VerdictView({ filed, token, onAgree }: VerdictViewProps) {
  const { verdict, elsewhere } = filed;
  const { title, Icon } = looks[verdict.kind];
  return (
    <div role="group" aria-label="Verdict" data-verdict={verdict.kind} className={styles.verdict}>
      <h3 className={styles.title}>
        <Icon size={18} aria-hidden="true" /> {title}
      </h3>
      <div className={styles.words}>
        <VerdictWords verdict={verdict} filed={filed} token={token} />
        {elsewhere !== undefined && (
          <Button onClick={() => onAgree(elsewhere.url)}>{`Ask ${elsewhere.host} for the keys`}</Button>
        )}
      </div>
    </div>
  );
}

function VerdictWords({
  verdict,
  filed,
  token,
}: {
  readonly verdict: Verdict;
  readonly filed: FiledVerdict;
  readonly token: HeldToken;
}) {
  switch (verdict.kind) {
    case 'verified':
      return (
        <>
          <p>
            The signature fits exactly this token and this key
            {verdict.key.kid === undefined ? '' : ', named by its kid'}.
          </p>
          <KeyLines keyFacts={verdict.key} />
          <SourceLine source={filed.source} />
          <ValidityLine token={token} />
          <Remarks remarks={verdict.remarks} />
        </>
      );
    case 'not-valid':
      return (
        <>
          <p>
            <MarkedText text={verdict.reason} />
          </p>
          <SourceLine source={filed.source} />
          <Tried keys={verdict.tried} />
        </>
      );
    case 'cannot-check':
      return (
        <>
          <p>
            <MarkedText text={verdict.reason} /> {verdict.next}
          </p>
          <SourceLine source={filed.source} />
          {verdict.excluded.length > 0 && <ExcludedKeys excluded={verdict.excluded} count={verdict.excludedCount} />}
        </>
      );
    case 'not-for-you':
      return (
        <p>
          <MarkedText text={verdict.reason} /> {verdict.next}
        </p>
      );
  }
}

function Remarks({ remarks }: { readonly remarks: readonly string[] }): ReactNode {
  if (remarks.length === 0) return null;
  return (
    <ul className={styles.remarks}>
      {remarks.map((remark) => (
        <li key={remark}>{remark}</li>
      ))}
    </ul>
  );
}

function Tried({ keys }: { readonly keys: readonly KeyFacts[] }): ReactNode {
  if (keys.length === 0) return null;
  return (
    <details className={styles.more}>
      <summary>{keys.length === 1 ? 'The key that was tried' : `The ${keys.length} keys that were tried`}</summary>
      {keys.map((key) => (
        <KeyLines key={key.position} keyFacts={key} />
      ))}
    </details>
  );
}
