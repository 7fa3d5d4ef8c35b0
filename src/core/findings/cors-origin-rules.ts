import type { CorsCode, CorsProblem } from '../http/cors-diagnosis.ts';
import {
  allowedOriginField,
  answerIn,
  lastExchange,
  lineWords,
  originSent,
  problemRule,
  type SaidOfCors,
  whereWords,
} from './cors-rule.ts';
import type { CorsRun, Rule } from './finding.ts';
import { quote } from './quote.ts';
import { fetchStandard } from './sources.ts';

const corsCheck = fetchStandard('CORS check', 'cors-check');

/** What is wrong with `Access-Control-Allow-Origin`, in the answer to the preflight or to the request itself. */
export const corsOriginRules: readonly Rule[] = [
  originRule('cors-no-header', 'acao-missing', (problem, run) =>
    isErrorAnswer(problem, run)
      ? undefined
      : {
          title: 'The server does not say that this page may read its answers',
          explanation: `${whereWords(problem)} has no Access-Control-Allow-Origin, so the browser keeps it from this page. ${lineWords(problem)} “*” in place of the address would do as well, since no cookies are sent.`,
        },
  ),
  originRule('cors-error-without-header', 'acao-missing', (problem, run) =>
    isErrorAnswer(problem, run)
      ? {
          title: 'The server’s error answers lack what lets this page read them',
          explanation: `It answered ${answerIn(run.replayed)?.status ?? ''} without Access-Control-Allow-Origin, so the browser keeps even the reason of the failure from the page. Many servers and gateways add the header to good answers only. ${lineWords(problem)} Then mend what the answer itself complains of: it stands below.`,
          evidence: [{ kind: 'status' }, originSent, { kind: 'response-body' }],
        }
      : undefined,
  ),
  originRule('cors-empty-origin', 'acao-empty', (problem) => ({
    title: 'The allowed origin is empty',
    explanation: `${whereWords(problem)} has Access-Control-Allow-Origin without a value; perhaps a setting of the server was left blank. ${lineWords(problem)}`,
  })),
  originRule('cors-null-origin', 'acao-null', (problem) => ({
    title: 'The server allows the origin “null”, which is not this page',
    explanation: `That value stands for pages without an address, such as files and sandboxed frames, and not for every page. ${lineWords(problem)}`,
  })),
  originRule('cors-slash-or-case', 'acao-slash-or-case', (problem, run) => ({
    title: 'The allowed origin is this page, written differently',
    explanation: `${whereWords(problem)} allows ${quote(problem.got ?? '')}, the browser sends “${run.plan.pageOrigin}”, and the two are compared letter by letter: no slash at the end, no path, small letters, no default port. ${lineWords(problem)}`,
  })),
  originRule('cors-other-scheme-or-port', 'acao-other-scheme-or-port', (problem, run) => ({
    title: 'The server allows this host with another scheme or port',
    explanation: `It allows ${quote(problem.got ?? '')}, and this page stands at “${run.plan.pageOrigin}”: http or https and the port belong to an origin. ${lineWords(problem)} Or open the page at the address that is allowed.`,
  })),
  originRule('cors-header-twice', 'acao-several-fields', (problem) => ({
    title: 'Access-Control-Allow-Origin stands in the answer more than once',
    explanation: `Together the values read ${quote(problem.got ?? '')}, which is no origin. Usually the server and a gateway in front of it both add the header: let only one of them do it. ${lineWords(problem)}`,
  })),
  originRule('cors-origin-list', 'acao-list', (problem) => ({
    title: 'Access-Control-Allow-Origin holds a list, and takes one origin only',
    explanation: `It says ${quote(problem.got ?? '')}. A server for several pages looks at the Origin of each request, answers with that one, and adds “Vary: Origin”. ${lineWords(problem)}`,
  })),
  originRule('cors-origin-pattern', 'acao-pattern', (problem) => ({
    title: 'The allowed origin holds a “*” where it means nothing',
    explanation: `It says ${quote(problem.got ?? '')}. “*” counts only when it stands alone; there are no patterns for hosts or ports. ${lineWords(problem)}`,
  })),
  originRule('cors-other-origin', 'acao-other-origin', (problem, run) => ({
    title: 'The server allows another page, not this one',
    explanation: `It allows ${quote(problem.got ?? '')}, and this page stands at “${run.plan.pageOrigin}”. Add this origin to the server’s list. ${lineWords(problem)}`,
  })),
];

function originRule(
  id: string,
  code: CorsCode,
  say: (problem: CorsProblem, run: CorsRun) => Omit<SaidOfCors, 'severity'> | undefined,
): Rule {
  return problemRule(id, code, (problem, run) => {
    const said = say(problem, run);
    return said && { evidence: [originSent, allowedOriginField], source: corsCheck, ...said };
  });
}

function isErrorAnswer({ at }: CorsProblem, run: CorsRun): boolean {
  return at === 'response' && (answerIn(lastExchange(run))?.status ?? 0) >= 400;
}
