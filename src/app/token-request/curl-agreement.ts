import type { FilledIn } from '../session/curl-commands.ts';

/** Whether something of the command is left out without which the request is another one, or goes another way. */
export function needsAgreement(read: FilledIn): boolean {
  return left(read).length > 0;
}

/** What that is, by the names of its options alone: what stands behind them is shown above. */
export function agreedWords(read: FilledIn): string {
  const names = [...new Set(left(read).map((written) => /^-\w|^[^\s=]+/.exec(written)?.[0] ?? written))];
  const last = names.at(-1) ?? '';
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last;
}

function left({ leftOut, identity }: FilledIn): readonly string[] {
  return [...leftOut.filter(({ toConfirm }) => toConfirm).map(({ written }) => written), ...identity];
}
