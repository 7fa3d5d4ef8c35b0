import type { MessageSide } from '../../http/message-view.ts';
import { type Markup, markup } from './markup.ts';
import { type ToldMessage, type ToldPart, toldMessage } from './message-parts-told.ts';
import type { MessageText } from './message-text.ts';
import { sourceLink } from './source-link.ts';

// Longer messages are folded, so that the story stays one.
const foldedAboveCharacters = 6000;

/** A message as it was on the wire, and beside it what each part of it is. The two count their parts alike. */
export function traceMessage(
  label: string,
  { text, bodyNote }: MessageText,
  side: MessageSide,
  notes: readonly string[],
): Markup {
  const told = toldMessage(text, side);
  const raw = markup`<pre tabindex="0" role="group" aria-label="${label}"><code>${colouredSegments(told)}</code></pre>`;
  return markup`<div class="message">
<h3>${label}</h3>
${text.length > foldedAboveCharacters ? markup`<details><summary>${label}, ${text.length} characters</summary>${raw}</details>` : raw}
${bodyNote === undefined ? undefined : markup`<p class="note">${bodyNote}</p>`}
${notes.map((note) => markup`<p class="note">${note}</p>`)}
${told.parts.length === 0 ? undefined : markup`<details open><summary>What each part is: ${label}</summary><ol class="parts">${told.parts.map(partNote)}</ol></details>`}
</div>`;
}

function partNote({ name, annotation, ofValue, layers }: ToldPart): Markup {
  return markup`<li><b>${name}</b> ${annotation?.what ?? ''} ${annotation && sourceLink(annotation.source)}${ofValue === undefined ? undefined : markup`<br>${ofValue}`}${layers.map(
    (layer) => markup`<br><span class="layer">${layer.name}</span> <code>${layer.text}</code>`,
  )}</li>`;
}

/** Numbers are drawn by the style, so that copied text is the message and nothing else. */
function colouredSegments({ segments, parts }: ToldMessage): Markup[] {
  const result: Markup[] = [];
  let next = 0;
  for (const [at, { text, kind }] of segments.entries()) {
    if (parts[next]?.first === at) result.push(markup`<b class="n"></b>`);
    if (parts[next]?.last === at) next++;
    result.push(
      kind === 'plain' || kind === 'punctuation' ? marked(text) : markup`<span class="${kind}">${marked(text)}</span>`,
    );
  }
  return result;
}

/** Stand-ins stand out. */
function marked(text: string): Markup {
  const pieces = text.split(/(‹redacted[^›]{0,48}›)/);
  return markup`${pieces.map((piece, at) => (at % 2 === 1 ? markup`<mark>${piece}</mark>` : markup`${piece}`))}`;
}
