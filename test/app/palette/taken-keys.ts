/** Keys that somebody else answers to, for each system, gathered by hand in November 2026; the makers' own lists were not at hand. */
export type TakenKey = {
  readonly keys: string;
  readonly by: string;
  readonly does: string;
  /** Why taking it leaves nobody without: another key that does the same, or where it is left to its owner. */
  readonly harmless?: string;
};

export type System = 'Apple' | 'Windows and Linux';

type Rows = Readonly<Record<string, string>>;

const browsersElsewhere: Rows = {
  'Ctrl+T': 'new tab',
  'Ctrl+N': 'new window',
  'Ctrl+Shift+N': 'private window (Chrome, Edge)',
  'Ctrl+Shift+P': 'private window (Firefox)',
  'Ctrl+W': 'close the tab',
  'Ctrl+Shift+W': 'close the window',
  'Ctrl+Shift+T': 'reopen the tab',
  'Ctrl+Q': 'quit (Linux)',
  'Ctrl+Shift+Q': 'quit (Firefox)',
  'Ctrl+L': 'address bar',
  'Ctrl+J': 'downloads',
  'Ctrl+H': 'history',
  'Ctrl+Shift+H': 'history (Firefox)',
  'Ctrl+D': 'bookmark',
  'Ctrl+Shift+D': 'bookmark all tabs',
  'Ctrl+B': 'bookmarks (Firefox)',
  'Ctrl+Shift+B': 'bookmarks bar',
  'Ctrl+Shift+O': 'bookmark manager',
  'Ctrl+F': 'find',
  'Ctrl+G': 'find the next',
  'Ctrl+Shift+G': 'find the one before',
  'Ctrl+R': 'reload',
  'Ctrl+Shift+R': 'reload everything',
  'Ctrl+P': 'print',
  'Ctrl+S': 'save the page',
  'Ctrl+Shift+S': 'screenshot (Firefox, Edge)',
  'Ctrl+O': 'open a file',
  'Ctrl+U': 'source of the page',
  'Ctrl+Shift+U': 'read aloud (Edge); a character by its number (Linux)',
  'Ctrl+I': 'page information (Firefox)',
  'Ctrl+Shift+I': 'developer tools',
  'Ctrl+Shift+J': 'console',
  'Ctrl+Shift+C': 'inspect',
  'Ctrl+Shift+K': 'console (Firefox); duplicate the tab (Edge)',
  'Ctrl+Shift+E': 'network tools (Firefox); sidebar search (Edge)',
  'Ctrl+Shift+M': 'profiles; responsive view (Firefox)',
  'Ctrl+Shift+A': 'search tabs; add-ons (Firefox)',
  'Ctrl+Shift+Y': 'downloads (Firefox); collections (Edge)',
  'Ctrl+Shift+X': 'direction of text (Firefox); web capture (Edge)',
  'Ctrl+Shift+L': 'paste and go (Edge)',
  'Ctrl+Shift+V': 'paste as plain text',
  'Ctrl+Shift+Z': 'redo',
  'Ctrl+Shift+Delete': 'clear browsing data',
  'Ctrl+M': 'mute the tab (Firefox, Edge)',
  'Ctrl+E': 'search in the address bar',
  'Ctrl+0': 'usual size',
  'Ctrl+1': 'first tab',
  'Ctrl+9': 'last tab',
  'Ctrl+Shift+.': 'sidebar (Edge)',
  'Ctrl+Shift+,': 'vertical tabs (Edge)',
  'Ctrl+Tab': 'next tab',
  'Ctrl+A': 'select all',
  'Ctrl+C': 'copy',
  'Ctrl+V': 'paste',
  'Ctrl+X': 'cut',
  'Ctrl+Z': 'undo',
  'Ctrl+Y': 'redo',
  'Ctrl+Backspace': 'delete a word',
  'Ctrl+Delete': 'delete a word',
  "'": 'find in links (Firefox)',
  '/': 'find (Firefox)',
};

