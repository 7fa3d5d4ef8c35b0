import { receivedMessage, sentMessage } from '../../http/message-bytes.ts';
import { noAnswerWords, nothingLeft } from '../../http/message-notes.ts';
import type { MessageSide } from '../../http/message-view.ts';
import { type ToldPart, toldMessage } from './message-parts-told.ts';
import { messageText } from './message-text.ts';
import { answerWords, isGood, requestWords, tookWords } from './step-words.ts';
import type { Story, StoryStep } from './story.ts';
import { type NamedValue, tokenTables, tokenWords } from './trace-token.ts';

/** One view of a story that is walked through: one idea, with what shows it. */
export type Chapter = {
  readonly title: string;
  readonly sentence: string;
  /** How far the flow has come by now: so many of its steps are drawn. */
  readonly steps: number;
  /** A message without its secrets. */
  readonly message: string | undefined;
  /** The few parts of it that it is about. */
  readonly parts: readonly ToldPart[];
  readonly claims: readonly NamedValue[];
  readonly findings: Story['findings'];
};

const nothing = { message: undefined, parts: [], claims: [], findings: [] };

/** Tells a story view by view: what it is about, each message that there was, the token, and what came of it. */
export function chaptersOf(story: Story): readonly Chapter[] {
  const { title, summary, steps, token, findings } = story;
  // The token stands behind the answer that brought it, or before the call that carried it.
  const tokenAfter = steps.findIndex(({ server }) => server.name === 'Authorization server') + 1;
  const told = token === undefined ? [] : [tokenChapter(token, tokenAfter)];
  const before = steps.slice(0, tokenAfter).flatMap(stepChapters);
  const after = steps.slice(tokenAfter).flatMap(stepChapters);
  const end = { ...nothing, title: 'What came of it', sentence: title, steps: steps.length, findings };
  return [{ ...nothing, title: 'The flow', sentence: summary, steps: steps.length }, ...before, ...told, ...after, end];
}

function stepChapters(step: StoryStep): readonly Chapter[] {
  return [requestChapter(step), answerChapter(step)];
}

function requestChapter({ number, name, server, exchange }: StoryStep): Chapter {
  const sent = sentMessage(exchange);
  const sentence =
    sent === undefined ? nothingLeft : `${requestWords(exchange)} goes to ${server.name} at ${server.host}.`;
  return { ...nothing, ...spoken(sent, 'request'), title: name, sentence, steps: number };
}

function answerChapter({ number, name, server, exchange }: StoryStep): Chapter {
  const received = receivedMessage(exchange);
  const took = tookWords(exchange);
  const verdict = isGood(exchange) ? 'It worked' : 'It did not work';
  const sentence =
    received === undefined
      ? noAnswerWords(exchange)
      : `${server.host} answers ${answerWords(exchange)}${took === '' ? '' : ` after ${took}`}. ${verdict}.`;
  return { ...nothing, ...spoken(received, 'response'), title: `Answer to ${name}`, sentence, steps: number };
}

function tokenChapter({ decoded }: NonNullable<Story['token']>, steps: number): Chapter {
  const claims = tokenTables(decoded).findLast(({ name }) => name === 'Claims')?.rows ?? [];
  return { ...nothing, title: 'The token', sentence: tokenWords(decoded), steps, claims };
}

type Sent = Parameters<typeof messageText>[0] | undefined;

function spoken(message: Sent, side: MessageSide): Pick<Chapter, 'message' | 'parts'> {
  if (message === undefined) return { message: undefined, parts: [] };
  const { text, bodyNote } = messageText(message);
  const parts = toldMessage(text, side).parts.filter(isCentral).slice(0, mostParts);
  return { message: bodyNote === undefined ? text : `${text}\n${bodyNote}`, parts };
}

// As many as a room reads while somebody speaks.
const mostParts = 6;
const central = /^(?:Method|Status|Parameter .*|Member .*|Header (?:Authorization|DPoP|WWW-Authenticate|DPoP-Nonce))$/;

function isCentral({ name, annotation }: ToldPart): boolean {
  return annotation !== undefined && central.test(name);
}
