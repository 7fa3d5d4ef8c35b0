import type { DiscoveryFill } from '#core/oauth/discovery-fill.ts';
import { before } from './remedy-commands.ts';
import type { Session } from './session.ts';

/** A sentence, and whom to ask instead where that is at hand: at a host that only a press lets in. */
export type DiscoveryFault = {
  readonly sentence: string;
  readonly elsewhere?: { readonly host: string; readonly issuer: string };
};

/** Finding an authorization server by its issuer, and using what it says of itself. */
export type DiscoveryCommands = {
  readonly editIssuer: (issuer: string) => void;
  /** Fills in what a person has looked at, in one step that `undoRemedy` takes back. */
  readonly fillIn: (fill: DiscoveryFill) => void;
};

/** The name under which filling in can be undone. */
export const fillInLabel = 'Fill in from the metadata';

export function createDiscoveryCommands({ store }: Pick<Session, 'store'>): DiscoveryCommands {
  return {
    editIssuer: (issuer) => store.setState({ issuer, discoveryFault: undefined }),
    fillIn: ({ connection: change, jwksUrl }) =>
      store.setState(({ connection, verification }) => {
        const remedied = { label: fillInLabel, connection: before(connection, change), apiCall: {} };
        const filled = { connection: { ...connection, ...change }, remedied };
        if (jwksUrl === undefined) return filled;
        return {
          ...filled,
          verification: { ...verification, jwksUrl },
          remedied: {
            ...remedied,
            takeBack: (state) => ({ verification: { ...state.verification, jwksUrl: verification.jwksUrl } }),
          },
        };
      }),
  };
}
