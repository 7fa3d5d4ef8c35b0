import { withoutConfirmation } from '#core/http/held-certificates.ts';
import type { CurlImport } from '#core/oauth/curl-import.ts';
import { before } from './remedy-commands.ts';
import type { PastedRun } from './run.ts';
import type { Session } from './session.ts';
import type { Workbench } from './workbench.ts';

/** What was read out of a curl command, put into the forms in one step that can be undone. */
export type CurlCommands = {
  /** `doNotVerify` is the `host:port` whose certificate shall not be judged, where that was chosen. */
  readonly fillInFromCurl: (read: FilledIn, doNotVerify: string | undefined) => void;
};

export type FilledIn = Exclude<CurlImport, { kind: 'nothing' }>;

/** The name under which it can be undone. */
export const curlLabel = 'Fill in from curl';

export function createCurlCommands({ store, clock }: Session, newId: () => string): CurlCommands {
  return {
    fillInFromCurl: (read, doNotVerify) =>
      store.setState((state) => {
        const ways =
          read.way === undefined
            ? state.ways
            : [...state.ways.filter((each) => each.hostAndPort !== read.way?.hostAndPort), read.way];
        const unverified =
          doNotVerify === undefined ? state.unverified : [...new Set([...state.unverified, doNotVerify])];
        const filled =
          read.kind === 'token-request'
            ? { connection: { ...state.connection, ...read.change } }
            : withCall(state, read, { kind: 'pasted', id: newId(), text: read.token ?? '', at: clock.now() });
        return {
          ...filled,
          unverified,
          ways,
          clientCertificates: unconfirmed(read, state),
          faultsShown: { token: false, api: false },
          remedied: {
            label: curlLabel,
            connection: read.kind === 'token-request' ? before(state.connection, read.change) : {},
            apiCall: read.kind === 'api-call' ? before(state.apiCall, read.call) : {},
            takeBack: (now) => ({
              unverified: state.unverified,
              ways: state.ways,
              clientCertificates: unconfirmed(read, now),
              ...withoutAdded(now, filled, state),
            }),
          },
        };
      }),
  };
}

/** Who may see a certificate unverified was agreed to for the way as it was. */
function unconfirmed({ way }: FilledIn, { clientCertificates }: Workbench): Workbench['clientCertificates'] {
  return way === undefined ? clientCertificates : withoutConfirmation(clientCertificates, way.hostAndPort);
}

type Api = Extract<FilledIn, { kind: 'api-call' }>;

/** A token in the command is taken in hand beside those that are there; none is overwritten. */
function withCall({ apiCall, runs }: Workbench, { call, token }: Api, run: PastedRun): Partial<Workbench> {
  const filled = { apiCall: { ...apiCall, ...call } };
  return token === undefined ? filled : { ...filled, runs: [run, ...runs], selectedTokenRunId: run.id };
}

function withoutAdded(now: Workbench, added: Partial<Workbench>, before: Workbench): Partial<Workbench> {
  const { selectedTokenRunId: id } = added;
  if (id === undefined) return {};
  const isStillShown = now.selectedTokenRunId === id;
  return {
    runs: now.runs.filter((run) => run.id !== id),
    selectedTokenRunId: isStillShown ? before.selectedTokenRunId : now.selectedTokenRunId,
  };
}
