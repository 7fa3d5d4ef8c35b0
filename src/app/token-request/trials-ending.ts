import type { TrialVerdict } from '#core/oauth/authentication-trials.ts';
import type { Trials } from '../session/trials.ts';

/** What came of the tries, as a sentence; nothing before the first time. */
export function endingOf(trials: Trials | undefined): string {
  const last = trials?.tries.at(-1);
  if (last === undefined) return '';
  return sentences[last.verdict](last.trial.name);
}

const sentences: Readonly<Record<TrialVerdict, (name: string) => string>> = {
  works: (name) => `${name} works: the server issued a token.`,
  refused: () =>
    'All of them were refused. So it is not the form: check the ID and the secret, and whether the client wants a signed assertion or a certificate instead of a secret.',
  cancelled: () => 'Cancelled. The server may have seen the last request.',
  'no-answer': () =>
    'Stopped: there was no answer, so nobody knows whether this try counted. Nothing is tried twice; look at the exchange.',
  'slow-down': () => 'Stopped: the server asks for fewer requests (429). Wait before you try again.',
  'about-something-else': (name) =>
    `Stopped at ${name}: the server refuses something else now, so it seems to accept the client in this form.`,
  'not-a-token-endpoint': () =>
    'Stopped: this answer says nothing about the client, so another form would not help. Look at the exchange.',
};
