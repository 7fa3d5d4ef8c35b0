import { utf8 } from '../../http/bytes.ts';
import type { Exchange } from '../../http/exchange.ts';
import type { KeptRun } from '../../keeping/kept-run.ts';

/** A secret that was left out, by its stand-in as it is read, and how often it stands there. */
export type LeftOut = { readonly standIn: string; readonly times: number };

/** What stands in for secrets in these runs, in the order in which they are met. */
export function leftOutOf(runs: readonly KeptRun[]): readonly LeftOut[] {
  const times = new Map<string, number>();
  for (const run of runs) {
    const text = [...run.exchanges.map(({ exchange }) => textOf(exchange)), run.token ?? ''].join('\n');
    for (const [standIn] of text.matchAll(standIns)) times.set(standIn, (times.get(standIn) ?? 0) + 1);
  }
  return [...times].map(([standIn, count]) => ({ standIn, times: count }));
}

/** A marker, or what was put in the place of a JWT's signature. */
const standIns = /‹redacted(?: [0-9a-z-]{1,40})?›|(?<=[\w-]\.)redacted(?:-[0-9a-z-]{1,40})?(?![\w-])/g;

function textOf({ request, sent, outcome }: Exchange): string {
  const out = sent.kind === 'bytes' ? [sent.bytes] : [utf8(fieldsOf(request.headers)), request.body];
  const { received } = outcome;
  const parsed = outcome.kind === 'response' ? [utf8(fieldsOf(outcome.response.headers)), outcome.response.body] : [];
  const back = received.kind === 'bytes' ? [received.bytes] : parsed;
  const bytes = sent.kind === 'nothing' ? back : [...out, ...back];
  return bytes.map((each) => new TextDecoder().decode(each)).join('\n');
}

function fieldsOf(headers: Exchange['request']['headers']): string {
  return headers.map(([name, value]) => `${name}: ${value}`).join('\n');
}

/** What a stand-in stands for, in words. */
export function leftOutWords({ standIn, times }: LeftOut): string {
  const label = (/redacted[ -]([0-9a-z-]+)/.exec(standIn)?.[1] ?? '').replaceAll('-', ' ');
  return `${standIn.startsWith('‹') ? whatIs(label) : `the signature of ${whatIs(label)}`}, ${times === 1 ? 'once' : `${times} times`}`;
}

function whatIs(label: string): string {
  if (label === '') return 'a secret';
  if (/^secret \d+$/.test(label)) return `a secret without a name of its own (${label})`;
  // What came out of the history has a fingerprint in the place of a name.
  if (/^[0-9a-f]{6}$/.test(label)) return `a secret with the fingerprint ${label}`;
  return label.endsWith(' encoded') ? `the ${label.slice(0, -' encoded'.length)}, encoded` : `the ${label}`;
}
