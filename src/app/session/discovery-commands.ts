import { discoveryFill } from '#core/oauth/discovery-fill.ts';
import { before } from './remedy-commands.ts';
import type { Session } from './session.ts';

/** Finding an authorization server by its issuer, and using what it says of itself. */
export type DiscoveryCommands = {
  readonly editIssuer: (issuer: string) => void;
  /** Fills in what was found, in one step that `undoRemedy` takes back. */
  readonly fillInDiscovered: () => void;
};

/** The name under which filling in can be undone. */
export const fillInLabel = 'Fill in from the metadata';

export function createDiscoveryCommands({ store }: Pick<Session, 'store'>): DiscoveryCommands {
  return {
    editIssuer: (issuer) => store.setState({ issuer, discoveryFault: undefined }),
    fillInDiscovered: () =>
      store.setState(({ discovered, connection, verification }) => {
        if (discovered === undefined) return {};
        const { connection: change, jwksUrl } = discoveryFill(discovered, connection, verification.jwksUrl);
        return {
          connection: { ...connection, ...change },
          ...(jwksUrl === undefined ? {} : { verification: { ...verification, jwksUrl } }),
          remedied: {
            label: fillInLabel,
            connection: before(connection, change),
            apiCall: {},
            ...(jwksUrl === undefined ? {} : { jwksUrl: verification.jwksUrl }),
          },
        };
      }),
  };
}
