import { useFaultsOn } from '../session/playground-faults.ts';
import { Chip } from '../ui/chip.tsx';
import { FaultSwitches } from './fault-switches.tsx';
import { Section } from '../ui/section.tsx';
import styles from './playground.module.css';

/** How the playground misbehaves for the connection on screen. */
export function Faults({ isHere }: { readonly isHere: boolean }) {
  const count = useFaultsOn().length;
  return (
    <Section
      name="Faults"
      beside={<Chip tone={count === 0 ? 'quiet' : 'warning'}>{count === 0 ? 'none on' : `${count} on`}</Chip>}
    >
      {() =>
        isHere ? (
          <FaultSwitches />
        ) : (
          <p className={styles.aside}>
            Faults are asked for in the addresses of a connection to the playground, and this one is to another server.
            Press “Use the playground” first.
          </p>
        )
      }
    </Section>
  );
}
