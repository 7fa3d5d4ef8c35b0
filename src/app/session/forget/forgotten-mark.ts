/**
 * A reload that comes after forgetting, so that the page that starts looks through the stores first. It stands in the
 * state of the history entry: that outlives a reload and is in none of the stores.
 */
export type ForgottenMark = 'here' | 'elsewhere';

const name = 'grantscopeForgotten';

export function setForgottenMark(history: History, by: ForgottenMark): void {
  history.replaceState({ [name]: by }, '');
}

/** Reads the mark and takes it away: the next reload is an ordinary one. */
export function takeForgottenMark(history: History): ForgottenMark | undefined {
  const state: unknown = history.state;
  if (typeof state !== 'object' || state === null || !(name in state)) return undefined;
  history.replaceState(null, '');
  return state[name] === 'elsewhere' ? 'elsewhere' : 'here';
}
