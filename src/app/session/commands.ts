import type { PlaygroundClient } from '#core/contract/playground-clients.ts';
import type { Way } from '#core/http/exchange.ts';
import type { ApiCall } from '#core/oauth/api-request.ts';
import { type Connection, hostAndPort } from '#core/oauth/connection.ts';
import { playgroundConnection } from './playground-connection.ts';
import { sendApi } from './send-api.ts';
import { sendToken } from './send-token.ts';
import type { Session } from './session.ts';
import type { PastedRun } from './run.ts';
import { shownApiRun, shownTokenRun } from './selectors.ts';
import type { Place } from '#core/http/message-view.ts';
import type { Step, Workbench } from './workbench.ts';

/** What a person can do, as functions. Panels call these and render what the store then says. */
export type Commands = {
  readonly editConnection: (change: Partial<Connection>) => void;
  readonly editApiCall: (change: Partial<ApiCall>) => void;
  readonly usePlayground: (client?: PlaygroundClient) => void;
  readonly getToken: () => Promise<void>;
  readonly cancelToken: () => void;
  readonly sendApiRequest: () => Promise<void>;
  readonly cancelApi: () => void;
  readonly pasteToken: (text: string) => void;
  /** Sends the failed step again by the other way; never without a press. */
  readonly tryThrough: (way: Way, step: Step) => Promise<void>;
  /** Pins the certificate for its host and port, and sends the step again. */
  readonly trustCertificate: (sha256: string, step: Step) => Promise<void>;
  /** Switches verification off for this host and port until the tab closes, and sends the step again. */
  readonly doNotVerify: (step: Step) => Promise<void>;
  /** Goes back to judging the certificate for this URL's host and port. */
  readonly verifyAgain: (url: string) => void;
  readonly selectRun: (id: string) => void;
  /** Lights up these places in the messages of a step; an empty list puts the light out. */
  readonly light: (step: Step, places: readonly Place[]) => void;
};

export function createCommands(session: Session): Commands {
  const { store } = session;
  const aborts: { token: AbortController | undefined; api: AbortController | undefined } = {
    token: undefined,
    api: undefined,
  };
  let counter = 0;
  const newId = () => `run-${++counter}`;

  const editConnection: Commands['editConnection'] = (change) =>
    store.setState(({ connection }) => ({ connection: { ...connection, ...change } }));

  const getToken = async () => {
    if (store.getState().tokenFlight !== undefined) return;
    aborts.token = new AbortController();
    await sendToken(session, newId(), aborts.token.signal);
  };
  const sendApiRequest = async () => {
    if (store.getState().apiFlight !== undefined) return;
    aborts.api = new AbortController();
    await sendApi(session, newId(), aborts.api.signal);
  };
  const send = (step: Step) => (step === 'token' ? getToken() : sendApiRequest());
  const targetOf = (step: Step): string | undefined => {
    const run = step === 'token' ? shownTokenRun(store.getState()) : shownApiRun(store.getState());
    return run === undefined ? undefined : hostAndPort(run.exchange.request.url);
  };

  return {
    editConnection,
    editApiCall: (change) => store.setState(({ apiCall }) => ({ apiCall: { ...apiCall, ...change } })),
    usePlayground: (client) => {
      const change = playgroundConnection(session.surroundings, store.getState(), client);
      if (change !== undefined) store.setState({ ...change, faultsShown: { token: false, api: false } });
    },
    getToken,
    cancelToken: () => aborts.token?.abort(),
    sendApiRequest,
    cancelApi: () => aborts.api?.abort(),
    pasteToken: (text) => store.setState((state) => pasted(state, text, session, newId)),
    tryThrough: async (way, step) => {
      editConnection({ way });
      await send(step);
    },
    trustCertificate: async (sha256, step) => {
      const target = targetOf(step);
      if (target === undefined) return;
      store.setState(({ pins, unverified }) => ({
        pins: [...pins.filter((pin) => pin.hostAndPort !== target), { hostAndPort: target, sha256 }],
        unverified: unverified.filter((each) => each !== target),
      }));
      await send(step);
    },
    doNotVerify: async (step) => {
      const target = targetOf(step);
      if (target === undefined) return;
      store.setState(({ unverified }) => ({ unverified: [...new Set([...unverified, target])] }));
      await send(step);
    },
    verifyAgain: (url) => {
      const target = hostAndPort(url);
      store.setState(({ pins, unverified }) => ({
        pins: pins.filter((pin) => pin.hostAndPort !== target),
        unverified: unverified.filter((each) => each !== target),
      }));
    },
    light: (step, places) => store.setState({ lit: { step, places } }),
    selectRun: (id) =>
      store.setState(({ runs }) => {
        const run = runs.find((each) => each.id === id);
        if (run === undefined) return {};
        return run.kind === 'api' ? { selectedApiRunId: id } : { selectedTokenRunId: id };
      }),
  };
}

/** Typing into the token field changes the pasted run; an issued token stays whole in its own run. */
function pasted(state: Workbench, text: string, session: Session, newId: () => string): Partial<Workbench> {
  const selected = state.runs.find((run) => run.id === state.selectedTokenRunId);
  const edited = selected?.kind === 'pasted' ? selected : undefined;
  const run: PastedRun = { kind: 'pasted', id: edited?.id ?? newId(), text, at: session.clock.now() };
  return { runs: [run, ...state.runs.filter((each) => each !== edited)], selectedTokenRunId: run.id };
}
