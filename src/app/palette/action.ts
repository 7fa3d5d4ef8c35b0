import type { Surroundings } from '#core/contract/surroundings.ts';
import type { Commands } from '../session/commands.ts';
import type { Desks } from '../session/desks.ts';
import type { Shortcut } from '../session/shortcuts.ts';
import type { Workbench } from '../session/workbench.ts';

/** Something that a person can do, as the palette and the list of shortcuts show it. */
export type Action = {
  readonly id: string;
  /** As on the button, where there is one. */
  readonly name: string;
  readonly group: Group;
  /**
   * What finds it at once in the palette, so that it has a few keys that can be learned. No two actions have the same;
   * one that comes and goes with what is listed, as a client of the playground does, has none.
   */
  readonly letters?: string;
  /** Other words that people may look for it by. */
  readonly keywords: string;
  readonly shortcuts?: readonly Shortcut[];
  /** Why it cannot be done now, a sentence; undefined when it can. */
  readonly whyNot?: (at: Situation) => string | undefined;
  readonly run: (at: Situation) => void;
};

/** In the order in which they are listed: the road, then the page itself. */
export const groups = [
  'Token request',
  'Exchange',
  'Token',
  'API call',
  'Connections',
  'Go to',
  'Playground',
  'Learn',
  'Page',
] as const;
export type Group = (typeof groups)[number];

/** What an action has to do with: what is typed and shown, what can be done about it, and the palette's own parts. */
export type Situation = {
  readonly state: Workbench;
  readonly surroundings: Surroundings;
  readonly commands: Commands;
  /** All connections; undefined where a panel is drawn by itself. */
  readonly desks: Desks | undefined;
  readonly showPalette: () => void;
  readonly showHelp: () => void;
};
