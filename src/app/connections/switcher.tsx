import { ChevronDown } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { badgeOf } from '../session/badge.ts';
import { useDesks, useDesksState } from '../session/desk-context.tsx';
import type { Desks } from '../session/desks.ts';
import { entriesOf } from '../session/desks-list.ts';
import { Button } from '../ui/button.tsx';
import { deferred } from '../ui/deferred.tsx';
import { BadgeChip } from './badge-chip.tsx';
import { takeWasPressed } from '../session/switching.ts';
import { useTitles } from './use-titles.ts';
import styles from './switcher.module.css';

const Rail = deferred(() => import('./rail.tsx').then((part) => part.Rail));
const ConnectionsDialog = deferred(() => import('./connections-dialog.tsx').then((part) => part.ConnectionsDialog));

/** Which connection is on screen, and the way to the others. */
export function Switcher() {
  const desks = useDesks();
  return desks === undefined ? null : <SwitcherOf desks={desks} />;
}

function SwitcherOf({ desks }: { readonly desks: Desks }) {
  const state = useDesksState(desks, (all) => all);
  const titles = useTitles(desks);
  const [isOpen, setIsOpen] = useState(false);
  const nav = useRef<HTMLElement>(null);
  useFocusAfterSwitch(nav);
  const current = state.connections.find(({ id }) => id === state.currentId);
  if (current === undefined) return null;
  const title = titles.get(current.id) ?? '';
  const badge = badgeOf(current, title);
  const beside = entriesOf(state, current.workspaceId);
  const workspace = state.workspaces.find(({ id }) => id === current.workspaceId);
  return (
    <nav ref={nav} aria-label="Connections" className={styles.switcher} data-colour={badge.colour}>
      <Button
        aria-haspopup="dialog"
        className={styles.current}
        data-switched-to={current.id}
        title={state.workspaces.length > 1 ? `${title} · ${workspace?.name}` : title}
        onClick={() => setIsOpen(true)}
      >
        <BadgeChip badge={badge} />
        <span className="visually-hidden">Connection: </span>
        <span className={styles.title}>{title}</span>
        {state.workspaces.length > 1 && <span className={styles.workspace}>{workspace?.name}</span>}
        <ChevronDown size={15} aria-hidden="true" />
      </Button>
      {beside.length > 1 && <Rail desks={desks} entries={beside} titles={titles} currentId={current.id} />}
      {isOpen && <ConnectionsDialog desks={desks} titles={titles} onClose={() => setIsOpen(false)} />}
    </nav>
  );
}

function useFocusAfterSwitch(nav: { readonly current: HTMLElement | null }): void {
  useLayoutEffect(() => {
    if (!takeWasPressed()) return;
    // In the row of connections where that was on screen, else on the button that names the one on screen.
    const places = [...(nav.current?.querySelectorAll<HTMLElement>('[data-switched-to]') ?? [])];
    const place = places.findLast((each) => each.getAttribute('aria-current') === 'true' && each.offsetParent !== null);
    (place ?? places[0])?.focus({ preventScroll: true });
  }, [nav]);
}
