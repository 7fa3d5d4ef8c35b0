import { faultsInAddress } from '#core/contract/fault-address.ts';
import { type FaultId, isCertificateFault, playgroundFaults } from '#core/contract/playground-faults.ts';
import { isAtPlayground } from '#core/contract/playground-origins.ts';
import { changeFaults, withFault } from '../session/playground-faults.ts';
import { showRegistration } from '../session/registration-shown.ts';
import { showPlaygroundPanel } from '../session/playground-shown.ts';
import type { Action, Situation } from './action.ts';
import { doing } from './registering.ts';

const does = doing('Playground');
const goes = doing('Go to');

/** They are for any server, also without the playground. */
export const registrationActions: readonly Action[] = [
  goes('Register a client', 'rc', 'dynamic client registration rfc 7591 initial access token', undefined, () =>
    showRegistration('Register a client'),
  ),
  goes(
    'Read, change or delete a registration',
    'rr',
    'client registration management rfc 7592 registration access token',
    undefined,
    () => showRegistration('Its registration'),
  ),
];

export const playgroundPanelActions: readonly Action[] = [
  does('Show the playground panel', 'pg', 'faults log server saw open', noPlayground, () => showPlaygroundPanel()),
  does(
    'Make and change clients of the playground',
    'cl',
    'new client administration draft commit discard secret reset scopes lifetime capability',
    noPlayground,
    () => showPlaygroundPanel('Clients'),
  ),
  does('All faults off', 'fo', 'playground behave again ordinary', noFaults, (at) => change(at, () => [])),
];

/** A switch for each fault, while the connection is to the playground. */
export function faultActions(at: Situation): readonly Action[] {
  const { surroundings, state } = at;
  const { playground } = surroundings;
  if (playground === undefined || !isAtPlayground(state.connection.tokenEndpoint, playground)) return [];
  const { certificateFaults: ports = {} } = playground;
  return playgroundFaults
    .filter(({ id }) => !isCertificateFault(id) || id in ports)
    .map(({ id, name, does: words, family }) => ({
      id: `fault-${id}`,
      name: `${isOn(at, id) ? 'Fault off' : 'Fault on'}: ${name}`,
      group: 'Playground' as const,
      keywords: `playground ${words} ${family}`,
      run: (now: Situation) => switchFault(now, id),
    }));
}

function switchFault(at: Situation, id: FaultId): void {
  change(at, (on) => (isOn(at, id) ? on.filter((fault) => fault.id !== id) : withFault(on, { id })));
}

function isOn(at: Situation, id: FaultId): boolean {
  return faultsOf(at).some((fault) => fault.id === id);
}

function faultsOf({ state, surroundings }: Situation) {
  const { playground } = surroundings;
  return playground === undefined ? [] : faultsInAddress(state.connection.tokenEndpoint, playground);
}

type Faults = ReturnType<typeof faultsOf>;

function change(at: Situation, next: (on: Faults) => Faults): void {
  const { desks } = at;
  if (desks !== undefined) changeFaults(desks.desk(desks.store.getState().currentId).session, next(faultsOf(at)));
}

function noPlayground({ surroundings }: Situation): string | undefined {
  if (surroundings.playground !== undefined) return undefined;
  return 'There is no playground here; started on your machine, Grantscope brings one.';
}

function noFaults(at: Situation): string | undefined {
  return faultsOf(at).length > 0 ? undefined : 'No fault of the playground is on.';
}
