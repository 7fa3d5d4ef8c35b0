import { shortcuts } from '../session/shortcuts.ts';
import type { Action, Situation } from './action.ts';
import { doing, pressing } from './registering.ts';

const { press, follow } = pressing('API call', 'API call');
const editor = pressing('API call edited by hand', 'API call');
const report = pressing('Report of the API call', 'API call');
const does = doing('API call');
const notLoaded = 'This part of the page has not loaded yet.';
const none = 'The API has not been called yet.';
const notHidden = 'The call on screen did not fail for a reason that the browser hides.';
const noRequest = 'The call is not complete yet, or its preview is folded.';
const notEdited = 'No call is being edited: press Edit and send the API call first.';
const sendEdited = { shortcuts: shortcuts.sendApiAsEdited };
const notFailed = 'The API call on screen did not fail.';
const inApiCall = { name: 'Try the API call through the proxy' };

export const apiCallActions: readonly Action[] = [
  press('Send request', 'sr', 'call api', notLoaded, { shortcuts: shortcuts.sendRequest }),
  does('Stop the API call', 'st', 'cancel abort', notOnItsWay, ({ commands }) => commands.cancelApi()),
  press('Reveal in the API preview', 'rap', 'show mask hide secrets', noRequest),
  follow('Edit and send the API call', 'eac', 'raw request by hand', noRequest),
  editor.press('Send API call as edited', 'sae', 'raw request by hand', notEdited, sendEdited),
  press('Reveal API secrets', 'ras', 'show mask hide', none),
  press('Copy API call as curl', 'cac', 'export command clipboard', none),
  press('Find out why the API call failed', 'fa', 'cors preflight browser hidden', notHidden),
  press('Try through the proxy', 'tap', 'cors browser failed again', notHidden, inApiCall),
  report.follow('Report to the API’s provider', 'rac', 'support ticket failed markdown', notFailed),
];

function notOnItsWay({ state }: Situation): string | undefined {
  return state.apiFlight === undefined ? 'No call is on its way.' : undefined;
}
