import { explainPart, type Explanation } from '../../annotations/explain-part.ts';
import type { Layer } from '../../annotations/layer.ts';
import { type MessagePart, messageParts, type PartSegment } from '../../annotations/message-parts.ts';
import { partLayers } from '../../annotations/part-layers.ts';
import { messageView, type MessageSide } from '../../http/message-view.ts';

/** A message taken apart: its segments, and each part of it that something is known of. */
export type ToldMessage = { readonly segments: readonly PartSegment[]; readonly parts: readonly ToldPart[] };

export type ToldPart = Pick<MessagePart, 'first' | 'last'> & Explanation & { readonly layers: readonly Layer[] };

// What a server writes by the thousand is not explained by the thousand.
const mostParts = 80;

/** Takes a message without secrets apart and says of each part what it is, as far as that is known. */
export function toldMessage(text: string, side: MessageSide): ToldMessage {
  const segments = messageView(text, side).map((segment) => ({ ...segment, secret: /‹redacted/.test(segment.text) }));
  const parts = messageParts(segments, side)
    .filter(({ kind }) => kind !== 'reason' && kind !== 'chunk' && kind !== 'unknown')
    .map((part) => ({
      ...explainPart(part, side),
      first: part.first,
      last: part.last,
      layers: shown(partLayers(part)),
    }))
    .filter(
      ({ annotation, ofValue, layers }) => annotation !== undefined || ofValue !== undefined || layers.length > 0,
    );
  return { segments, parts: parts.slice(0, mostParts) };
}

/**
 * What was left out cannot be unpacked, and a signature says nothing to a reader. What is decoded only here was never
 * searched for secrets, so that is not shown; headers and claims of a JWT were.
 */
function shown(layers: readonly Layer[]): readonly Layer[] {
  return layers.filter(({ name, secret }) => !secret && name !== 'Base64' && name !== 'Decoded');
}
