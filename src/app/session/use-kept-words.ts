import { isKeptParameter, keptHeaders, keptText, keptUrl } from '#core/sharing/kept.ts';
import { fieldSecrets } from '#core/sharing/field-secrets.ts';
import { useWorkbench } from './session-context.tsx';

const keeping = { text: keptText, url: keptUrl, headers: keptHeaders };
const words = {
  text: 'It holds a secret, so it is not kept over a reload.',
  url: 'The secret in it is not kept over a reload.',
  headers: 'Lines that hold a secret are not kept over a reload.',
};

const keptApart = 'It holds a secret, so it is kept with the secrets of this connection.';

/** What a field says where not all that is typed in it is kept; undefined where everything is. */
export function useKeptWords(typed: string, kind: keyof typeof keeping): string | undefined {
  const connection = useWorkbench((state) => state.connection);
  const areSecretsKept = useWorkbench(({ secretKeeping }) => secretKeeping.place !== 'memory');
  if (keeping[kind](typed, fieldSecrets(connection)) === typed) return undefined;
  return areSecretsKept ? keptApart : words[kind];
}

/** What a row says whose value is not kept with the others. */
export function useNotKeptWords(): string {
  const areSecretsKept = useWorkbench(({ secretKeeping }) => secretKeeping.place !== 'memory');
  return areSecretsKept ? keptApart : 'It holds a secret, so its value is not kept over a reload.';
}

/** Whether the value of a parameter is kept over a reload. */
export function useIsKeptParameter(name: string, value: string): boolean {
  const connection = useWorkbench((state) => state.connection);
  return value === '' || isKeptParameter(name, value, fieldSecrets(connection));
}
