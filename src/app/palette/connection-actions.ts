import { connectionTitles } from '../session/connection-title.ts';
import { desksCommands, type DesksCommands } from '../session/desks-commands.ts';
import { changeByPress, switchByPress } from '../session/switching.ts';
import type { Action, Situation } from './action.ts';
import { isDemoMode } from '../ui/demo-mode.ts';
import { toolOnScreen } from './on-screen.ts';
import { doing, pressing } from './registering.ts';

const does = doing('Connections');
const { follow } = pressing('Token request', 'Connections');
const kept = pressing('What is kept', 'Page');
const linked = pressing('What came with a link', 'Connections');
const notLoaded = 'This part of the page has not loaded yet.';

export const connectionActions: readonly Action[] = [
  does(
    'New connection',
    'nc',
    'add another server client workspace',
    noList,
    changed((list) => list.add()),
  ),
  does(
    'Duplicate the connection',
    'dn',
    'copy clone without secrets',
    noList,
    changed((list, { desks }) => list.duplicate(desks?.store.getState().currentId ?? '')),
  ),
  does(
    'Import connections',
    'im',
    'open read file curl har postman bruno insomnia openapi swagger http',
    () => (toolOnScreen('Import') === undefined ? whyNoTool() : undefined),
    () => toolOnScreen('Import')?.click(),
  ),
  does(
    'Share',
    'sh',
    'link qr code program file curl har http postman bruno openapi export send teammate',
    () => (toolOnScreen('Share') === undefined ? whyNoTool() : undefined),
    () => toolOnScreen('Share')?.click(),
  ),
  follow('Choose where secrets are kept', 'wk', 'memory tab device passphrase lock storage', notLoaded),
  linked.press(
    'Keep this run in the history',
    'kh',
    'link shared recorded save',
    'No run that came with a link waits for it.',
  ),
  linked.press('Let go of the token', 'lg', 'link shared drop forget', 'No token that came with a link is in hand.'),
  kept.follow('Forget everything', 'fe', 'delete clear erase storage reset', notLoaded),
];

/** The other connections come and go; each is one choice away. */
export function switchActions({ desks }: Situation): readonly Action[] {
  if (desks === undefined) return [];
  const { currentId } = desks.store.getState();
  return [...connectionTitles(desks)]
    .filter(([id]) => id !== currentId)
    .map(([id, title]) => ({
      id: `switch-to-${id}`,
      name: `Switch to ${title}`,
      group: 'Connections' as const,
      keywords: 'connection workspace change',
      run: () => switchByPress(desks, id),
    }));
}

function noList({ desks }: Situation): string | undefined {
  return desks === undefined ? notLoaded : undefined;
}

function changed(act: (list: DesksCommands, at: Situation) => void): Action['run'] {
  return (at) => {
    const { desks } = at;
    if (desks !== undefined) changeByPress(() => act(desksCommands(desks), at));
  };
}

function whyNoTool(): string {
  return isDemoMode() ? 'Not in demo mode: what is shared or imported may hold secrets.' : notLoaded;
}
