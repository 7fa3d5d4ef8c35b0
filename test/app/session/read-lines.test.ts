import { expect, it } from 'vitest';
import { readLines } from '#app/session/read-lines.ts';

it('gives whole lines however the stream cuts them, also inside a character', async () => {
  const bytes = new TextEncoder().encode('{"a":"é"}\n{"b":2}\n{"c"');
  for (let size = 1; size <= bytes.length; size++) {
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
        controller.close();
      },
    });
    const lines: string[] = [];
    for await (const line of readLines(new Response(stream))) lines.push(line);
    expect(lines).toEqual(['{"a":"é"}', '{"b":2}', '{"c"']);
  }
});
