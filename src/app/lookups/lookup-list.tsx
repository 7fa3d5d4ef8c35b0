import { lookupsOf } from '../session/lookups-of.ts';
import type { LookupRun } from '../session/run.ts';
import { useWorkbench } from '../session/session-context.tsx';
import { Panel } from '../ui/panel.tsx';
import { LookupExchange } from './lookup-exchange.tsx';
import styles from './lookups.module.css';

const purposeWords = {
  verify: 'To verify',
  introspect: 'To introspect',
  revoke: 'To revoke',
  'resource-metadata': 'To know the API',
  discover: 'To discover',
} as const;

/** The newest questions of each kind, the last one first and open; those from before stay a press away. */
export function LookupList() {
  const lookups = useWorkbench(lookupsOf);
  const earlier = (place: number) =>
    new Set(lookups.slice(0, place).flatMap(({ steps }) => steps.map(({ name }) => name)));
  return (
    <Panel name="Lookups" end={endWords(lookups)}>
      {lookups.map((run, place) => (
        <LookupGroup key={run.id} run={run} open={place === 0} taken={earlier(place)} />
      ))}
    </Panel>
  );
}

function endWords(lookups: readonly LookupRun[]): string {
  const aboutServer = lookups.some(({ purpose }) => purpose === 'discover');
  const aboutToken = lookups.some(({ purpose }) => purpose !== 'discover');
  return `what was asked about ${[aboutServer && 'the server', aboutToken && 'this token'].filter(Boolean).join(' and ')}`;
}

type LookupGroupProps = {
  readonly run: LookupRun;
  readonly open: boolean;
  /** Names that stand above: two regions of one name could not be told apart by ear. */
  readonly taken: ReadonlySet<string>;
};

function LookupGroup({ run, open, taken }: LookupGroupProps) {
  const last = run.steps.length - 1;
  return (
    <div role="group" aria-label={purposeWords[run.purpose]} className={styles.group}>
      {run.steps.map(({ name, exchange }, place) => (
        <LookupExchange
          key={name}
          name={taken.has(name) ? `${name} ${purposeWords[run.purpose].toLowerCase()}` : name}
          exchange={exchange}
          connection={run.connection}
          open={open && place === last}
          isLast={open && place === last}
        />
      ))}
    </div>
  );
}
