import { bodyKind } from '../http/body-kind.ts';
import { headerValues, type HttpResponse } from '../http/message.ts';
import type { Rule } from './finding.ts';
import { quote } from './quote.ts';
import { exchangeOf, responseOf } from './response-of.ts';
import { ruleOf, type Said } from './rule.ts';
import { rfc } from './sources.ts';

/** Compression: said and not done, done although it was not wanted, or done in a way that cannot be undone here. */
export const contentCodingRules: readonly Rule[] = [
  codingRule('coding-not-there', (response, codings) => {
    if (codings.length === 0 || response.body.length === 0 || !isPlainText(response)) return undefined;
    return {
      severity: 'warning',
      title: 'Content-Encoding names a compression that the body does not have',
      explanation: `The head says ${quote(codings.join(', '))}, and the body is plain. It is read here all the same; other clients try to decompress it and fail. Often a gateway decompressed the body and left the header.`,
      evidence: [{ kind: 'response-header', name: 'Content-Encoding' }, { kind: 'response-body' }],
      source: rfc(9110, '8.4'),
    };
  }),
  codingRule('coding-not-said', (response, codings) => {
    if (codings.length > 0 || bodyKind(response.body) !== 'compressed') return undefined;
    return {
      severity: 'error',
      title: 'The body is compressed, and the head does not say so',
      explanation:
        'Its first bytes are those of a compressed file, and Content-Encoding is missing, so clients take it for garbage. A gateway may have taken the header away.',
      evidence: [{ kind: 'response-header', name: 'Content-Encoding' }, { kind: 'response-body' }],
      source: rfc(9110, '8.4'),
    };
  }),
  codingRule('coding-unwanted', (response, codings) => {
    if (codings.length === 0 || response.body.length === 0 || isPlainText(response)) return undefined;
    const canDecode = codings.every((coding) => /^(x-)?(gzip|deflate)$/i.test(coding));
    return {
      severity: 'error',
      title: `The body is compressed (${codings.join(', ').slice(0, 40)}), which was not asked for`,
      explanation: `The request says Accept-Encoding: identity, so that the bytes can be read. The server compresses all the same. ${canDecode ? 'What is in it stands under the raw answer, decoded; it is not used as a token.' : 'This coding cannot be decoded here; the browser can, so try that way.'} A server that overlooks Accept-Encoding breaks simple clients.`,
      evidence: [{ kind: 'response-header', name: 'Content-Encoding' }, { kind: 'response-body' }],
      source: rfc(9110, '12.5.3'),
    };
  }),
];

function codingRule(id: string, say: (response: HttpResponse, codings: readonly string[]) => Said | undefined): Rule {
  return ruleOf(
    id,
    'http',
    (run) => {
      // A browser has taken the coding off before the page sees the body.
      const response = exchangeOf(run)?.way === 'proxy' ? responseOf(run) : undefined;
      return response && say(response, codingsOf(response));
    },
    [
      'not-json',
      'empty-answer',
      'other-error',
      'bad-request-unsaid',
      'wrong-secret-unsaid',
      'forbidden-unsaid',
      'not-found',
    ],
  );
}

function codingsOf({ headers }: HttpResponse): readonly string[] {
  return headerValues(headers, 'content-encoding')
    .flatMap((value) => value.split(','))
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding.toLowerCase() !== 'identity');
}

function isPlainText({ body }: HttpResponse): boolean {
  return !['compressed', 'binary', 'not-utf-8', 'utf-16', 'nul-bytes'].includes(bodyKind(body));
}
