import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Dialog, type DialogHandle } from '../ui/dialog.tsx';
import { isPressOf } from '../ui/keys.ts';
import { shortcuts } from '../session/shortcuts.ts';
import type { Action } from './action.ts';
import { actionsAt } from './actions.ts';
import { ActionOption } from './action-option.tsx';
import { PaletteFooter } from './palette-footer.tsx';
import { listed } from './rank.ts';
import type { Recent } from './recent.ts';
import { usePartChanges } from './use-part-changes.ts';
import { useSituation } from './use-situation.ts';
import styles from './palette-dialog.module.css';

export type PaletteDialogProps = {
  readonly recent: Recent;
  readonly onClose: () => void;
  readonly showPalette: () => void;
  readonly showHelp: () => void;
};

/** Every action by its name, after the combobox pattern of WAI-ARIA: the focus stays in the field, arrows choose. */
export function PaletteDialog({ recent, onClose, ...dialogs }: PaletteDialogProps) {
  const id = useId();
  const at = useSituation(dialogs);
  usePartChanges();
  const [query, setQuery] = useState('');
  const [activeId, setActiveId] = useState<string>();
  const [refused, setRefused] = useState('');
  const dialog = useRef<DialogHandle>(null);
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const found = listed(actionsAt(at), query, recent.ids());
  const all = found.flatMap(({ actions }) => actions);
  const active = all.find((action) => action.id === activeId) ?? all[0];
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active?.id]);
  const run = (action: Action) => {
    const reason = action.whyNot?.(at);
    setActiveId(action.id);
    setRefused(reason === undefined ? '' : `${action.name}: not now. ${reason}`);
    if (reason !== undefined) return;
    dialog.current?.close();
    recent.add(action.id);
    action.run(at);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { nativeEvent } = event;
    if (nativeEvent.isComposing) return;
    if (shortcuts.openPalette.some(({ keys }) => isPressOf(nativeEvent, keys))) {
      event.preventDefault();
      if (!event.repeat) dialog.current?.close();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = (active === undefined ? 0 : all.indexOf(active) + step + all.length) % all.length;
      setActiveId(all[next]?.id);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (active !== undefined && !event.repeat) run(active);
    }
  };
  const optionId = (action: Action) => `${id}-${action.id}`;
  return (
    <Dialog ref={dialog} label="Command palette" className={styles.palette} onClose={onClose}>
      <input
        ref={field}
        type="text"
        role="combobox"
        aria-label="Action"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active && optionId(active)}
        className={styles.query}
        placeholder="What do you want to do?"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setActiveId(undefined);
          setRefused('');
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} role="listbox" id={`${id}-list`} aria-label="Actions" className={styles.list}>
        {found.map(({ heading = 'Found', actions }) => (
          <div key={heading} role="group" aria-label={heading}>
            {query.trim() === '' && (
              <p aria-hidden="true" className={styles.heading}>
                {heading}
              </p>
            )}
            {actions.map((action) => (
              <ActionOption
                key={action.id}
                id={optionId(action)}
                action={action}
                whyNot={action.whyNot?.(at)}
                isActive={action === active}
                onPoint={() => setActiveId(action.id)}
                onRun={() => run(action)}
              />
            ))}
          </div>
        ))}
      </div>
      {all.length === 0 && (
        <p className={styles.none}>No action answers to “{query.trim()}”. Try one word of its name.</p>
      )}
      <p role="status" className="visually-hidden">
        {refused || (query.trim() === '' ? '' : `${all.length} ${all.length === 1 ? 'action' : 'actions'}`)}
      </p>
      <PaletteFooter
        onHelp={() => {
          dialog.current?.close();
          dialogs.showHelp();
        }}
      />
    </Dialog>
  );
}
