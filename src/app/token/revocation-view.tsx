import { readRevocation, type RevocationAnswer } from '#core/oauth/revocation-response.ts';
import { useDemoText } from '../ui/demo-mode.ts';
import type { HeldToken } from '../session/selectors.ts';
import type { LookupRun } from '../session/run.ts';
import styles from './verification.module.css';

/** What came of asking the server to revoke the token (RFC 7009 §2.2). */
export function RevocationView({ run, token }: { readonly run: LookupRun; readonly token: HeldToken }) {
  const shown = useDemoText();
  const step = run.steps.find(({ name }) => name === 'Revocation');
  if (step === undefined) return null;
  const answer = readRevocation(step.exchange);
  return (
    <div
      role="group"
      aria-label="Revocation"
      data-revocation={answer.kind}
      data-tone={answer.kind === 'revoked' ? 'good' : 'odd'}
      className={styles.answer}
    >
      <h3 className={styles.title}>{titles[answer.kind]}</h3>
      <p>{shown(wordsOf(answer, token))}</p>
    </div>
  );
}

/** The answer in a few words; undefined where the question never came to be asked. */
export function revocationTitle(run: LookupRun): string | undefined {
  const step = run.steps.find(({ name }) => name === 'Revocation');
  return step === undefined ? undefined : titles[readRevocation(step.exchange).kind];
}

const titles: Readonly<Record<RevocationAnswer['kind'], string>> = {
  revoked: 'Revoked, says the server',
  'unsupported-token-type': 'This kind of token cannot be revoked here',
  busy: 'Not now',
  refused: 'The server refused to revoke',
  unusable: 'No usable answer',
};

function wordsOf(answer: RevocationAnswer, { decoded }: HeldToken): string {
  switch (answer.kind) {
    case 'revoked':
      return decoded.kind === 'jwt' || decoded.kind === 'jwe'
        ? 'The same answer comes for tokens that the server never knew. And an API that only checks the signature takes this JWT until its exp.'
        : 'The same answer comes for tokens that the server never knew (RFC 7009 §2.2). Introspect it or call the API to see that it is over.';
    case 'unsupported-token-type':
      return 'Most servers keep no list of the JWTs that they issued, so they have nothing to revoke. Short lifetimes are the cure; or ask for opaque tokens.';
    case 'busy':
      return `The server is busy${answer.retryAfter === undefined ? '' : ` and asks to come back after ${answer.retryAfter}`}. The token is to be taken as valid until then (RFC 7009 §2.2.1).`;
    case 'refused':
      return `It answered ${answer.status} ${answer.error}${answer.description === undefined ? '' : `: ${answer.description}`}. The findings say what can be done.`;
    case 'unusable':
      return `${answer.reason} ${answer.next}`;
  }
}
