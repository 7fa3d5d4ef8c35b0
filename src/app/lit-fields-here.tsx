import { type ReactNode, useEffect, useMemo } from 'react';
import { litAnywhere } from './session/lit.ts';
import { useWorkbench } from './session/session-context.tsx';
import { LitFields } from './ui/lit-fields.ts';

/** Lights up the fields that a finding points at, and brings the first into view when it was asked to show them. */
export function LitFieldsHere({ children }: { readonly children: ReactNode }) {
  const places = useWorkbench(litAnywhere);
  const shown = useWorkbench((state) => state.lit.places);
  const names = useMemo(() => places.flatMap((place) => (place.kind === 'input' ? [place.name] : [])), [places]);
  useEffect(() => {
    if (shown.some(({ kind }) => kind === 'input')) {
      document.querySelector('[data-lit-field]')?.scrollIntoView({ block: 'nearest' });
    }
  }, [shown]);
  return <LitFields value={names}>{children}</LitFields>;
}
