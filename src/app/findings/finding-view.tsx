import { CircleCheck, CircleX, Info, TriangleAlert } from 'lucide-react';
import type { Certainty } from '#core/findings/finding.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import { deferred } from '../ui/deferred.tsx';
import { useDemoText } from '../ui/demo-mode.ts';
import { Explanation } from './explanation.tsx';
import type { PlacedFinding } from './placed-findings.ts';
import { RemedyButton, remedyKey } from './remedy-button.tsx';
import styles from './findings.module.css';

const LearnThis = deferred(() => import('./learn-this.tsx').then((part) => part.LearnThis));

const icons = { error: CircleX, warning: TriangleAlert, note: Info, good: CircleCheck };
const severityWords = { error: 'Error', warning: 'Warning', note: 'Note', good: 'Good' };
const stepWords = {
  token: 'token request',
  api: 'API call',
  lookup: 'question about the token',
  cors: 'check of what the server allows',
};
const certaintyWords: Readonly<Record<Certainty, string | undefined>> = {
  certain: undefined,
  likely: 'likely',
  hint: 'a hint, not certain',
};

type FindingViewProps = {
  readonly placed: PlacedFinding;
  /** The likeliest cause of what went wrong stands out, and its first remedy is the next press. */
  readonly leads?: boolean;
};

export function FindingView({ placed: { key, step, finding }, leads = false }: FindingViewProps) {
  const { light, glance } = useCommands();
  const shown = useDemoText();
  const { id, severity, evidence, source } = finding;
  const isLit = useWorkbench((state) => state.lit.step === step && state.lit.places === evidence);
  const Icon = icons[severity];
  const look = () => evidence.length > 0 && glance({ step, places: evidence });
  const lookAway = () => glance(undefined);
  return (
    <li
      id={`finding-${key}`}
      className={[styles.finding, styles[severity], leads && styles.leads].filter(Boolean).join(' ')}
      data-finding={id}
      data-severity={severity}
      onPointerEnter={look}
      onPointerLeave={lookAway}
    >
      <h3 className={styles.title}>{shown(finding.title)}</h3>
      <Icon className={styles.icon} size={16} aria-label={severityWords[severity]} role="img" />
      <Explanation text={shown(finding.explanation)} />
      <div className={styles.foot}>
        {finding.remedies.map((remedy, index) => (
          <RemedyButton
            key={remedyKey(remedy)}
            remedy={remedy}
            step={step}
            look={leads && index === 0 ? 'primary' : 'plain'}
          />
        ))}
        {evidence.length > 0 && (
          <Button
            look="quiet"
            aria-pressed={isLit}
            onFocus={look}
            onBlur={lookAway}
            onClick={() => light(step, isLit ? [] : evidence)}
          >
            Show where
          </Button>
        )}
        {certaintyWords[finding.certainty] !== undefined && <span>{certaintyWords[finding.certainty]}</span>}
        {severity !== 'good' && <span>{stepWords[step]}</span>}
        {source !== undefined && (
          <a href={source.url} target="_blank" rel="noopener noreferrer">
            {source.label}
          </a>
        )}
        <LearnThis findingId={id} />
      </div>
    </li>
  );
}
