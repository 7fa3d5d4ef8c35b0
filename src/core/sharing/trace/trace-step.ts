import { receivedMessage, sentMessage } from '../../http/message-bytes.ts';
import { browserAdds, noAnswerWords, nothingLeft, responseNotes, timingNote } from '../../http/message-notes.ts';
import { certificateFacts, type NamedFact, peerFacts } from '../../http/peer-facts.ts';
import { phaseName, phaseTimes } from '../../http/phase-times.ts';
import { trustWords } from '../../http/trust-words.ts';
import { bytesWords, msWords } from '../../time/words.ts';
import { type Markup, markup } from './markup.ts';
import { messageText } from './message-text.ts';
import { answerWords, isGood, requestWords, sizeWords, tookWords } from './step-words.ts';
import type { StoryStep } from './story.ts';
import { timeWords } from './time-words.ts';
import { traceMessage } from './trace-message.ts';

/** One exchange of a story: both messages with what their parts are, its time, and the connection. */
export function traceStep(step: StoryStep): Markup {
  const { number, name, server, exchange } = step;
  return markup`<section aria-labelledby="step-${number}">
<h2 id="step-${number}"><span class="number">${number}</span> ${name}</h2>
<p class="outcome ${isGood(exchange) ? 'good' : 'bad'}"><code>${requestWords(exchange)}</code> to ${server.name} <code>${server.host}</code>: <strong>${answerWords(exchange)}</strong></p>
<dl class="facts">${stepFacts(step).map(factRow)}</dl>
<div class="messages">${requestOf(step)}${answerOf(step)}</div>
<details><summary>Time of step ${number}</summary>${timing(step)}</details>
<details><summary>Connection of step ${number}</summary>${connection(step)}</details>
</section>`;
}

/** When, how long, how much, and by which way. */
export function stepFacts({ exchange, size }: StoryStep): readonly NamedFact[] {
  const facts: readonly NamedFact[] = [
    ['Sent at', timeWords(exchange.startedAtMs)],
    ['Took', tookWords(exchange)],
    ['Size', sizeWords(size)],
    ['Way', exchange.way === 'proxy' ? 'through the local proxy, which kept each byte' : 'by the browser itself'],
  ];
  return facts.filter(([, value]) => value !== '');
}

function requestOf({ number, exchange, cuts }: StoryStep): Markup {
  const sent = sentMessage(exchange);
  const label = `Request ${number}`;
  if (sent === undefined) return absent(label, nothingLeft);
  const notes = sent.source === 'gathered' ? [browserAdds] : [];
  return traceMessage(label, messageText(sent), 'request', [...notes, ...cutNotes(cuts, 'request')]);
}

function answerOf({ number, exchange, cuts }: StoryStep): Markup {
  const received = receivedMessage(exchange);
  const label = `Response ${number}`;
  if (received === undefined) return absent(label, noAnswerWords(exchange));
  return traceMessage(label, messageText(received), 'response', [
    ...responseNotes(exchange),
    ...cutNotes(cuts, 'response'),
  ]);
}

/** What must be said of bodies of which only the beginning is there. */
export function cutNotes(cuts: StoryStep['cuts'], side: 'request' | 'response'): readonly string[] {
  return cuts
    .filter((cut) => cut.side === side)
    .map(({ wholeBytes }) => `Only the beginning of this body is here. It had ${bytesWords(wholeBytes)}.`);
}

function absent(label: string, text: string): Markup {
  return markup`<div class="message"><h3>${label}</h3><p>${text}</p></div>`;
}

function timing({ exchange }: StoryStep): Markup {
  const rows = phaseTimes(exchange.timing).map(({ key, lengthMs }) =>
    factRow([phaseName(key, exchange.timing), msWords(lengthMs)]),
  );
  return markup`<dl class="facts">${rows}</dl><p class="note">${timingNote(exchange.way)}</p>`;
}

function connection({ exchange }: StoryStep): Markup {
  const facts = connectionFacts(exchange);
  return typeof facts === 'string' ? markup`<p>${facts}</p>` : markup`<dl class="facts">${facts.map(factRow)}</dl>`;
}

/** What is known of the connection and its certificate, or the sentence that says why nothing is. */
export function connectionFacts(exchange: StoryStep['exchange']): readonly NamedFact[] | string {
  const facts = peerFacts(exchange);
  const tls = exchange.peer?.tls;
  if (typeof facts === 'string' || tls === undefined) return facts;
  const { title, explanation } = trustWords(tls.trust);
  const [leaf] = tls.chain;
  const certificate = leaf === undefined ? [] : certificateFacts(leaf);
  return [...facts, ['Certificate', `${title}. ${explanation}`], ...certificate];
}

/** A fact as a row of a list. */
function factRow([name, value]: NamedFact): Markup {
  return markup`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}
