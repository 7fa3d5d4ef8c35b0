import { bodySegments } from '../../http/body-segments.ts';
import { headerValue, type HttpRequest } from '../../http/message.ts';
import { secretSpans } from '../secret-spans.ts';
import type { Hiding } from './hide-secrets.ts';
import { planHeaders, planUrl } from './plan-fields.ts';
import { placeholder } from './plan-token.ts';
import type { CallStep } from './program-plan.ts';

/** The API call in pieces. It was built with the placeholder as its token. */
export function planCall({ method, url, headers, body }: HttpRequest, hiding: Hiding): CallStep {
  const isTokens = ([name, value]: readonly [string, string]) =>
    name === 'Authorization' && value.endsWith(placeholder);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(body);
  const contentType = headerValue(headers, 'content-type')?.toLowerCase() ?? '';
  // Each value by itself: a secret among them may be part of a longer text.
  const spans = secretSpans(bodySegments(text, 'request', contentType), []);
  return {
    method,
    url: planUrl(url, hiding, { variable: 'API_URL_SECRET', meaning: 'the API URL' }),
    headers: planHeaders(
      headers.filter((field) => !isTokens(field)),
      hiding,
    ),
    scheme: headers.some(isTokens) ? 'Bearer' : undefined,
    body: hiding.within(text, { variable: 'API_BODY_SECRET', meaning: 'the body of the API call' }, spans),
  };
}
