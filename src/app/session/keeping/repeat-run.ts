import type { KeptRun } from '#core/keeping/kept-run.ts';
import { noAssertionSecrets } from '#core/oauth/assertion-settings.ts';
import type { Connection, Parameter } from '#core/oauth/connection.ts';
import { isSecretName } from '#core/sharing/secret-names.ts';
import { before } from '../remedy-commands.ts';
import { heldToken } from '../selectors.ts';
import type { Session } from '../session.ts';
import { missingOf } from './missing-of.ts';

type Press = { readonly getToken: () => Promise<void>; readonly sendApiRequest: () => Promise<void> };

const label = 'Repeat a run of the history';

/**
 * Puts what a run has asked into the form and sends it. Secrets were never recorded; those in the form are used only
 * where server and client are the same as theirs (security.md 5.4.5). Resolves to a sentence where nothing was sent.
 */
export async function repeatRun(session: Session, kept: KeptRun, press: Press): Promise<string | undefined> {
  if (kept.editedByHand)
    return 'This request was edited by hand. Reopen the run to see what was sent; it cannot be made again out of the form.';
  if (kept.kind === 'token') return repeatToken(session, kept, press);
  if (kept.kind === 'api' && kept.call !== undefined) return repeatCall(session, kept.call, press);
  return kept.kind === 'lookup' && kept.purpose === 'discover'
    ? 'Press Discover in the token request to look for the server once more.'
    : 'Nothing was asked with this run that could be asked again: it is about a token that was redacted.';
}

async function repeatToken(session: Session, kept: KeptRun, press: Press): Promise<string | undefined> {
  const { store } = session;
  const run = store.getState().runs.find(({ id }) => id === kept.id);
  const connection = run?.kind === 'token' ? run.connection : withSecrets(kept.connection, store.getState().connection);
  store.setState((state) => ({
    connection,
    editedRequests: { ...state.editedRequests, token: undefined },
    remedied: { label, connection: before(state.connection, connection), apiCall: {} },
  }));
  const missing = missingOf(connection);
  if (missing.length > 0) {
    store.setState(({ faultsShown }) => ({ faultsShown: { ...faultsShown, token: true } }));
    return `Filled in, but not sent: ${missing.join('; ')}. Secrets are never recorded. Complete the form and press Get token.`;
  }
  const { runs } = store.getState();
  await press.getToken();
  return store.getState().runs === runs
    ? 'Filled in, but not sent: the token request says what is missing.'
    : undefined;
}

async function repeatCall(
  { store }: Session,
  call: NonNullable<KeptRun['call']>,
  press: Press,
): Promise<string | undefined> {
  store.setState((state) => ({
    apiCall: call,
    remedied: { label, connection: {}, apiCall: before(state.apiCall, call) },
  }));
  if (heldToken(store.getState()) === undefined)
    return 'Filled in, but not sent: there is no token in hand, and the one of then was redacted. Get a token, then press Send request.';
  const { runs } = store.getState();
  await press.sendApiRequest();
  return store.getState().runs === runs ? 'Filled in, but not sent: the API call says what is missing.' : undefined;
}

/** The recorded connection, with the secrets of the form where they belong to the same client of the same server. */
function withSecrets(recorded: Connection, form: Connection): Connection {
  if (originOf(recorded.tokenEndpoint) !== originOf(form.tokenEndpoint) || recorded.clientId !== form.clientId)
    return { ...recorded, clientSecret: '', assertionSecrets: noAssertionSecrets };
  const { clientSecret, assertionSecrets } = form;
  return {
    ...recorded,
    clientSecret,
    assertionSecrets,
    parameters: withValues(recorded.parameters, form.parameters),
    headers: withValues(recorded.headers, form.headers),
  };
}

/** Values of telling names were not recorded; what stands in the form under the same name is taken for them. */
function withValues(recorded: readonly Parameter[], form: readonly Parameter[]): readonly Parameter[] {
  return recorded.map((row) => {
    if (row.value !== '' || !isSecretName(row.name)) return row;
    return { ...row, value: form.find(({ name }) => name === row.name)?.value ?? '' };
  });
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : url;
}
