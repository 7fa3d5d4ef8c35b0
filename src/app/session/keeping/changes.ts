import type { RunSummary } from '#core/keeping/kept-run.ts';
import type { Looked } from '../forget/look-through.ts';

/** What a tab tells the others of this page. Nothing secret is ever said. */
export type Change =
  | { readonly kind: 'runs-kept'; readonly runs: readonly RunSummary[] }
  | { readonly kind: 'runs-removed'; readonly ids: readonly string[] }
  /** Connections or workspaces were added, changed, or removed. */
  | { readonly kind: 'connections' }
  /** Something else that is kept, which no other tab has to know at once. */
  | { readonly kind: 'settings' }
  /** Where the secrets of a connection are kept, or what is kept of them. */
  | { readonly kind: 'secrets'; readonly connectionId: string }
  /** Everything is being forgotten; whoever hears it forgets as well. */
  | { readonly kind: 'forgotten' }
  /** What was found in the stores afterwards, and the question for it. */
  | { readonly kind: 'looked'; readonly looked: readonly Looked[] }
  | { readonly kind: 'who-looked' }
  /** Somebody waits for this to be in the second copy of what is kept, and the answer of the tab that keeps it. */
  | { readonly kind: 'copy-wanted'; readonly id: string; readonly what: readonly string[] | 'typed' }
  | { readonly kind: 'copied'; readonly id: string };

export type Changes = {
  readonly tell: (change: Change) => void;
  readonly listen: (listener: (change: Change) => void) => () => void;
};

/** The tabs of one origin speak to each other here; only pages of this origin can say anything in it. */
export function openChanges(): Changes {
  const channel = new BroadcastChannel('grantscope');
  return {
    tell: (change) => channel.postMessage(change),
    listen: (listener) => {
      const hear = ({ data }: MessageEvent<Change>) => listener(data);
      channel.addEventListener('message', hear);
      return () => channel.removeEventListener('message', hear);
    },
  };
}
