import type { HeaderField } from '#core/http/message.ts';

/** A message as an HTTP Archive tells it; read by the rules of the format, and sharing nothing with the writer. */
export type ReadMessage = { readonly first: string; readonly headers: readonly HeaderField[]; readonly body: string };

type Row = { readonly name: string; readonly value: string };
type Written = {
  readonly log: {
    readonly entries: readonly {
      readonly request: {
        readonly method: string;
        readonly url: string;
        readonly headers: readonly Row[];
        readonly postData?: { readonly text?: string; readonly _encoding?: string };
      };
      readonly response: {
        readonly status: number;
        readonly statusText: string;
        readonly httpVersion: string;
        readonly headers: readonly Row[];
        readonly content: { readonly text?: string; readonly encoding?: string };
      };
    }[];
  };
};

/** Requests and answers of an archive, bodies in hex. */
export function messagesIn(text: string): readonly { readonly request: ReadMessage; readonly response: ReadMessage }[] {
  const { log }: Written = JSON.parse(text);
  return log.entries.map(({ request, response }) => ({
    request: {
      first: `${request.method} ${new URL(request.url).href}`,
      headers: fields(request.headers),
      body: bytes(request.postData?.text, request.postData?._encoding),
    },
    response: {
      first: `${response.httpVersion} ${response.status} ${response.statusText}`,
      headers: fields(response.headers),
      body: bytes(response.content.text, response.content.encoding),
    },
  }));
}

function fields(rows: readonly Row[]): readonly HeaderField[] {
  return rows.map(({ name, value }) => [name, value]);
}

function bytes(text: string | undefined, encoding: string | undefined): string {
  return Buffer.from(text ?? '', encoding === 'base64' ? 'base64' : 'utf8').toString('hex');
}
