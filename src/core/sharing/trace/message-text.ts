import type { DrawableMessage } from '../../http/message-bytes.ts';
import { headEndFinder } from '../../http/response-head-end.ts';
import { isTextBytes } from '../../http/text-bytes.ts';
import { bytesWords } from '../../time/words.ts';

/** A message to read: what of it is text, and a sentence in place of a body that is none. */
export type MessageText = { readonly text: string; readonly bodyNote: string | undefined };

/** The text of a message. Bytes that are no text are never spelled out: packed ones could hold what was left out elsewhere. */
export function messageText({ bytes, body }: DrawableMessage): MessageText {
  const headEnd = body === undefined ? (headEndFinder()(bytes) ?? bytes.length) : bytes.length;
  const content = body ?? bytes.subarray(headEnd);
  const head = decoder.decode(bytes.subarray(0, headEnd));
  if (content.length === 0 || isTextBytes(content))
    return { text: head + decoder.decode(content), bodyNote: undefined };
  return { text: head, bodyNote: `The body is no text: ${bytesWords(content.length)}, which are not in this trace.` };
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
