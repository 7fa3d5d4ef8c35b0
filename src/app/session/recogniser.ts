import type { Recognised } from '#core/jwt/recognise-outcome.ts';
import type { WorkbenchStore } from './workbench.ts';

let recognise: ((text: string) => Recognised) | undefined;

/**
 * Whether a text that was brought to the page may be used as a token. A URL, a key or a password may not: it is never
 * sent to an API. Half a token is at least shown as what it is. Nothing may before the recogniser has come.
 */
export function isUsableAsToken(text: string): boolean {
  const recognised = recognise?.(text);
  if (recognised === undefined) return false;
  return recognised.kind === 'token' || recognised.looks === 'half-token';
}

/** Brings what tells a token from anything else: too much for the first view. Where it does not come, nothing changes. */
export async function loadRecogniser(store: WorkbenchStore): Promise<void> {
  if (recognise !== undefined) return;
  const loaded = await import('#core/jwt/recognise-paste.ts').catch(() => undefined);
  if (loaded === undefined || recognise !== undefined) return;
  recognise = loaded.recognisePaste;
  // What was brought before this counted as no token. As new runs they are judged now, and what was derived is forgotten.
  store.setState(({ runs }) => ({
    runs: runs.map((run) => (run.kind === 'pasted' || run.kind === 'made' ? { ...run } : run)),
  }));
}
