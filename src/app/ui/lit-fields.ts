import { createContext, use } from 'react';

/** The names of the fields that something on screen points at right now. */
export const LitFields = createContext<readonly string[]>([]);

export function useIsLit(name: string): boolean {
  return use(LitFields).includes(name);
}
