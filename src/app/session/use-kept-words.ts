import { isKeptParameter, keptHeaders, keptText, keptUrl } from '#core/sharing/kept.ts';
import { useWorkbench } from './session-context.tsx';

const keeping = { text: keptText, url: keptUrl, headers: keptHeaders };
const words = {
  text: 'It holds a secret, so it is not kept over a reload.',
  url: 'The secret in it is not kept over a reload.',
  headers: 'Lines that hold a secret are not kept over a reload.',
};

/** What a field says where not all that is typed in it is kept; undefined where everything is. */
export function useKeptWords(typed: string, kind: keyof typeof keeping): string | undefined {
  const secret = useWorkbench((state) => state.connection.clientSecret);
  return keeping[kind](typed, [secret]) === typed ? undefined : words[kind];
}

/** What a row says whose value is not kept. */
export const notKept = 'It holds a secret, so its value is not kept over a reload.';

/** Whether the value of a parameter is kept over a reload. */
export function useIsKeptParameter(name: string, value: string): boolean {
  const secret = useWorkbench((state) => state.connection.clientSecret);
  return value === '' || isKeptParameter(name, value, [secret]);
}
