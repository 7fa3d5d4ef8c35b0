import type { PlaygroundClient } from '#core/contract/playground-clients.ts';
import type { Exchange, Way } from '#core/http/exchange.ts';
import { withoutConfirmation } from '#core/http/held-certificates.ts';
import type { SigningKey } from '#core/jwt/signing-key.ts';
import type { ApiCall } from '#core/oauth/api-request.ts';
import { type Connection, hostAndPort } from '#core/oauth/connection.ts';
import type { Renewal } from '#core/time/renewal.ts';
import { type CertificateCommands, createCertificateCommands } from './certificate-commands.ts';
import { playgroundConnection, provesByDemoCertificate } from './playground-connection.ts';
import { createDpopCommands, type DpopCommands } from './dpop-commands.ts';
import { sendApi } from './send-api.ts';
import { sendToken } from './send-token.ts';
import type { Session } from './session.ts';
import { type CorsCommands, createCorsCommands } from './cors-commands.ts';
import { shownCorsCheck } from './shown-cors-check.ts';
import { type CompareCommands, createCompareCommands } from './compare-commands.ts';
import { createHistoryCommands, type HistoryCommands } from './history-commands.ts';
import { createDiscoveryCommands, type DiscoveryCommands } from './discovery-commands.ts';
import { createRemedyCommands, type RemedyCommands } from './remedy-commands.ts';
import { createEditCommands, type EditCommands } from './edit-commands.ts';
import { isBusyWithToken } from './trials.ts';
import { createCurlCommands, type CurlCommands } from './curl-commands.ts';
import { createWayCommands, type WayCommands } from './way-commands.ts';
import { createTrialCommands, type TrialCommands } from './trial-commands.ts';
import { createProviderCommands, type ProviderCommands } from './provider-commands.ts';
import { createLookupCommands, type LookupCommands } from './lookup-commands.ts';
import { lookupsOf } from './lookups-of.ts';
import { loadRecogniser } from './recogniser.ts';
import type { MadeRun, PastedRun } from './run.ts';
import { isRecorded, shownApiRun, shownTokenRun, tokenOf } from './selectors.ts';
import type { Place } from '#core/http/message-view.ts';
import type { Lit, Step, Workbench } from './workbench.ts';

/** What a person can do, as functions. Panels call these and render what the store then says. */
export type Commands = LookupCommands &
  EditCommands &
  ProviderCommands &
  DpopCommands &
  RemedyCommands &
  CorsCommands &
  HistoryCommands &
  CertificateCommands &
  CurlCommands &
  CompareCommands &
  DiscoveryCommands &
  WayCommands &
  TrialCommands & {
    readonly editConnection: (change: Partial<Connection>) => void;
    readonly editApiCall: (change: Partial<ApiCall>) => void;
    /** Takes the key pair that was made in this page for the client's assertions; the one before is gone. */
    readonly takeGeneratedKey: (key: SigningKey) => void;
    readonly usePlayground: (client?: PlaygroundClient) => void;
    readonly getToken: () => Promise<void>;
    readonly cancelToken: () => void;
    readonly sendApiRequest: () => Promise<void>;
    readonly cancelApi: () => void;
    readonly pasteToken: (text: string) => void;
    /** Takes what was pasted out of the token field again: it was no token, and is used for something else. */
    readonly withdrawPaste: () => void;
    /** Takes a token that was made in this page in hand, for calling an API with it. */
    readonly takeMadeToken: (text: string) => void;
    readonly editRenewal: (change: Partial<Renewal>) => void;
    readonly showTimeInTitle: (shown: boolean) => void;
    readonly sendAgain: (step: Step) => Promise<void>;
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
    /** Lights them up for as long as one looks; undefined ends it. */
    readonly glance: (at: Lit | undefined) => void;
  };

