import { CaseSensitive, ChevronDown, ChevronUp } from 'lucide-react';
import type { KeyboardEvent, RefObject } from 'react';
import { Button } from '../ui/button.tsx';
import type { Search } from './use-body-search.ts';
import styles from './laid-out-body.module.css';

type BodySearchProps = {
  readonly label: string;
  readonly search: Search;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly onLeave: () => void;
};

/** Looks for a text in a body: Enter leads to the next place, Shift and Enter to the one before, Escape back to the lines. */
export function BodySearch({ label, search, input, onLeave }: BodySearchProps) {
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      search.look('', search.matchCase);
      onLeave();
    }
    if (event.key !== 'Enter') return;
    event.preventDefault();
    search.move(event.shiftKey ? -1 : 1);
  };
  return (
    <div role="group" aria-label={`Search in ${label}`} className={styles.find}>
      <input
        ref={input}
        type="search"
        aria-label={`Find in ${label}`}
        placeholder="Find"
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        value={search.wanted}
        onChange={(event) => search.look(event.target.value, search.matchCase)}
        onKeyDown={keys}
      />
      <Button
        look="quiet"
        aria-label={`Match case in ${label}`}
        title="Match case"
        aria-pressed={search.matchCase}
        onClick={() => search.look(search.wanted, !search.matchCase)}
      >
        <CaseSensitive size={16} aria-hidden="true" />
      </Button>
      <Button
        look="quiet"
        aria-label={`Previous hit in ${label}`}
        title="Previous hit (Shift+Enter)"
        onClick={() => search.move(-1)}
      >
        <ChevronUp size={16} aria-hidden="true" />
      </Button>
      <Button look="quiet" aria-label={`Next hit in ${label}`} title="Next hit (Enter)" onClick={() => search.move(1)}>
        <ChevronDown size={16} aria-hidden="true" />
      </Button>
      <span role="status" className={styles.count}>
        {search.said}
      </span>
    </div>
  );
}
