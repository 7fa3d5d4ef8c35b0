import { deferred } from '../ui/deferred.tsx';

/** What is wrong or worth knowing; it comes after the first view, and before the first run. */
export const Findings = deferred(() => import('./findings-of-runs.tsx').then((part) => part.FindingsOfRuns));
