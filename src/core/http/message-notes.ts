import { bytesWords, msWords } from '../time/words.ts';
import type { Exchange } from './exchange.ts';

/** What must be said beside a request that the browser wrote. */
export const browserAdds =
  'Handed to the browser so. On the wire it adds Host, Origin, User-Agent, Accept-Encoding and more, in an order and a version of HTTP that it tells no page. The proxy shows the very bytes.';

/** What is said in place of a request of which nothing left. */
export const nothingLeft = 'Not one byte of the request left.';

/** What must be said beside what came back: what the browser kept to itself, and how it ended. */
export function responseNotes({ outcome, way }: Exchange): readonly string[] {
  if (outcome.kind !== 'response') return ['These bytes came, and they are no HTTP answer.'];
  const notes: string[] = [];
  if (way === 'browser') {
    notes.push(
      'The browser parsed this: names in lower case, repeated fields joined, the body decoded, and only fields that the server exposes to other origins (Access-Control-Expose-Headers). WWW-Authenticate and Date are usually not among them.',
    );
  }
  const { ending } = outcome;
  if (ending.kind === 'truncated') notes.push('The connection ended before the announced end of the answer.');
  if (ending.kind === 'cut')
    notes.push(`Reading stopped at the limit of ${bytesWords(ending.limitBytes)}. What came until then is kept.`);
  if (ending.kind === 'timeout') {
    notes.push(
      ending.isWhole === true
        ? `It had not ended after ${msWords(ending.limitMs)}, so reading stopped there. What came until then is kept.`
        : `Nothing more came for ${msWords(ending.limitMs)}.`,
    );
  }
  if (ending.kind === 'cancelled') notes.push('You cancelled before the end. What came until then is kept.');
  return notes;
}

/** What is said in place of an answer where there is none. */
export function noAnswerWords({ outcome }: Exchange): string {
  if (outcome.kind === 'failure' && outcome.failure.kind === 'hidden-by-browser')
    return 'The browser gave the page nothing: whether an answer came is unknown.';
  if (outcome.kind === 'failure' && outcome.failure.kind === 'opaque-redirect')
    return 'The answer was a redirect. The browser shows a page neither its status nor where it points.';
  return 'Nothing came back.';
}

/** Where a request's time was measured. */
export function timingNote(way: Exchange['way']): string {
  return way === 'proxy'
    ? 'Measured at the proxy’s socket, on a fresh connection for this one request.'
    : 'Measured in the page. The browser does not tell how long name lookup, TCP and TLS took, and it may have reused a connection.';
}