export function createCommands(session: Session): Commands {
  const { store } = session;
  const aborts: { token: AbortController | undefined; api: AbortController | undefined } = {
    token: undefined,
    api: undefined,
  };
  let counter = 0;
  const newId = () => `${session.runIdPrefix}${++counter}`;

  const editConnection: Commands['editConnection'] = (change) =>
    store.setState(({ connection }) => ({ connection: { ...connection, ...change }, remedied: undefined }));

  const beginToken = () => (aborts.token = new AbortController()).signal;
  const getToken = async () => {
    if (isBusyWithToken(store.getState())) return;
    await sendToken(session, newId(), beginToken());
  };
  const beginApi = () => (aborts.api = new AbortController()).signal;
  const sendApiRequest = async () => {
    if (store.getState().apiFlight !== undefined) return;
    await sendApi(session, newId(), beginApi());
  };
  const { sendEditedAgain, ...editCommands } = createEditCommands(session, newId, { token: beginToken, api: beginApi });
  const { askAgain, ...lookupCommands } = createLookupCommands(session, newId);
  const { findOutAgain, ...corsCommands } = createCorsCommands(session, newId);
  const tokenAgain = () => sendEditedAgain('token') ?? getToken();
  const apiAgain = () => sendEditedAgain('api') ?? sendApiRequest();
  const send = (step: Step) => ({ token: tokenAgain, api: apiAgain, lookup: askAgain, cors: findOutAgain })[step]();
  const targetOf = (step: Step): string | undefined => {
    const exchange = shownExchange(store.getState(), step);
    return exchange === undefined ? undefined : hostAndPort(exchange.request.url);
  };

  return {
    ...lookupCommands,
    ...editCommands,
    ...corsCommands,
    ...createCertificateCommands(session),
    ...createCurlCommands(session, newId),
    ...createCompareCommands(session),
    ...createHistoryCommands(session, { getToken, sendApiRequest }),
    ...createDiscoveryCommands(session),
    ...createProviderCommands(session),
    ...createDpopCommands(session),
    ...createRemedyCommands(session, { getToken, sendApiRequest }),
    ...createWayCommands(session),
    ...createTrialCommands(session, newId, beginToken),
    editConnection,
    editApiCall: (change) =>
      store.setState(({ apiCall }) => ({ apiCall: { ...apiCall, ...change }, remedied: undefined })),
    takeGeneratedKey: (generatedKey) => store.setState({ generatedKey }),
    usePlayground: (client) => {
      const change = playgroundConnection(session.surroundings, store.getState(), client);
      if (change === undefined) return;
      store.setState({ ...change, faultsShown: { token: false, api: false } });
      if (provesByDemoCertificate(client))
        void import('./playground-certificate.ts').then(({ takeDemoCertificate }) => takeDemoCertificate(session));
    },
    getToken,
    cancelToken: () => aborts.token?.abort(),
    sendApiRequest,
    cancelApi: () => aborts.api?.abort(),
    pasteToken: (text) => {
      void loadRecogniser(store);
      store.setState((state) => pasted(state, text, session, newId));
    },
    withdrawPaste: () => store.setState(withoutPaste),
    takeMadeToken: (text) => {
      const run: MadeRun = { kind: 'made', id: newId(), text, at: session.clock.now() };
      store.setState(({ runs }) => ({ runs: [run, ...runs], selectedTokenRunId: run.id }));
    },
    editRenewal: (change) =>
      store.setState(({ renewal }) => ({ renewal: { ...renewal, ...change }, renewalStopped: undefined })),
    showTimeInTitle: (titleTime) => store.setState({ titleTime }),
    sendAgain: send,
    tryThrough: async (way, step) => {
      editConnection({ way });
      await send(step);
    },
    trustCertificate: async (sha256, step) => {
      const target = targetOf(step);
      if (target === undefined) return;
      store.setState(({ pins, unverified, clientCertificates }) => ({
        pins: [...pins.filter((pin) => pin.hostAndPort !== target), { hostAndPort: target, sha256 }],
        unverified: unverified.filter((each) => each !== target),
        clientCertificates: withoutConfirmation(clientCertificates, target),
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
      store.setState(({ pins, unverified, clientCertificates }) => ({
        pins: pins.filter((pin) => pin.hostAndPort !== target),
        unverified: unverified.filter((each) => each !== target),
        clientCertificates: target === undefined ? clientCertificates : withoutConfirmation(clientCertificates, target),
      }));
    },
    light: (step, places) => store.setState({ lit: { step, places } }),
    glance: (glanced) => store.setState({ glanced }),
    selectRun: (id) =>
      store.setState(({ runs }) => {
        const run = runs.find((each) => each.id === id);
        if (run === undefined) return {};
        if (run.kind === 'lookup' || run.kind === 'cors') return {};
        return run.kind === 'api' ? { selectedApiRunId: id } : { selectedTokenRunId: id };
      }),
  };
}

/** The token that was in hand before comes back. */
function withoutPaste(state: Workbench): Partial<Workbench> {
  const pasted = state.runs.find((run) => run.kind === 'pasted' && run.id === state.selectedTokenRunId);
  if (pasted === undefined) return {};
  const runs = state.runs.filter((run) => run !== pasted);
  return { runs, selectedTokenRunId: runs.find((run) => tokenOf(run) !== undefined)?.id };
}

/** The exchange on screen whose failure a person may do something about. */
function shownExchange(state: Workbench, step: Step): Exchange | undefined {
  switch (step) {
    case 'token':
      return shownTokenRun(state)?.exchange;
    case 'api':
      return shownApiRun(state)?.exchange;
    case 'lookup':
      return lookupsOf(state)[0]?.steps.at(-1)?.exchange;
    case 'cors':
      return shownCorsCheck(state)?.steps.at(-1)?.exchange;
  }
}

/** Typing into the token field changes the pasted run; an issued token stays whole in its own run. */
function pasted(state: Workbench, text: string, session: Session, newId: () => string): Partial<Workbench> {
  const selected = state.runs.find((run) => run.id === state.selectedTokenRunId);
  // One of the history stays as it was.
  const edited = selected?.kind === 'pasted' && !isRecorded(selected) ? selected : undefined;
  const run: PastedRun = { kind: 'pasted', id: edited?.id ?? newId(), text, at: session.clock.now() };
  return { runs: [run, ...state.runs.filter((each) => each !== edited)], selectedTokenRunId: run.id };
}
