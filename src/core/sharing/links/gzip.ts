/** A text as gzip (RFC 1952), which carries a checksum: what was damaged on the way does not unpack to another text. */
export async function gzipped(text: string): Promise<Uint8Array> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

/** What was packed, or why there is nothing: it never takes more than `mostBytes`, however much is in it. */
export async function gunzipped(
  bytes: Uint8Array,
  mostBytes: number,
): Promise<
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'damaged'; readonly reason: string }
> {
  const reader = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let text = '';
  let count = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      count += part.value.length;
      if (count > mostBytes) {
        await reader.cancel();
        return { kind: 'too-large' };
      }
      text += decoder.decode(part.value, { stream: true });
    }
    return { kind: 'text', text: text + decoder.decode() };
  } catch {
    return { kind: 'damaged', reason: 'it does not unpack, as when characters are missing or changed' };
  }
}
