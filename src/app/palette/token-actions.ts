import { heldToken } from '../session/selectors.ts';
import { shortcuts } from '../session/shortcuts.ts';
import type { Action, Situation } from './action.ts';
import { doing, pressing } from './registering.ts';

const { press, follow } = pressing('Token', 'Token');
const making = pressing('Make a token', 'Token');
const does = doing('Token');
const none = 'There is no token yet: get one, or paste one.';
const opaque = 'There is no token whose signature could be checked.';
const notIssued = 'No token of a server is in hand.';

export const tokenActions: readonly Action[] = [
  follow('Verify', 've', 'signature keys jwks check jwt', opaque),
  follow('Introspect', 'in', 'active rfc 7662 ask server', none),
  follow('Revoke', 'rv', 'invalidate rfc 7009', none),
  follow('Renew', 'rn', 'again refresh token', notIssued),
  does('Renew automatically', 'ra', 'again refresh by itself switch', whyNotRenewed, switchRenewal),
  press('Copy token', 'ct', 'access token clipboard', none),
  making.follow('Write a token', 'wt', 'make forge sign jwt own', 'The form is open already.'),
  making.press('Make token', 'mt', 'write sign jwt', 'Press Write a token first.', { shortcuts: shortcuts.makeToken }),
];

function whyNotRenewed({ state }: Situation): string | undefined {
  return heldToken(state)?.run.kind === 'token' ? undefined : notIssued;
}

function switchRenewal({ commands, state }: Situation): void {
  commands.editRenewal({ automatic: !state.renewal.automatic });
}
