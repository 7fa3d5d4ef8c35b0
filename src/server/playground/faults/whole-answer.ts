import { type IncomingMessage, ServerResponse } from 'node:http';

/** An answer before it is sent. `headers` are in the order and the case in which they are sent. */
export type WholeAnswer = {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
};

/**
 * What `answer` would have sent for this request, with nothing sent yet. Undefined when it has not answered.
 *
 * @throws what it throws.
 */
export async function captureAnswer(
  request: IncomingMessage,
  answer: (response: ServerResponse) => Promise<void>,
): Promise<WholeAnswer | undefined> {
  const response = new UnsentResponse(request);
  await answer(response);
  return response.whole();
}

/** The answer with this header in place of all of the same name. */
export function withHeader(answer: WholeAnswer, name: string, value: string): WholeAnswer {
  return { ...answer, headers: [...withoutHeaders(answer.headers, name.toLowerCase()), [name, value]] };
}

/** The headers whose lower-case name does not begin like this. */
export function withoutHeaders(headers: WholeAnswer['headers'], beginning: string): WholeAnswer['headers'] {
  return headers.filter(([name]) => !name.toLowerCase().startsWith(beginning));
}

/** A response that keeps what is written to it. It has no connection, so nothing of it can be sent. */
class UnsentResponse extends ServerResponse {
  readonly #chunks: Buffer[] = [];
  readonly #spellings = new Map<string, string>();
  #hasEnded = false;

  override setHeader(name: string, value: number | string | readonly string[]): this {
    this.#spellings.set(name.toLowerCase(), name);
    return super.setHeader(name, value);
  }

  override writeHead(status: number, ...rest: readonly unknown[]): this {
    this.statusCode = status;
    const fields: unknown = rest.at(-1);
    if (typeof fields !== 'object' || fields === null) return this;
    for (const [name, value] of Object.entries(fields)) this.setHeader(name, String(value));
    return this;
  }

  override write(chunk: unknown): boolean {
    if (typeof chunk === 'string') this.#chunks.push(Buffer.from(chunk));
    else if (chunk instanceof Uint8Array) this.#chunks.push(Buffer.from(chunk));
    return true;
  }

  override end(chunk?: unknown): this {
    this.write(chunk);
    this.#hasEnded = true;
    this.emit('finish');
    return this;
  }

  whole(): WholeAnswer | undefined {
    if (!this.#hasEnded) return undefined;
    const headers = this.getHeaderNames().flatMap((name) =>
      [this.getHeader(name) ?? []].flat().map((value) => [this.#spellings.get(name) ?? name, String(value)] as const),
    );
    return { status: this.statusCode, headers, body: Buffer.concat(this.#chunks) };
  }
}
