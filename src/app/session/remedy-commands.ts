import type { ChangeApiCall, ChangeConnection } from '#core/findings/finding.ts';
import type { Session } from './session.ts';

/** What a remedy changes in the forms, and the way back. */
export type RemedyCommands = {
  readonly applyRemedy: (remedy: ChangeConnection | ChangeApiCall) => Promise<void>;
  readonly undoRemedy: () => void;
};

export function createRemedyCommands(
  { store }: Session,
  press: { readonly getToken: () => Promise<void>; readonly sendApiRequest: () => Promise<void> },
): RemedyCommands {
  return {
    applyRemedy: async (remedy) => {
      if (remedy.kind === 'change-connection') {
        const { label, change } = remedy;
        store.setState(({ connection }) => ({
          connection: { ...connection, ...change },
          remedied: { label, connection: before(connection, change), apiCall: {} },
        }));
        if (remedy.thenSend === true) await press.getToken();
      } else {
        const { label, change } = remedy;
        store.setState(({ apiCall }) => ({
          apiCall: { ...apiCall, ...change },
          remedied: { label, connection: {}, apiCall: before(apiCall, change) },
        }));
        if (remedy.thenSend === true) await press.sendApiRequest();
      }
    },
    undoRemedy: () =>
      store.setState((state) => {
        const { remedied, connection, apiCall } = state;
        if (remedied === undefined) return {};
        return {
          ...remedied.takeBack?.(state),
          connection: { ...connection, ...remedied.connection },
          apiCall: { ...apiCall, ...remedied.apiCall },
          remedied: undefined,
        };
      }),
  };
}

/** What stands in the fields that a change is about to overwrite. */
export function before<T extends object>(form: T, change: Partial<T>): Partial<T> {
  const kept: Partial<T> = {};
  for (const name of keysOf(change)) kept[name] = form[name];
  return kept;
}

function keysOf<T extends object>(value: Partial<T>): readonly (keyof T)[] {
  return Object.keys(value) as (keyof T)[];
}
