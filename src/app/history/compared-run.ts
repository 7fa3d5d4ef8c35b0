import type { KeptRun, RunSummary } from '#core/keeping/kept-run.ts';

/** One of two runs that are compared. */
export type ComparedRun = { readonly run: KeptRun; readonly summary: RunSummary };

/** What was asked, in a few words; the user's own name for it comes first. */
export function runTitle({ name, kind, clientId, method, path, purpose }: RunSummary): string {
  if (name !== '') return name;
  switch (kind) {
    case 'token':
      return `Token for ${clientId === '' ? 'no client' : clientId}`;
    case 'api':
      return `${method} ${path}`;
    case 'pasted':
      return 'Pasted token';
    case 'made':
      return 'Token made here';
    case 'lookup':
      return purposes.get(purpose ?? '') ?? 'Lookup';
    case 'cors':
      return 'Check of what the browser allows';
  }
}

const purposes: ReadonlyMap<string, string> = new Map([
  ['verify', 'Verification of a token'],
  ['introspect', 'Introspection'],
  ['revoke', 'Revocation'],
  ['resource-metadata', 'Metadata of an API'],
  ['discover', 'Discovery of a server'],
]);

/** How it ended, in a word or two. */
export function runEnd({ statuses, error, outcome }: RunSummary): string {
  const ended = { success: 'worked', failure: 'failed', cancelled: 'cancelled', none: '' }[outcome];
  return [statuses.join(', then ') || ended, error].filter((words) => words !== '').join(' · ');
}
