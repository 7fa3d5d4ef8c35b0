import { createContext, type ReactNode, use } from 'react';
import { useStore } from 'zustand';
import type { Desks, DesksState } from './desks.ts';
import { SessionProvider } from './session-context.tsx';

const DesksContext = createContext<Desks | undefined>(undefined);

/** Puts the connection that is chosen on screen. Another connection is another workbench, set up from anew. */
export function CurrentDesk({ desks, children }: { readonly desks: Desks; readonly children: ReactNode }) {
  const currentId = useStore(desks.store, (state) => state.currentId);
  return (
    <DesksContext value={desks}>
      <SessionProvider key={currentId} {...desks.desk(currentId)}>
        {children}
      </SessionProvider>
    </DesksContext>
  );
}

/** All connections of this device. Where a test draws a panel by itself there are none. */
export function useDesks(): Desks | undefined {
  return use(DesksContext);
}

/** A part of what is known of all connections. */
export function useDesksState<T>(desks: Desks, select: (state: DesksState) => T): T {
  return useStore(desks.store, select);
}
