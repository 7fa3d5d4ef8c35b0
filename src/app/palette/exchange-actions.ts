import { shortcuts } from '../session/shortcuts.ts';
import type { Action } from './action.ts';
import { pressing } from './registering.ts';

const { press } = pressing('Exchange', 'Exchange');
const preview = pressing('Request preview', 'Exchange');
const editor = pressing('Edited by hand', 'Exchange');
const report = pressing('Report of the token request', 'Exchange');
const flow = pressing('Flow', 'Exchange');
const none = 'There is no exchange yet: get a token first.';
const noRequest = 'The request is not complete yet: the preview says what is missing.';
const notEdited = 'No request is being edited: press Edit and send first.';
const notHidden = 'The exchange on screen did not fail for a reason that the browser hides.';
const noRun = 'There is no run to replay yet: get a token first.';
const notFailed = 'The token request on screen did not fail.';

/**
 * What can be done about the token request and its answer. Trusting a certificate and not verifying one are missing on
 * purpose: who decides that must have the certificate before their eyes, where the buttons are.
 */
export const exchangeActions: readonly Action[] = [
  press('Reveal secrets', 'rs', 'show mask hide', none),
  press('Copy as curl', 'cc', 'export command clipboard', none),
  preview.press('Reveal in the preview', 'rp', 'show mask hide secrets', noRequest),
  preview.follow('Edit and send', 'es', 'raw request by hand', noRequest),
  editor.press('Send as edited', 'se', 'raw request by hand', notEdited, { shortcuts: shortcuts.sendAsEdited }),
  press('Find out why', 'fw', 'cors preflight browser failed hidden', notHidden),
  press('Try through the proxy', 'tp', 'cors browser failed again', notHidden),
  flow.follow('Replay', 'rl', 'flow picture sequence diagram step by step animation messages', noRun),
  report.follow('Report to the provider', 'rtp', 'support ticket failed markdown', notFailed),
];
