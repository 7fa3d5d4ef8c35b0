/**
 * One way to press an action. `keys` is written with `Mod` for the key that commands take on this system: Command on
 * Apple's, Ctrl elsewhere. `within` names the part of the page, by its label, that must have the focus; without it the
 * keys hold wherever no such part has them.
 */
export type Shortcut = { readonly keys: string; readonly within?: string };

/**
 * Every shortcut there is. They are few on purpose: nearly all keys belong to a browser or a screen reader, and what has
 * none here is reached through the palette by its letters. The first view listens for these without knowing the actions.
 */
export const shortcuts = {
  openPalette: [{ keys: 'Mod+K' }],
  showHelp: [{ keys: '?' }],
  getToken: [{ keys: 'Mod+Enter' }],
  sendRequest: [{ keys: 'Mod+Enter', within: 'API call' }, { keys: 'Mod+Shift+Enter' }],
  sendAsEdited: [{ keys: 'Mod+Enter', within: 'Edited by hand' }],
  sendApiAsEdited: [{ keys: 'Mod+Enter', within: 'API call edited by hand' }],
  fillInFromCurl: [{ keys: 'Mod+Enter', within: 'Paste curl' }],
  makeToken: [{ keys: 'Mod+Enter', within: 'Make a token' }],
} as const satisfies Readonly<Record<string, readonly Shortcut[]>>;
