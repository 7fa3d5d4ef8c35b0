import { litAnywhere } from '../session/lit.ts';
import { useWorkbench } from '../session/session-context.tsx';

/** Tells of each name in the token whether a finding points at it. */
export function useLit(kind: 'claim' | 'token-header'): (name: string) => boolean {
  const places = useWorkbench(litAnywhere);
  return (name) => places.some((place) => place.kind === kind && place.name === name);
}
