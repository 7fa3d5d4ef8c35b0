import type { Failure } from '#core/http/exchange.ts';

/**
 * A call to the server that this page came from, never to another one. `headers` come on top of the content type.
 *
 * It rejects as `fetch` does: when that server is gone, and when the signal aborts.
 */
export function callOwnServer(
  path: string,
  content: unknown,
  options: { readonly headers?: Readonly<Record<string, string>>; readonly signal?: AbortSignal } = {},
): Promise<Response> {
  return fetch(path, {
    credentials: 'omit',
    redirect: 'error',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...options.headers },
    body: JSON.stringify(content),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
}

/** The key that opens a gate of that server, which it gives to its own page only. */
export async function askForKey(path: string): Promise<string | Failure> {
  try {
    const reply = await callOwnServer(path, {});
    if (!reply.ok) return await refusalIn(reply);
    const answer: unknown = await reply.json();
    if (typeof answer === 'object' && answer !== null && 'key' in answer && typeof answer.key === 'string')
      return answer.key;
    return { kind: 'proxy-refused', code: 'no-key', message: 'The server answered without a key.' };
  } catch {
    return { kind: 'proxy-gone' };
  }
}

/** Why that server refused. */
export async function refusalIn(reply: Response): Promise<Extract<Failure, { kind: 'proxy-refused' }>> {
  const answer: unknown = await reply.json().catch(() => undefined);
  const text = (name: string): string | undefined => {
    const value: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, name) : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  return {
    kind: 'proxy-refused',
    code: text('code') ?? `status-${reply.status}`,
    message: text('message') ?? 'The server refused this page without saying why.',
  };
}
