import { otherBasicForm } from '../oauth/basic-forms.ts';
import { type BasicEncoding, type ClientAuthentication, type Connection, usesSecret } from '../oauth/connection.ts';
import type { Remedy } from './finding.ts';

/**
 * What to do after a refusal of the client, most promising first: the other form of Basic, the other place for the
 * secret, or all of them in turn. A form that is likely to be what the server wants is offered by a finding of its own.
 */
export function otherWays(connection: Connection): readonly Remedy[] {
  const { clientAuthentication } = connection;
  if (clientAuthentication === 'client_secret_post') return [useBasic, whichAuthentication];
  if (clientAuthentication === 'none') return [useBasic, usePost];
  if (clientAuthentication === 'client_secret_jwt') return [useBasic, usePost];
  // What is proved by a key or by another party's word has no other place to go to.
  if (!usesSecret(clientAuthentication)) return [];
  const other = otherBasicForm(connection);
  const otherForm = other === undefined || other.isPromising ? [] : [tryOtherForm(other.encoding)];
  return [...otherForm, usePost, whichAuthentication];
}

/** The button that switches to the form and sends again. */
export function tryOtherForm(basicEncoding: BasicEncoding): Remedy {
  return { kind: 'change-connection', label: 'Try the other form', change: { basicEncoding }, thenSend: true };
}

const whichAuthentication: Remedy = { kind: 'which-authentication' };
const useBasic = withMethod('client_secret_basic');
const usePost = withMethod('client_secret_post');

function withMethod(clientAuthentication: ClientAuthentication): Remedy {
  return { kind: 'change-connection', label: `Use ${clientAuthentication}`, change: { clientAuthentication } };
}
