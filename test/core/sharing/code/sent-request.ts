import { formPairs } from '#core/http/form-pairs.ts';

/** A recorded request by its meaning. */
export type SentRequest = {
  readonly line: string;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly pairs: readonly (readonly [name: string, value: string])[];
};

/** A request as it was recorded, one character a byte; its body is read as UTF-8. */
export function sentRequest(recorded: string): SentRequest {
  const end = recorded.indexOf('\r\n\r\n');
  const [line = '', ...fields] = recorded.slice(0, end).split('\r\n');
  const headers: Record<string, string> = {};
  for (const field of fields) {
    const colon = field.indexOf(':');
    headers[field.slice(0, colon).toLowerCase()] = field.slice(colon + 1).trim();
  }
  const body = Buffer.from(recorded.slice(end + 4), 'latin1').toString('utf8');
  return { line, headers, body, pairs: formPairs(body) };
}

/** What stands in Basic credentials, once their base64 is taken off. */
export function basicText({ headers }: SentRequest): string {
  return Buffer.from((headers['authorization'] ?? '').replace(/^Basic /, ''), 'base64').toString('utf8');
}
