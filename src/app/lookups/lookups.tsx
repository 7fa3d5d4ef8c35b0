import { lookupsOf } from '../session/lookups-of.ts';
import { useWorkbench } from '../session/session-context.tsx';
import { deferred } from '../ui/deferred.tsx';

const LookupList = deferred(() => import('./lookup-list.tsx').then((part) => part.LookupList));

/** What was asked about the token in hand: the issuer's metadata and keys, its introspection, its revocation. */
export function Lookups() {
  const any = useWorkbench((state) => lookupsOf(state).length > 0);
  return any ? <LookupList /> : null;
}
