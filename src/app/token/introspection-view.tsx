import { compareClaims } from '#core/oauth/compare-claims.ts';
import { type IntrospectionAnswer, readIntrospection } from '#core/oauth/introspection-response.ts';
import type { JsonObject } from '#core/jwt/decode.ts';
import type { HeldToken } from '../session/selectors.ts';
import type { LookupRun } from '../session/run.ts';
import { dateFormat } from '../ui/date-format.ts';
import { JsonText } from '../wire/json-text.tsx';
import { ClaimDifferences } from './claim-differences.tsx';
import styles from './verification.module.css';

/** What the server says the token is worth, beside what the token says itself (RFC 7662 §2.2). */
export function IntrospectionView({ run, token }: { readonly run: LookupRun; readonly token: HeldToken }) {
  const step = run.steps.find(({ name }) => name === 'Introspection');
  if (step === undefined) return null;
  const answer = readIntrospection(step.exchange);
  return (
    <div
      role="group"
      aria-label="Introspection"
      data-introspection={answer.kind}
      data-tone={tones[answer.kind]}
      className={styles.answer}
    >
      <h3 className={styles.title}>{titles[answer.kind]}</h3>
      <div className={styles.words}>
        <AnswerWords
          answer={answer}
          time={timeOfDay(run.at.wallMs)}
          claims={token.decoded.kind === 'jwt' ? token.decoded.claims : undefined}
        />
      </div>
    </div>
  );
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

function AnswerWords({
  answer,
  time,
  claims,
}: {
  readonly answer: IntrospectionAnswer;
  readonly time: string;
  readonly claims: JsonObject | undefined;
}) {
  switch (answer.kind) {
    case 'active':
      return (
        <>
          <p>
            At {time} the server vouched for the token
            {answer.form === 'jwt' ? ', in a signed answer (RFC 9701) whose signature was not checked here' : ''}.
          </p>
          <ClaimDifferences rows={compareClaims(claims, answer.members)} hasToken={claims !== undefined} />
          <details className={styles.more}>
            <summary>The answer as JSON</summary>
            <JsonText name="Introspection as JSON" json={answer.json} />
          </details>
        </>
      );
    case 'inactive':
      return (
        <p>
          So it said at {time}, and no more than that, on purpose (RFC 7662 §2.2): the token may be expired, revoked,
          unknown to this server, or not for the client that asks. An API that introspects refuses it.
        </p>
      );
    case 'refused':
      return (
        <p>
          It answered {answer.status} {answer.error}
          {answer.description === undefined ? '' : `: ${answer.description}`}. The findings say what can be done.
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
