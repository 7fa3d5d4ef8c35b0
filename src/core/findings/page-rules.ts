import { bodyKind } from '../http/body-kind.ts';
import { headerValue, type HttpResponse } from '../http/message.ts';
import { readWebPage, type WebPage, type WebPageKind } from '../http/web-page.ts';
import type { Group, Rule, TokenRun } from './finding.ts';
import type { Said } from './rule.ts';
import { rfc } from './sources.ts';
import { bodyText, quoteFrom } from './server-words.ts';
import { answeredRule } from './token-rule.ts';
import { vendorErrorOf } from './refusal.ts';

/** A page says more than the status that it came with. */
const explains: readonly string[] = [
  'not-json',
  'forbidden-unsaid',
  'wrong-secret-unsaid',
  'unavailable',
  'rate-limited',
  'server-error',
  'network-login',
];

/** Web pages where JSON was expected: what kind of page it is tells where the request ended up. */
export const pageRules: readonly Rule[] = [
  pageRule('sign-in-page', 'sign-in', () => ({
    title: 'The answer is a sign-in page',
    explanation:
      'The request ended at something that wants a person to sign in: the authorization endpoint, a proxy with single sign-on, or the server’s own console. Check the path; the token endpoint mostly ends in /token.',
  })),
  pageRule('challenge-page', 'challenge', () => ({
    title: 'A bot check stands in front of the server',
    explanation:
      'The page asks whether a person is there, which no client can answer. Have the token endpoint’s path, or this machine’s address, left out of the check.',
  })),
  pageRule('blocked-page', 'blocked', () => ({
    title: 'A web application firewall refused the request',
    explanation:
      'The page is that of a firewall or filter, so the token endpoint may not have seen the request. Give its administrators the time and the number on the page.',
  })),
  pageRule('portal-page', 'portal', () => ({
    title: 'The network wants you to sign in first',
    explanation:
      'The page is that of a network’s own entrance, not of the server. Sign in there with a browser, then send again.',
  })),
  pageRule('app-shell-page', 'app-shell', () => ({
    title: 'The answer is the page of a web application',
    explanation:
      'It is the empty page that scripts fill, which such servers give for every path they do not know. So the path is not that of the token endpoint, or the requests for it are not passed on.',
  })),
  pageRule('welcome-page', 'welcome', () => ({
    title: 'The answer is the welcome page of a web server',
    explanation:
      'Nobody has set up anything at this address yet, or the name or port leads to another machine than you mean.',
  })),
];

type SaidOfPage = Pick<Said, 'title' | 'explanation'>;

function pageRule(id: string, kind: WebPageKind, say: () => SaidOfPage, group: Group = 'response'): Rule {
  return answeredRule(
    id,
    (run, response) => {
      const page = pageIn(run, response);
      if (page?.kind !== kind || [404, 405, 406, 410].includes(response.status)) return undefined;
      const { title, explanation } = say();
      return {
        severity: 'error',
        title,
        explanation: `${explanation}${titleWords(run, page)}${serverWords(run, response)}`,
        certainty: 'likely',
        evidence: [{ kind: 'status' }, { kind: 'response-header', name: 'Content-Type' }, { kind: 'response-body' }],
        source: rfc(6749, '5.1'),
      };
    },
    { group, explains },
  );
}

/** The page that came in place of an answer, where nothing else is known of it. */
export function pageIn(run: TokenRun, response: HttpResponse): WebPage | undefined {
  if (run.answer?.kind !== 'unreadable' || bodyKind(response.body) !== 'html') return undefined;
  if (response.status >= 300 && response.status <= 399) return undefined;
  if (vendorErrorOf(run, response) !== undefined) return undefined;
  return readWebPage(bodyText(response));
}

/** How the page calls itself, as a sentence. */
export function titleWords(run: TokenRun, { title }: WebPage): string {
  return title === undefined ? '' : ` The page calls itself ${quoteFrom(run, title)}.`;
}

/** The software that answered, as far as it says, as a sentence. */
export function serverWords(run: TokenRun, { headers }: HttpResponse): string {
  const server = headerValue(headers, 'server');
  return server === undefined || server === '' ? '' : ` The Server header says ${quoteFrom(run, server)}.`;
}
