import type { AnswerSoFar } from '#core/http/answer-so-far.ts';
import { useKnownSecrets } from '../session/use-known-secrets.ts';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { useRevealed } from '../ui/demo-mode.ts';
import { ComingAnswer } from '../wire/coming-answer.tsx';
import styles from './api-call.module.css';

/** The API's answer while it comes. */
export function ComingApiAnswer({ answer }: { readonly answer: AnswerSoFar }) {
  const secrets = useKnownSecrets();
  const [revealed, setRevealed] = useRevealed();
  return (
    <div className={styles.exchange}>
      <div className={styles.summary}>
        <Chip tone="quiet">{`${answer.status} ${answer.reason}`.trim()}, still coming</Chip>
      </div>
      <div className={styles.tools}>
        <Button look="quiet" aria-pressed={revealed} data-reveals onClick={() => setRevealed(!revealed)}>
          Reveal API secrets
        </Button>
      </div>
      <ComingAnswer label="API response" answer={answer} knownSecrets={secrets} revealed={revealed} />
    </div>
  );
}
