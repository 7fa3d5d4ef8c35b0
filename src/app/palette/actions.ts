import type { Action, Situation } from './action.ts';
import { apiCallActions } from './api-call-actions.ts';
import { connectionActions, switchActions } from './connection-actions.ts';
import { exchangeActions } from './exchange-actions.ts';
import { learnActions } from './learn-actions.ts';
import { pageActions } from './page-actions.ts';
import { faultActions, playgroundPanelActions, registrationActions } from './playground-actions.ts';
import { tokenActions } from './token-actions.ts';
import { playgroundActions, tokenRequestActions } from './token-request-actions.ts';

/** What can always be found, whether or not it can be done now: one line for each, in the file of its panel. */
export const standingActions: readonly Action[] = [
  ...tokenRequestActions,
  ...exchangeActions,
  ...tokenActions,
  ...apiCallActions,
  ...connectionActions,
  ...playgroundPanelActions,
  ...registrationActions,
  ...learnActions,
  ...pageActions,
];

/** What comes and goes with what there is to choose from. */
const listedActions: readonly ((at: Situation) => readonly Action[])[] = [
  switchActions,
  playgroundActions,
  faultActions,
];

export function actionsAt(at: Situation): readonly Action[] {
  return [...standingActions, ...listedActions.flatMap((list) => list(at))];
}
