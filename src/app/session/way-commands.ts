import { withoutConfirmation } from '#core/http/held-certificates.ts';
import { hostAndPort } from '#core/oauth/connection.ts';
import { wayTo, type WayTexts } from '#core/oauth/server-way.ts';
import type { Session } from './session.ts';

/** Where a server is looked for instead of where its URLs say. */
export type WayCommands = {
  /** For the host and port of this URL; where both texts are empty, nothing is left of it. */
  readonly editWay: (url: string, change: Partial<WayTexts>) => void;
  /** Goes back to the URL's own host, for this `host:port`. */
  readonly takeBackWay: (target: string) => void;
};

export function createWayCommands({ store }: Session): WayCommands {
  return {
    editWay: (url, change) => {
      const target = hostAndPort(url);
      if (target === undefined) return;
      store.setState(({ ways, clientCertificates }) => {
        const before = wayTo(url, ways) ?? { connectTo: '', serverName: '' };
        const way = { ...before, ...change, hostAndPort: target };
        const others = ways.filter((each) => each.hostAndPort !== target);
        const isEmpty = way.connectTo === '' && way.serverName === '';
        return {
          ways: isEmpty ? others : [...others, way],
          // Who may see a certificate unverified was agreed to for the way as it was.
          clientCertificates: withoutConfirmation(clientCertificates, target),
          remedied: undefined,
        };
      });
    },
    takeBackWay: (target) =>
      store.setState(({ ways, clientCertificates }) => ({
        ways: ways.filter((each) => each.hostAndPort !== target),
        clientCertificates: withoutConfirmation(clientCertificates, target),
        remedied: undefined,
      })),
  };
}
