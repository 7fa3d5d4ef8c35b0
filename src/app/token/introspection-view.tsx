import { compareClaims } from '#core/oauth/compare-claims.ts';
import { type IntrospectionAnswer, readIntrospection } from '#core/oauth/introspection-response.ts';
import type { AnswerSignature } from '#core/oauth/signed-answer.ts';
import type { JsonObject } from '#core/jwt/decode.ts';
import type { HeldToken } from '../session/selectors.ts';
import type { LookupRun } from '../session/run.ts';
import { dateFormat } from '../ui/date-format.ts';
import { useDemoText } from '../ui/demo-mode.ts';
import { JsonText } from '../wire/json-text.tsx';
import { ClaimDifferences } from './claim-differences.tsx';
import styles from './verification.module.css';

/** What the server says the token is worth, beside what the token says itself (RFC 7662 §2.2). */
export function IntrospectionView({ run, token }: { readonly run: LookupRun; readonly token: HeldToken }) {
  const step = run.steps.find(({ name }) => name === 'Introspection');
  if (step === undefined) return null;
  const answer = readIntrospection(step.exchange);
  const isForged = run.answerSignature?.kind === 'not-valid';
  return (
    <div
      role="group"
      aria-label="Introspection"
      data-introspection={answer.kind}
      data-tone={isForged ? 'bad' : tones[answer.kind]}
      className={styles.answer}
    >
      <h3 className={styles.title}>{titleOf(run, answer)}</h3>
      <div className={styles.words}>
        <AnswerWords
          answer={answer}
          signature={run.answerSignature}
          time={timeOfDay(run.at.wallMs)}
          claims={token.decoded.kind === 'jwt' ? token.decoded.claims : undefined}
        />
      </div>
    </div>
  );
}

/** The answer in a few words; undefined where the question never came to be asked. */
export function introspectionTitle(run: LookupRun): string | undefined {
  const step = run.steps.find(({ name }) => name === 'Introspection');
  return step === undefined ? undefined : titleOf(run, readIntrospection(step.exchange));
}

function titleOf({ answerSignature }: LookupRun, { kind }: IntrospectionAnswer): string {
  return answerSignature?.kind === 'not-valid' ? 'Not to be relied on' : titles[kind];
}

const titles: Readonly<Record<IntrospectionAnswer['kind'], string>> = {
  active: 'Active',
  inactive: 'Not active',
  refused: 'The server refused to tell',
  unusable: 'No usable answer',
};

const tones: Readonly<Record<IntrospectionAnswer['kind'], string>> = {
  active: 'good',
  inactive: 'bad',
  refused: 'odd',
  unusable: 'odd',
};

const timeOfDay = dateFormat({ hour: '2-digit', minute: '2-digit', second: '2-digit', timeZoneName: 'shortOffset' });

const formWords = {
  json: '',
  jwt: ', in a signed answer (RFC 9701)',
  phantom: ' and gave out the JWT that stands for it (a phantom token), whose signature was not checked here',
} as const;

/** What is known of the signature of a signed answer: checked, or said not to be. */
function SignatureWords({
  signature,
  isSigned,
}: {
  readonly signature: AnswerSignature | undefined;
  readonly isSigned: boolean;
}) {
  if (signature === undefined && !isSigned) return null;
  switch (signature?.kind) {
    case 'verified':
      return (
        <p data-answer-signature="verified">
          Its signature fits the key {signature.key.kid ?? `number ${signature.key.position}`} that the server
          publishes. {signature.remarks.join(' ')}
        </p>
      );
    case 'not-valid':
      return (
        <p data-answer-signature="not-valid" className={styles.doubt}>
          The answer is not genuine. {signature.reason}
        </p>
      );
    case 'not-checked':
    case undefined:
      return (
        <p data-answer-signature="not-checked" className={styles.dim}>
          {isSigned ? 'The signature of the answer was not checked. ' : ''}
          {signature?.reason ?? 'Ask for a signed answer below to have the server’s keys fetched for it.'}
        </p>
      );
  }
}

function AnswerWords({
  answer,
  signature,
  time,
  claims,
}: {
  readonly answer: IntrospectionAnswer;
  readonly signature: AnswerSignature | undefined;
  readonly time: string;
  readonly claims: JsonObject | undefined;
}) {
  const shown = useDemoText();
  switch (answer.kind) {
    case 'active':
      return (
        <>
          <p>
            At {time} the server vouched for the token{formWords[answer.form]}.
          </p>
          <SignatureWords signature={signature} isSigned={answer.form === 'jwt'} />
          <ClaimDifferences rows={compareClaims(claims, answer.members)} hasToken={claims !== undefined} />
          <details className={styles.more}>
            <summary>The answer as JSON</summary>
            <JsonText name="Introspection as JSON" json={answer.json} />
          </details>
        </>
      );
    case 'inactive':
      return (
        <>
          <p>
            So it said at {time}, and no more than that, on purpose (RFC 7662 §2.2): the token may be expired, revoked,
            unknown to this server, or not for the client that asks. An API that introspects refuses it.
          </p>
          <SignatureWords signature={signature} isSigned={answer.form === 'jwt'} />
        </>
      );
    case 'refused':
      return (
        <p>
          It answered {answer.status} {shown(answer.error)}
          {answer.description === undefined ? '' : `: ${shown(answer.description)}`}. The findings say what can be done.
        </p>
      );
    case 'unusable':
      return (
        <p>
          {answer.reason} {answer.next}
        </p>
      );
  }
}
