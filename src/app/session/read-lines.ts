/** The lines of a streamed answer as they come, without their line feed; the last one also where none ends it. */
export async function* readLines(response: Response): AsyncGenerator<string> {
  const reader = response.body?.getReader();
  if (reader === undefined) return;
  const decoder = new TextDecoder();
  let pieces: string[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const [first = '', ...rest] = decoder.decode(value, { stream: true }).split('\n');
    pieces.push(first);
    for (const part of rest) {
      yield pieces.join('');
      pieces = [part];
    }
  }
  const last = pieces.join('') + decoder.decode();
  if (last !== '') yield last;
}
