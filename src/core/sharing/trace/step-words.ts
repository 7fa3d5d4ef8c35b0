import type { Exchange } from '../../http/exchange.ts';
import { failureWords } from '../../http/failure-words.ts';
import { bytesWords, msWords } from '../../time/words.ts';
import type { ExchangeSize } from './story.ts';

/** A request in two words, `POST /token`; its query is left out. */
export function requestWords({ request }: Exchange): string {
  return `${request.method} ${URL.canParse(request.url) ? new URL(request.url).pathname : request.url}`;
}

/** What came back in a few words: `200 OK`, or why nothing did. */
export function answerWords({ outcome }: Exchange): string {
  if (outcome.kind === 'failure') return failureWords[outcome.failure.kind];
  const { status, reason } = outcome.response;
  const ending = outcome.ending.kind === 'complete' || outcome.ending.kind === 'closed' ? '' : ', incomplete';
  return `${status}${reason === '' ? '' : ` ${reason}`}${ending}`;
}

/** Whether the server answered that it worked. */
export function isGood({ outcome }: Exchange): boolean {
  return outcome.kind === 'response' && outcome.response.status >= 200 && outcome.response.status < 300;
}

/** How long the exchange took; empty where that was not measured. */
export function tookWords({ timing }: Exchange): string {
  return timing.endMs === undefined ? '' : msWords(timing.endMs);
}

/** How much went out and came in, before secrets were replaced; empty where nobody knows. */
export function sizeWords(size: ExchangeSize | undefined): string {
  if (size === undefined) return '';
  const out = size.bytesOut === undefined ? '' : `${bytesWords(size.bytesOut)} out`;
  const back = size.bytesIn === undefined ? '' : `${bytesWords(size.bytesIn)} in`;
  return [out, back].filter((words) => words !== '').join(', ');
}
