import { isDemoMode, switchDemoMode } from '../ui/demo-mode.ts';
import { areSingleKeysOn, switchSingleKeys } from '../ui/single-keys.ts';
import { chooseTheme, shownTheme, type Theme } from '../ui/theme.ts';
import { shortcuts } from '../session/shortcuts.ts';
import type { Action } from './action.ts';
import { goTo, partOnScreen } from './on-screen.ts';
import { doing } from './registering.ts';

const goes = doing('Go to');
const does = doing('Page');
const { openPalette, showHelp } = shortcuts;

export const pageActions: readonly Action[] = [
  goesTo('Token request', 'gr', 'form connection endpoint client'),
  goesTo('Findings', 'gf', 'problems errors warnings'),
  goesTo('Request preview', 'gp', 'planned'),
  goesTo('Exchange', 'ge', 'raw request response messages timing'),
  goesTo('Token', 'gk', 'claims header signature time left'),
  goesTo('Make a token', 'gm', 'write sign'),
  goesTo('API call', 'ga', 'request response'),
  goesTo('Lookups', 'gl', 'metadata keys introspection'),
  goesTo('Playground', 'gy', 'faults log server saw'),
  goesTo('History', 'gh', 'runs earlier'),
  goesTo('Flow', 'gw', 'picture road'),
  scheme('light', 'Light colours', 'lc'),
  scheme('dark', 'Dark colours', 'dc'),
  scheme('system', 'Colours of the system', 'cs'),
  does('Demo mode on or off', 'dm', 'presentation recording hide secrets large type', undefined, () =>
    switchDemoMode(!isDemoMode()),
  ),
  does('Search actions', 'sa', 'command palette', undefined, (at) => at.showPalette(), { shortcuts: openPalette }),
  does('Keyboard shortcuts', 'ks', 'help keys letters', undefined, (at) => at.showHelp(), { shortcuts: showHelp }),
  does('Single-key shortcuts on or off', 'sk', 'question mark speech switch', undefined, switchThem),
];

function goesTo(part: string, letters: string, keywords: string): Action {
  const whyNot = () => (partOnScreen(part) === undefined ? 'There is nothing in it yet.' : undefined);
  return goes(`Go to ${part}`, letters, `panel ${keywords}`, whyNot, () => {
    const found = partOnScreen(part);
    if (found !== undefined) goTo(found);
  });
}

function scheme(theme: Theme, name: string, letters: string): Action {
  const whyNot = () => (shownTheme() === theme ? 'The page is drawn so already.' : undefined);
  return does(name, letters, 'colour color scheme theme mode', whyNot, () => chooseTheme(theme));
}

function switchThem(): void {
  switchSingleKeys(!areSingleKeysOn());
}
