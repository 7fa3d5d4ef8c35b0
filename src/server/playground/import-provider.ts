import type * as library from 'oidc-provider';

/** The library behind the authorization server, as it is loaded at run time. */
export type ProviderModule = typeof library;

/**
 * Loads the library. On Node 20 it says on the console that the runtime is unsupported, although it works there; this
 * one line is left out, and every other one passes.
 */
export async function importProvider(): Promise<ProviderModule> {
  /* oxlint-disable no-console -- the line is printed by the library while it loads; there is no other way to it */
  const original = console.warn;
  console.warn = (...line: readonly unknown[]): void => {
    if (typeof line[0] === 'string' && line[0].includes('WARNING: Unsupported runtime. Use Node.js')) return;
    original.apply(console, [...line]);
  };
  try {
    return await import('oidc-provider');
  } finally {
    console.warn = original;
  }
  /* oxlint-enable no-console */
}
