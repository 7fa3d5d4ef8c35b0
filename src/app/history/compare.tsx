import { useWorkbench } from '../session/session-context.tsx';
import { deferred } from '../ui/deferred.tsx';

const Compared = deferred(() => import('./compared.tsx').then((part) => part.Compared));

/** The two runs that were chosen to be compared, where some were. */
export function Compare() {
  const compared = useWorkbench((state) => state.compared);
  return compared === undefined ? null : <Compared {...compared} />;
}
