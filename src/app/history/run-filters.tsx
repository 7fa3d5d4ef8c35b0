import { useMemo } from 'react';
import { runKinds, type RunSummary } from '#core/keeping/kept-run.ts';
import { type RunChoices, runChoices } from '#core/keeping/run-choices.ts';
import { isFiltering, noFilter, type RunFilter } from '#core/keeping/run-filter.ts';
import { statusClasses } from '#core/keeping/status-class.ts';
import { useHistoryItself } from '../session/use-history.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { useNarrow } from '../ui/use-narrow.ts';
import { useWhenIdle } from '../ui/use-when-idle.ts';
import styles from './all-runs.module.css';
import { FilterSelect } from './filter-select.tsx';
import { kindWords, runCountWords, statusWords } from './run-words.ts';
import { TimeRange } from './time-range.tsx';
import { useConnectionNames } from './use-connection-names.ts';

type RunFiltersProps = {
  readonly runs: readonly RunSummary[];
  /** How many are found. */
  readonly found: number;
  readonly filter: RunFilter;
};

const noRuns: readonly RunSummary[] = [];

/** What is looked for in the history; how much of it is found is said. */
export function RunFilters({ runs, found, filter }: RunFiltersProps) {
  const history = useHistoryItself();
  // Counting 10,000 runs takes longer than to draw the list, which does not wait for it.
  const counted = useWhenIdle(runs, noRuns);
  const choices = useMemo(() => runChoices(counted), [counted]);
  const change = (part: Partial<RunFilter>) =>
    history?.store.setState((state) => ({ filter: { ...state.filter, ...part } }));
  const isOn = isFiltering(filter);
  const isNarrow = useNarrow();
  return (
    <form role="search" className={styles.search} onSubmit={(event) => event.preventDefault()}>
      <div className={styles.searchLine}>
        <Field label="Search the runs" quietLabel>
          {(control) => (
            <input
              {...control}
              type="search"
              autoComplete="off"
              spellCheck={false}
              placeholder="Search server, client, path, scope, error, name, finding"
              value={filter.text}
              onChange={(event) => change({ text: event.target.value })}
            />
          )}
        </Field>
        <p role="status" className={styles.count}>
          {isOn ? `${found.toLocaleString('en')} of ${runCountWords(runs.length)}` : runCountWords(runs.length)}
        </p>
        <Button look="quiet" aria-disabled={!isOn} onClick={() => change(noFilter)}>
          Clear filters
        </Button>
      </div>
      {isNarrow ? (
        <details className={styles.fold}>
          <summary>{isOn ? 'Filters, some are on' : 'Filters'}</summary>
          <Choices choices={choices} filter={filter} onChange={change} />
        </details>
      ) : (
        <Choices choices={choices} filter={filter} onChange={change} />
      )}
    </form>
  );
}

type ChoicesProps = {
  readonly choices: RunChoices;
  readonly filter: RunFilter;
  readonly onChange: (part: Partial<RunFilter>) => void;
};

function Choices({ choices, filter, onChange }: ChoicesProps) {
  const nameOf = useConnectionNames();
  return (
    <div className={styles.filters}>
      <FilterSelect
        label="Server"
        choices={choices.server}
        value={filter.server}
        onChange={(server) => onChange({ server })}
      />
      <FilterSelect
        label="Client"
        choices={choices.clientId}
        value={filter.clientId}
        onChange={(clientId) => onChange({ clientId })}
      />
      <FilterSelect
        label="Status"
        choices={choices.status}
        value={filter.status}
        words={(value) => statusWords[known(statusClasses, value) ?? 'other']}
        onChange={(value) => onChange({ status: known(statusClasses, value) ?? '' })}
      />
      <FilterSelect
        label="Error code"
        choices={choices.error}
        value={filter.error}
        onChange={(error) => onChange({ error })}
      />
      <FilterSelect
        label="Scope value"
        choices={choices.scope}
        value={filter.scope}
        onChange={(scope) => onChange({ scope })}
      />
      <FilterSelect
        label="Kind"
        choices={choices.kind}
        value={filter.kind}
        words={(value) => kindWords[known(runKinds, value) ?? 'token']}
        onChange={(value) => onChange({ kind: known(runKinds, value) ?? '' })}
      />
      <FilterSelect
        label="Connection"
        choices={choices.connectionId}
        value={filter.connectionId}
        words={nameOf}
        onChange={(connectionId) => onChange({ connectionId })}
      />
      <TimeRange filter={filter} onChange={onChange} />
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={filter.isKnownGood}
          onChange={(event) => onChange({ isKnownGood: event.target.checked })}
        />
        Known good only
      </label>
    </div>
  );
}

function known<T extends string>(values: readonly T[], value: string): T | undefined {
  return values.find((each) => each === value);
}
