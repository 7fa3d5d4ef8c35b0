import { CircleCheck, CircleX, Info, TriangleAlert } from 'lucide-react';
import type { Remedy } from '#core/findings/finding.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import type { PlacedFinding } from './findings-of-runs.tsx';
import styles from './findings.module.css';

const icons = { error: CircleX, warning: TriangleAlert, note: Info, good: CircleCheck };
const severityWords = { error: 'Error', warning: 'Warning', note: 'Note', good: 'Good' };
const stepWords = { token: 'token request', api: 'API call', lookup: 'question about the token' };

export function FindingView({ step, finding }: PlacedFinding) {
  const { light } = useCommands();
  const isLit = useWorkbench((state) => state.lit.step === step && state.lit.places === finding.evidence);
  const Icon = icons[finding.severity];
  return (
    <li
      id={`finding-${step}-${finding.id}`}
      className={`${styles.finding} ${styles[finding.severity]}`}
      data-finding={finding.id}
      data-severity={finding.severity}
    >
      <h3 className={styles.title}>{finding.title}</h3>
      <Icon className={styles.icon} size={16} aria-label={severityWords[finding.severity]} role="img" />
      <p className={styles.explanation}>{finding.explanation}</p>
      <div className={styles.foot}>
        {finding.remedies.map((remedy) => (
          <RemedyButton key={remedyKey(remedy)} remedy={remedy} step={step} />
        ))}
        {finding.evidence.length > 0 && (
          <Button look="quiet" aria-pressed={isLit} onClick={() => light(step, isLit ? [] : finding.evidence)}>
            Show where
          </Button>
        )}
        {finding.severity !== 'good' && <span className={styles.about}>{stepWords[step]}</span>}
        {finding.source !== undefined && (
          <a href={finding.source.url} target="_blank" rel="noopener noreferrer">
            {finding.source.label}
          </a>
        )}
      </div>
    </li>
  );
}

/** A remedy that changes what is typed or sends again; what concerns a failed connection stands in the exchange itself. */
function RemedyButton({ remedy, step }: { readonly remedy: Remedy; readonly step: PlacedFinding['step'] }) {
  const { applyRemedy, getToken, sendAgain } = useCommands();
  switch (remedy.kind) {
    case 'change-connection':
    case 'change-api-call':
      return <Button onClick={() => void applyRemedy(remedy)}>{remedy.label}</Button>;
    case 'get-token':
      return <Button onClick={() => void getToken()}>Get a new token</Button>;
    case 'send-again':
      return <Button onClick={() => void sendAgain(step)}>Send again</Button>;
    case 'try-through-proxy':
    case 'trust-certificate':
    case 'do-not-verify':
      return null;
  }
}

/** The change itself may hold a secret, so it is no part of the key. */
function remedyKey(remedy: Remedy): string {
  return 'label' in remedy ? remedy.label : remedy.kind;
}
