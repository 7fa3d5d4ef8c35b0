import type { Exchange, Failure, Outcome, Received } from '../http/exchange.ts';
import { headerValue, type HttpRequest, type HttpResponse } from '../http/message.ts';
import { marker } from '../jwt/redacted-token.ts';
import { isSecretName } from '../sharing/secret-names.ts';
import { type Redaction, redactedBody, redactedHeaders, redactedMessage, redactedText } from './redact.ts';

/** An exchange without its secrets, in both forms in which it holds its messages: read, and as they were on the wire. */
export function redactedExchange(exchange: Exchange, redaction: Redaction): Exchange {
  const { sent } = exchange;
  return {
    ...exchange,
    request: redactedRequest(exchange.request, redaction),
    sent: sent.kind === 'bytes' ? { kind: 'bytes', bytes: redactedMessage(sent.bytes, 'request', redaction) } : sent,
    outcome: redactedOutcome(exchange.outcome, redaction),
  };
}

/** A request without its secrets. */
function redactedRequest(request: HttpRequest, redaction: Redaction): HttpRequest {
  const { url, headers, body } = request;
  return {
    ...request,
    url: redactedUrl(url, redaction),
    headers: redactedHeaders(headers, redaction),
    body: redactedBody(body, 'request', contentTypeOf(headers), redaction),
  };
}

/** A URL that stays one: credentials in it and the values of telling parameters are replaced, and known secrets. */
function redactedUrl(url: string, redaction: Redaction): string {
  const withoutValues = url.replaceAll(
    /([?&#])([^=&#?]+)=([^&#]+)/g,
    (pair, before: string, name: string, value: string) =>
      isSecretName(name) ? `${before}${name}=${marker(redaction.fingerprint(value))}` : pair,
  );
  return redactedText(withoutValues, redaction);
}

function redactedOutcome(outcome: Outcome, redaction: Redaction): Outcome {
  const received = redactedReceived(outcome.received, redaction);
  switch (outcome.kind) {
    case 'response':
      return { ...outcome, received, response: redactedResponse(outcome.response, redaction) };
    case 'failure':
      return { ...outcome, received, failure: redactedFailure(outcome.failure, redaction) };
  }
}

function redactedReceived(received: Received, redaction: Redaction): Received {
  if (received.kind !== 'bytes') return received;
  return { kind: 'bytes', bytes: redactedMessage(received.bytes, 'response', redaction) };
}

function redactedResponse(response: HttpResponse, redaction: Redaction): HttpResponse {
  const { reason, headers, body, deviations } = response;
  return {
    ...response,
    reason: redactedText(reason, redaction),
    headers: redactedHeaders(headers, redaction),
    body: redactedBody(body, 'response', contentTypeOf(headers), redaction),
    deviations: deviations.map(({ code, evidence }) => ({ code, evidence: redactedText(evidence, redaction) })),
  };
}

/** Words of other programs may repeat what they were given. */
function redactedFailure(failure: Failure, redaction: Redaction): Failure {
  if (failure.kind === 'request-refused') return { ...failure, reason: redactedText(failure.reason, redaction) };
  if (failure.kind === 'proxy-refused') return { ...failure, message: redactedText(failure.message, redaction) };
  return 'detail' in failure ? { ...failure, detail: redactedText(failure.detail, redaction) } : failure;
}

function contentTypeOf(headers: HttpRequest['headers']): string {
  return (headerValue(headers, 'content-type') ?? '').toLowerCase();
}