const browsersApple: Rows = {
  'Cmd+T': 'new tab',
  'Cmd+N': 'new window',
  'Cmd+Shift+N': 'private window',
  'Cmd+Shift+P': 'private window (Firefox); page setup (Safari)',
  'Cmd+W': 'close the tab',
  'Cmd+Shift+W': 'close the window',
  'Cmd+Shift+T': 'reopen the tab',
  'Cmd+Q': 'quit',
  'Cmd+Shift+Q': 'log out',
  'Cmd+L': 'address bar',
  'Cmd+Shift+L': 'sidebar (Safari)',
  'Cmd+J': 'downloads; jump to the selection (Safari)',
  'Cmd+H': 'hide the application',
  'Cmd+Y': 'history (Chrome, Safari)',
  'Cmd+D': 'bookmark',
  'Cmd+Shift+D': 'reading list (Safari); bookmark all tabs',
  'Cmd+B': 'bookmarks (Firefox)',
  'Cmd+F': 'find',
  'Cmd+G': 'find the next',
  'Cmd+E': 'find the selection',
  'Cmd+R': 'reload',
  'Cmd+Shift+R': 'reload everything; reader (Safari)',
  'Cmd+P': 'print',
  'Cmd+S': 'save the page',
  'Cmd+O': 'open a file',
  'Cmd+U': 'source of the page (Firefox)',
  'Cmd+I': 'mail the page (Safari); page information (Firefox)',
  'Cmd+Shift+I': 'mail the link (Chrome)',
  'Cmd+Shift+K': 'console (Firefox)',
  'Cmd+M': 'minimise',
  'Cmd+Shift+M': 'profiles (Chrome); responsive view (Firefox)',
  'Cmd+Shift+A': 'search tabs (Chrome); add-ons (Firefox)',
  'Cmd+Shift+C': 'inspect (Chrome, Firefox)',
  'Cmd+Shift+J': 'downloads (Chrome)',
  'Cmd+Shift+\\': 'all tabs (Safari)',
  'Cmd+Shift+/': 'help menu',
  'Cmd+/': 'status bar (Safari)',
  'Cmd+;': 'spelling (Safari)',
  'Cmd+.': 'stop loading (Safari, Firefox)',
  'Cmd+,': 'settings',
  'Cmd+[': 'back',
  'Cmd+]': 'forward',
  'Cmd+0': 'usual size',
  'Cmd+1': 'first tab',
  'Cmd+9': 'last tab',
  'Cmd+Shift+3': 'picture of the screen',
  'Cmd+Shift+4': 'picture of a part',
  'Cmd+Shift+5': 'recording of the screen',
  'Cmd+Space': 'Spotlight',
  'Cmd+Tab': 'next application',
  'Cmd+A': 'select all',
  'Cmd+C': 'copy',
  'Cmd+V': 'paste',
  'Cmd+Shift+V': 'paste as plain text',
  'Cmd+X': 'cut',
  'Cmd+Z': 'undo',
  'Cmd+Shift+Z': 'redo',
  'Cmd+Backspace': 'delete the line',
  'Ctrl+A': 'start of the line',
  'Ctrl+E': 'end of the line',
  'Ctrl+K': 'delete to the end of the line',
  'Ctrl+Enter': 'context menu',
  '/': 'find (Firefox)',
  "'": 'find in links (Firefox)',
};

const onLinks = 'Left to the browser while a link has the focus.';

/** What is taken although we use it, and why nobody loses anything by it. */
const harmless: readonly (TakenKey & { readonly on: System })[] = [
  {
    on: 'Windows and Linux',
    keys: 'Ctrl+K',
    by: 'Chrome, Edge, Firefox',
    does: 'search in the address bar',
    harmless: 'Ctrl+E, Ctrl+L and F6 lead to the same bar, and pages may take this one: many do, for the same purpose.',
  },
  {
    on: 'Apple',
    keys: 'Cmd+K',
    by: 'Firefox',
    does: 'search in the address bar',
    harmless: 'Cmd+L leads to the same bar.',
  },
  {
    on: 'Windows and Linux',
    keys: 'Ctrl+Enter',
    by: 'browsers',
    does: 'open the focused link in a new tab',
    harmless: onLinks,
  },
  {
    on: 'Windows and Linux',
    keys: 'Ctrl+Shift+Enter',
    by: 'browsers',
    does: 'open the focused link in front',
    harmless: onLinks,
  },
  { on: 'Apple', keys: 'Cmd+Enter', by: 'browsers', does: 'open the focused link in a new tab', harmless: onLinks },
  { on: 'Apple', keys: 'Cmd+Shift+Enter', by: 'browsers', does: 'open the focused link in front', harmless: onLinks },
];

/** Whole families of keys, where naming each would be a long list. */
const families: readonly { readonly pattern: RegExp; readonly by: string; readonly does: string }[] = [
  {
    pattern: /^(Shift\+)?[A-Z0-9]$/,
    by: 'NVDA, JAWS, Narrator, Orca, VoiceOver',
    does: 'move by headings, links, lists and more in browse mode and quick navigation',
  },
  { pattern: /^(Shift\+)?[,;.<>\-=[\]~]$/, by: 'NVDA, JAWS', does: 'move past a container, a note, a frame' },
  {
    pattern: /(^|\+)Alt\+/,
    by: 'menus, access keys, Orca, Narrator; on Apple’s systems the characters of Option, and VoiceOver',
    does: 'too much to be sure of',
  },
  { pattern: /(^|\+)(Insert|CapsLock)\+/, by: 'NVDA, JAWS, Narrator, Orca', does: 'every command of theirs' },
  { pattern: /(^|\+)F\d+$/, by: 'browsers, systems and VoiceOver', does: 'help, reload, full screen, tools' },
  { pattern: /^(Ctrl|Cmd)\+\d$/, by: 'browsers', does: 'a tab by its number' },
  { pattern: /^(Ctrl|Cmd)\+(Shift\+)?[-+=]$/, by: 'browsers', does: 'size of the page' },
  {
    pattern: /(^|\+)(Arrow\w+|Page\w+|Home|End|Tab|Space|Escape|Backspace|Delete)$/,
    by: 'browsers, fields and screen readers',
    does: 'move, scroll, leave, delete',
  },
  { pattern: /^(Shift\+)?Enter$/, by: 'the page itself', does: 'press what has the focus' },
];

/** Who else answers to these keys on this system. */
export function takersOf(keys: string, system: System): readonly TakenKey[] {
  const rows = system === 'Apple' ? browsersApple : browsersElsewhere;
  const does = rows[keys];
  return [
    ...(does === undefined ? [] : [{ keys, by: 'browsers and the system', does }]),
    ...families.filter(({ pattern }) => pattern.test(keys)).map((family) => ({ keys, ...family })),
    ...harmless.filter((each) => each.keys === keys && each.on === system),
  ];
}
