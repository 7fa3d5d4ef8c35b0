import { addressWithFaults, faultsInAddress } from '#core/contract/fault-address.ts';
import { areInEachOthersWay } from '#core/contract/fault-path.ts';
import { type FaultOn, playgroundFault } from '#core/contract/playground-faults.ts';
import { before } from './remedy-commands.ts';
import type { Session } from './session.ts';
import { useSession, useWorkbench } from './session-context.tsx';

/** The faults that the connection on screen asks for. They stand in its addresses and nowhere else. */
export function useFaultsOn(): readonly FaultOn[] {
  const { playground } = useSession().surroundings;
  const url = useWorkbench((state) => state.connection.tokenEndpoint);
  return playground === undefined ? [] : faultsInAddress(url, playground);
}

/** These faults with one more, without those that it excludes; or with its amount changed. */
export function withFault(faults: readonly FaultOn[], fault: FaultOn): readonly FaultOn[] {
  return [...faults.filter(({ id }) => !areInEachOthersWay(id, fault.id)), fault];
}

/** Those that would go if this one came. */
export function givingWay(faults: readonly FaultOn[], id: FaultOn['id']): readonly FaultOn[] {
  return faults.filter((fault) => fault.id !== id && areInEachOthersWay(fault.id, id));
}

/** Has the addresses of the connection ask for these faults and no others; it can be undone like any remedy. */
export function changeFaults({ store, surroundings }: Session, faults: readonly FaultOn[]): void {
  const { playground, proxy } = surroundings;
  if (playground === undefined) return;
  const to = { playground, ordinaryOrigin: proxy ? playground.httpsOrigin : playground.httpOrigin };
  const moved = (url: string): string => addressWithFaults(url, faults, to);
  store.setState(({ connection, apiCall, issuer }) => {
    const addresses = {
      tokenEndpoint: moved(connection.tokenEndpoint),
      introspectionEndpoint: moved(connection.introspectionEndpoint),
      revocationEndpoint: moved(connection.revocationEndpoint),
    };
    const url = moved(apiCall.url);
    return {
      connection: { ...connection, ...addresses },
      apiCall: { ...apiCall, url },
      issuer: movedIssuer(issuer, moved),
      remedied: {
        label: faults.length === 0 ? 'all faults off' : faultTitle(faults),
        connection: before(connection, addresses),
        apiCall: { url: apiCall.url },
        takeBack: () => ({ issuer }),
      },
    };
  });
}

/** An issuer is written without a slash at its end. */
function movedIssuer(issuer: string, moved: (url: string) => string): string {
  const trimmed = issuer.replace(/\/$/, '');
  const next = moved(`${trimmed}/`);
  return next === `${trimmed}/` ? issuer : next.replace(/\/$/, '');
}

/** `Playground with a fault: HTML 503`, or with several. */
export function faultTitle(faults: readonly FaultOn[]): string {
  const names = faults.map(({ id, amount }) => {
    const { name, amount: unit } = playgroundFault(id);
    return amount === undefined || unit === undefined ? name : `${name} (${amount} ${unit.unit})`;
  });
  return `Playground with ${names.length === 1 ? 'a fault' : 'faults'}: ${names.join(', ')}`;
}
