import { headerValue } from '#core/http/message.ts';
import { tidyToken } from '#core/jwt/decode-token.ts';
import { drawnSecrets } from '#core/sharing/connection-secrets.ts';
import { writtenSecrets } from '#core/sharing/written-secrets.ts';
import type { Run } from './run.ts';
import { answerOf } from './selectors.ts';
import type { Workbench } from './workbench.ts';

// Each is looked for in every encoding, so a long session would make drawing slow. What an older run holds is masked by
// its place all the same.
const runsSearched = 20;

/** What of the workbench holds secrets. */
export type SecretHolders = Pick<Workbench, 'runs' | 'clientCertificates' | 'verification' | 'registration'> & {
  readonly connection: Parameters<typeof drawnSecrets>[0];
};

/** The secrets and tokens that the page holds for one connection, so that each is recognised wherever it turns up. */
export function knownSecrets(state: SecretHolders): readonly string[] {
  const { connection, runs, clientCertificates, verification, registration } = state;
  const key = verification.givenAs === 'key' ? '' : verification.givenKey;
  const secrets = new Set<string>([...drawnSecrets(connection), key]);
  for (const { privateKeyPem, passphrase } of clientCertificates) secrets.add(privateKeyPem).add(passphrase);
  if (registration !== undefined) {
    const { form, place, told } = registration;
    for (const secret of [form.initialAccessToken, place.token, ...told]) secrets.add(secret);
  }
  for (const run of runs.slice(0, runsSearched)) for (const secret of secretsOf(run)) secrets.add(secret);
  secrets.delete('');
  return [...secrets];
}

/**
 * Those of all runs and of every connection that was opened in this tab, for when none may be shown. JWTs are left out:
 * they are known by their looks, and each that is searched for takes its time.
 */
export function everySecret(states: readonly SecretHolders[]): readonly string[] {
  const all = states.flatMap((state) => [...knownSecrets(state), ...state.runs.flatMap(secretsOf)]);
  return [...new Set(all)].filter((secret) => secret !== '' && !/^eyJ[\w-]*\./.test(secret));
}

/** The secrets and tokens that one run holds. */
export function secretsOf(run: Run): readonly string[] {
  switch (run.kind) {
    // The token itself, without what may have been pasted around it.
    case 'pasted':
    case 'made':
      return [tidyToken(run.text)];
    case 'lookup':
      return [...drawnSecrets(run.connection), run.tokenText];
    case 'token':
      return [...drawnSecrets(run.connection), ...proofsOf(run), ...writtenIn(run), issuedToken(run)];
    case 'api':
      return [...proofsOf(run), ...writtenIn(run)];
    case 'cors':
      return [];
  }
}

/** What was written by hand into an edited request. */
function writtenIn({ editedByHand }: Extract<Run, { kind: 'token' | 'api' }>): readonly string[] {
  return editedByHand === undefined ? [] : writtenSecrets(editedByHand);
}

function proofsOf(run: Extract<Run, { kind: 'token' | 'api' }>): readonly string[] {
  return [...run.earlier, run].map(({ exchange }) => headerValue(exchange.request.headers, 'DPoP') ?? '');
}

function issuedToken(run: Extract<Run, { kind: 'token' }>): string {
  const answer = answerOf(run);
  return answer?.kind === 'issued' ? answer.accessToken : '';
}
