import { useMemo } from 'react';
import { presetChange } from '#core/providers/apply-preset.ts';
import { builtInProviders, providerById } from '#core/providers/built-in.ts';
import type { NeededParameter, Provider } from '#core/providers/provider.ts';
import { providersOfEndpoint, type Recognised } from '#core/providers/recognise.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';

/** The provider that was chosen from the list; undefined where none was, or it is no longer there. */
export function useChosenProvider(): Provider | undefined {
  const id = useWorkbench((state) => state.connection.provider);
  const own = useWorkbench((state) => state.ownProviders);
  return useMemo(() => providerById(id, own), [id, own]);
}

/** What the typed endpoint looks like. */
export function useRecognised(): readonly Recognised[] {
  const endpoint = useWorkbench((state) => state.connection.tokenEndpoint);
  const own = useWorkbench((state) => state.ownProviders);
  return useMemo(() => providersOfEndpoint(endpoint, [...own, ...builtInProviders]), [endpoint, own]);
}

/** The parameters that the provider wants, chosen or certainly recognised. */
export function useNeededParameters(): readonly NeededParameter[] {
  const chosen = useChosenProvider();
  const [recognised] = useRecognised();
  return (chosen ?? (recognised?.certainty === 'certain' ? recognised.provider : undefined))?.parameters ?? [];
}

/** The name under which choosing this provider can be undone. */
export function presetLabel({ name }: Provider): string {
  return `Use the preset for ${name}`;
}

/** Chooses a provider and fills in what is always the same there, in one step that can be undone. */
export function useChooseProvider(): (provider: Provider | undefined) => void {
  const connection = useWorkbench((state) => state.connection);
  const { applyRemedy, editConnection } = useCommands();
  return (provider) => {
    if (provider === undefined) return editConnection({ provider: '' });
    const change = presetChange(provider, connection);
    void applyRemedy({ kind: 'change-connection', label: presetLabel(provider), change });
  };
}
