/** A way in which the text of a kept run can be damaged: as a text, or one value in it. */
export type Damage =
  | { readonly kind: 'text'; readonly text: (whole: string) => string }
  | { readonly kind: 'value'; readonly path: string; readonly value: unknown };

const text = (change: (whole: string) => string): Damage => ({ kind: 'text', text: change });
const values = (path: string, ...wrong: readonly unknown[]): readonly Damage[] =>
  wrong.map((value) => ({ kind: 'value', path, value }));

/** Removed, where it is the value. */
const gone = Symbol('gone');

const first = 'exchanges.0.exchange';
const second = 'exchanges.1.exchange';

export const damages: readonly Damage[] = [
  text(() => ''),
  text(() => 'null'),
  text(() => '[]'),
  text(() => '"run"'),
  text(() => '0'),
  text((whole) => whole.slice(0, -1)),
  text((whole) => whole.slice(0, whole.length / 2)),
  text((whole) => whole.slice(1)),
  text((whole) => whole + whole),
  text((whole) => `﻿${whole}`),
  text((whole) => whole.replaceAll('"', "'")),
  text((whole) => whole.replaceAll(':', '=')),
  text(() => '\u0000'.repeat(200)),
  ...values('version', gone, 0, '1', -1, null),
  ...values('id', gone, '', 7, 'x'.repeat(201)),
  ...values('kind', gone, 'tokens', null),
  ...values('atMs', gone, '1800000000000', null),
  ...values('connectionId', gone, null),
  ...values('connection', gone, null, 'as.example', []),
  ...values('connection.tokenEndpoint', gone, null),
  ...values('connection.clientAuthentication', 'basic'),
  ...values('connection.way', 'pigeon'),
  ...values('connection.parameters', [{ name: 'a' }], 'a=b'),
  ...values('exchanges', gone, {}, [null]),
  ...values('exchanges.0.name', gone, 1),
  ...values(`${first}.way`, 'proxies'),
  ...values(`${first}.request.method`, 'BREW', gone),
  ...values(`${first}.request.headers`, [['only a name']], { Accept: 'a' }, [['a', 1]]),
  ...values(`${first}.request.body`, 7, { base64: '???' }, gone),
  ...values(`${first}.sent.kind`, 'pieces'),
  ...values(`${first}.outcome.kind`, 'maybe'),
  ...values(`${first}.outcome.failure.kind`, 'unknown to us'),
  ...values(`${second}.outcome.response.status`, '200', null),
  ...values(`${second}.outcome.ending.kind`, 'open'),
  ...values(`${second}.timing`, gone, { endMs: 'soon' }),
  ...values(`${second}.startedAtMs`, gone, null),
  ...values(`${second}.peer.tls.chain`, [{}], 'none'),
  ...values('findings', gone, [{ id: 'a' }]),
  ...values('findings.0.severity', 'fatal'),
  ...values('findings.0.source.url', 'javascript:alert(1)'),
  ...values('findings.0.evidence', [{ kind: 'certificate', name: 'Colour' }]),
  ...values('cuts', gone, [{ exchange: 0, side: 'both', wholeBytes: 1 }]),
  ...values('editedByHand', 'yes'),
];

/** The text with one of its values replaced. */
export function damagedAt(whole: string, { path, value }: Extract<Damage, { kind: 'value' }>): string {
  const run = JSON.parse(whole) as Record<string, unknown>;
  const names = path.split('.');
  const last = names.pop() ?? '';
  const parent = names.reduce<Record<string, unknown>>((at, name) => at[name] as Record<string, unknown>, run);
  if (value === gone) delete parent[last];
  else parent[last] = value;
  return JSON.stringify(run);
}
