import { createContext, type ReactNode, use } from 'react';
import { useStore } from 'zustand';
import { type Commands } from './commands.ts';
import type { Session } from './session.ts';
import type { Workbench } from './workbench.ts';

type Provided = { readonly session: Session; readonly commands: Commands };

const SessionContext = createContext<Provided | undefined>(undefined);

export function SessionProvider({ children, ...provided }: Provided & { readonly children: ReactNode }) {
  return <SessionContext value={provided}>{children}</SessionContext>;
}

function useProvided(): Provided {
  const provided = use(SessionContext);
  if (provided === undefined) throw new Error('A panel stands outside the SessionProvider.');
  return provided;
}

export function useSession(): Session {
  return useProvided().session;
}

export function useCommands(): Commands {
  return useProvided().commands;
}

/** A part of the workbench; the component renders again when that part changes. */
export function useWorkbench<T>(select: (state: Workbench) => T): T {
  return useStore(useSession().store, select);
}
