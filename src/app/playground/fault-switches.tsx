import { useState } from 'react';
import { faultGroups, type FaultOn, playgroundFault, playgroundFaults } from '#core/contract/playground-faults.ts';
import { changeFaults, givingWay, useFaultsOn, withFault } from '../session/playground-faults.ts';
import { useSession } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import { FaultNeeds } from './fault-needs.tsx';
import { FaultSwitch } from './fault-switch.tsx';
import styles from './playground.module.css';

/** A switch for each fault. What is on is read from the addresses of the connection, so that they cannot differ. */
export function FaultSwitches() {
  const session = useSession();
  const on = useFaultsOn();
  const [said, setSaid] = useState('');
  const { certificateFaults: ports = {} } = session.surroundings.playground ?? {};
  const change = (faults: readonly FaultOn[], words: string) => {
    changeFaults(session, faults);
    setSaid(words);
  };
  const turnOn = (fault: FaultOn) => change(withFault(on, fault), onWords(fault, givingWay(on, fault.id)));
  const turnOff = ({ id }: FaultOn) =>
    change(
      on.filter((fault) => fault.id !== id),
      `${playgroundFault(id).name} is off.`,
    );
  return (
    <>
      <p className={styles.aside}>
        Each switch has the playground behave as servers in the wild do, for this connection only: it is written into
        its addresses, and taken out again when you switch it off.
      </p>
      <div className={styles.tools}>
        <Button aria-disabled={on.length === 0} onClick={() => on.length > 0 && change([], 'All faults are off.')}>
          All faults off
        </Button>
        <p role="status" className={styles.said}>
          {said}
        </p>
      </div>
      <FaultNeeds on={on} />
      {faultGroups.map((group) => (
        <fieldset key={group} className={styles.group}>
          <legend>{group}</legend>
          <ul className={styles.switches}>
            {playgroundFaults
              .filter((fault) => fault.group === group)
              .map(({ id }) => (
                <FaultSwitch
                  key={id}
                  id={id}
                  on={on.find((fault) => fault.id === id)}
                  isMissing={id.endsWith('-certificate') && !(id in ports)}
                  onOn={turnOn}
                  onOff={turnOff}
                />
              ))}
          </ul>
        </fieldset>
      ))}
    </>
  );
}

function onWords({ id }: FaultOn, gone: readonly FaultOn[]): string {
  const names = gone.map((fault) => playgroundFault(fault.id).name).join(', ');
  return `${playgroundFault(id).name} is on.${names === '' ? '' : ` ${names} went off: both cannot be.`}`;
}
