import { firstBytesWords, speakerOf } from '../http/first-bytes.ts';
import { noBytes } from '../http/bytes.ts';
import { changeUrl } from './change-url.ts';
import { failureRule, type FailedRun, type SaidOfFailure } from './failure-rule.ts';
import type { Rule } from './finding.ts';
import { onlyFirst } from './only-first.ts';
import { rfc } from './sources.ts';
import type { Speaker } from '../http/first-bytes.ts';

/** What came is no HTTP/1 answer: what it looks like, by its first bytes. */
export const notHttpRules: readonly Rule[] = onlyFirst([
  bytesRule('answered-in-tls', 'tls', (_, host, run) => {
    const url = new URL(run.exchange.request.url);
    url.protocol = 'https:';
    return {
      title: 'This port speaks https, and the URL says http',
      explanation: `${host} answered with a TLS record (${began(run)}). The request went in clear text, and everything secret in it could be read on the way: use https, and change the secret if the way was longer than this machine.`,
      source: rfc(8446, '5.1'),
      remedies: changeUrl(run, url.href, 'Use https'),
    };
  }),
  bytesRule('answered-in-http2', 'http2', (_, host, run) => ({
    title: 'The server speaks HTTP/2 alone',
    explanation: `${host} answered with a frame of HTTP/2 (${began(run)}) although HTTP/1.1 was spoken to it, as gRPC servers do. The proxy speaks HTTP/1.1, because that can be shown byte by byte. Look for the port of its web API.`,
    source: rfc(9113, '3.4'),
  })),
  bytesRule('answered-by-other-service', 'service', ({ name }, host, run) => ({
    title: `This port belongs to ${name}, not to a web server`,
    explanation: `${host} greeted in its own way (${began(run)}). What was sent has reached that service, with all that is secret in it; most ignore it, some log it. Check the port of the URL.`,
    certainty: 'likely',
    source: rfc(9112, '4'),
  })),
  bytesRule('answered-without-head', 'content', ({ what }, host, run) => ({
    title: `The answer is ${{ html: 'a web page', json: 'JSON', xml: 'XML' }[what]} without a head`,
    explanation: `${host} sent a content right away (${began(run)}): no status line, no headers, as HTTP/0.9 had it in 1991. Mostly a program writes its answer to the socket by itself, or a gateway cuts the head off. Clients refuse this.`,
    source: rfc(9112, '4'),
  })),
  bytesRule('answered-without-status-line', 'headers', (_, host, run) => ({
    title: 'The answer has headers and no status line',
    explanation: `${host} begins its answer with a header line (${began(run)}); the line with version and status before it is missing. A script behind a web server may have written its head wrongly.`,
    certainty: 'likely',
    source: rfc(9112, '4'),
  })),
  bytesRule('answered-with-request', 'request', (_, host, run) => ({
    title: 'What came back is a request, not an answer',
    explanation: `${host} sent the beginning of a request (${began(run)}): either it sends back whatever it gets (an echo service), or two clients talk to each other. Check the port of the URL.`,
    certainty: 'likely',
    source: rfc(9112, '3'),
  })),
  failureRule('not-http', 'not-http', (_, host, run) => ({
    title: 'What came back is no HTTP answer',
    explanation: `${host} answered with bytes that do not begin with an HTTP status line (${began(run)}); they are shown as they came, and resemble no protocol that is known here. Check that the port belongs to the web server.`,
    source: rfc(9112, '4'),
  })),
]);

function bytesRule<K extends Speaker['kind']>(
  id: string,
  kind: K,
  say: (speaker: Extract<Speaker, { kind: K }>, host: string, run: FailedRun) => SaidOfFailure,
): Rule {
  return failureRule(id, 'not-http', (_, host, run) => {
    const speaker = speakerOf(receivedOf(run));
    return isOf(speaker, kind) ? say(speaker, host, run) : undefined;
  });
}

function isOf<K extends Speaker['kind']>(speaker: Speaker, kind: K): speaker is Extract<Speaker, { kind: K }> {
  return speaker.kind === kind;
}

function began(run: FailedRun): string {
  const bytes = receivedOf(run);
  return bytes.length === 0 ? 'nothing of it was kept' : `its first bytes are ${firstBytesWords(bytes)}`;
}

function receivedOf({ exchange }: FailedRun): Uint8Array {
  const { received } = exchange.outcome;
  return received.kind === 'bytes' ? received.bytes : noBytes;
}
