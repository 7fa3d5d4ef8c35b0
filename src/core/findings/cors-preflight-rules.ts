import { allowedOriginField, askedHeaders, hostOf, lineWords, problemRule } from './cors-rule.ts';
import type { Evidence, Rule } from './finding.ts';
import { quote } from './quote.ts';
import { fetchStandard } from './sources.ts';

const preflight = fetchStandard('CORS-preflight fetch', 'cors-preflight-fetch');
const allowMethods = fetchStandard('Access-Control-Allow-Methods', 'http-access-control-allow-methods');
const allowHeaders = fetchStandard('Access-Control-Allow-Headers', 'http-access-control-allow-headers');
const statusOf: readonly Evidence[] = [{ kind: 'status' }];

// A server that does not answer the question at all sends none of the fields either: they follow from it.
const missingFields = ['cors-no-header', 'cors-method-not-allowed', 'cors-header-not-allowed'];

/** What is wrong with the status of the answer to the question that a browser asks first. */
export const preflightStatusRules: readonly Rule[] = [
  problemRule(
    'cors-preflight-redirect',
    'preflight-redirect',
    (problem, run) => ({
      title: 'The server answers the browser’s question with a redirect',
      explanation: `Before it sends the request, a browser asks ${hostOf(run)} with OPTIONS, and there it follows no redirect (status ${problem.got ?? ''}). Type the address that the redirect points to, or let the server answer OPTIONS at this address itself, with 204.`,
      evidence: [{ kind: 'status' }, { kind: 'response-header', name: 'Location' }],
      source: preflight,
    }),
    missingFields,
  ),
  problemRule(
    'cors-preflight-unauthorized',
    'preflight-unauthorized',
    (problem) => ({
      title: 'The server wants credentials before it answers the browser’s question',
      explanation: `It answered OPTIONS with ${problem.got ?? ''}. A browser never puts credentials into this question, so no secret or token can help: let the server, or the gateway in front of it, answer OPTIONS without authentication, with 204 and the lines below.`,
      evidence: [{ kind: 'status' }, { kind: 'response-header', name: 'WWW-Authenticate' }],
      source: preflight,
    }),
    missingFields,
  ),
  problemRule(
    'cors-preflight-forbidden',
    'preflight-forbidden',
    (_, run) => ({
      title: 'The server forbids the browser’s question',
      explanation: `It answered OPTIONS with 403. Many servers do that for a page that is not on their list: add ${run.plan.pageOrigin} to the allowed origins (Keycloak calls them web origins; some versions answer an unknown origin so). A firewall in front of the server may do it too; which of the two cannot be told from here.`,
      certainty: 'likely',
      evidence: [{ kind: 'status' }, { kind: 'request-header', name: 'Origin' }],
      source: preflight,
    }),
    missingFields,
  ),
  problemRule(
    'cors-preflight-no-options',
    'preflight-no-options',
    (problem) => ({
      title: `The server does not answer the browser’s question: ${problem.got ?? ''}`,
      explanation: `Before it sends the request, a browser asks with OPTIONS, and this server has no answer to OPTIONS at this address. Let it answer with 204 and the lines below; if ${problem.got === '404' ? 'other requests get a 404 as well, check the path' : 'it cannot, use the proxy or a program instead of a browser'}.`,
      evidence: [{ kind: 'status' }, { kind: 'response-header', name: 'Allow' }],
      source: preflight,
    }),
    missingFields,
  ),
  problemRule(
    'cors-preflight-status',
    'preflight-status',
    (problem) => ({
      title: `The server answers the browser’s question with ${problem.got ?? ''}`,
      explanation: `Only a status from 200 to 299 lets a browser go on after OPTIONS; 204 is usual.`,
      evidence: statusOf,
      source: preflight,
    }),
    missingFields,
  ),
];

/** What the answer to the question that a browser asks first does not allow. */
export const preflightFieldRules: readonly Rule[] = [
  problemRule('cors-methods-malformed', 'acam-malformed', (problem) => ({
    title: 'The list of allowed methods cannot be read',
    explanation: `${quote(problem.got ?? '')} in Access-Control-Allow-Methods is no name of a method: the names stand alone, with commas between them and no quotation marks. A browser throws the whole answer away for it. ${lineWords(problem)}`,
    evidence: [{ kind: 'response-header', name: 'Access-Control-Allow-Methods' }],
    source: allowMethods,
  })),
  problemRule('cors-method-case', 'method-case', (problem) => ({
    title: 'The allowed method is written in other letters',
    explanation: `Methods are compared with their case: the request is a ${problem.names.join()}, and the server allows ${quote(problem.got ?? '')}. ${lineWords(problem)}`,
    evidence: [
      { kind: 'request-header', name: 'Access-Control-Request-Method' },
      { kind: 'response-header', name: 'Access-Control-Allow-Methods' },
    ],
    source: allowMethods,
  })),
  problemRule('cors-method-not-allowed', 'method-not-allowed', (problem) => ({
    title: `The server does not allow pages to send ${problem.names.join()}`,
    explanation: `${problem.got === undefined ? 'Its answer names no methods, and without a list only GET, HEAD and POST are allowed.' : `It allows ${quote(problem.got)}.`} ${lineWords(problem)}`,
    evidence: [
      { kind: 'request-header', name: 'Access-Control-Request-Method' },
      { kind: 'response-header', name: 'Access-Control-Allow-Methods' },
    ],
    source: allowMethods,
  })),
  problemRule('cors-headers-malformed', 'acah-malformed', (problem) => ({
    title: 'The list of allowed headers cannot be read',
    explanation: `${quote(problem.got ?? '')} in Access-Control-Allow-Headers is no name of a header: the names stand alone, with commas between them and no quotation marks. A browser throws the whole answer away for it. ${lineWords(problem)}`,
    evidence: [{ kind: 'response-header', name: 'Access-Control-Allow-Headers' }],
    source: allowHeaders,
  })),
  problemRule('cors-header-not-allowed', 'header-not-allowed', (problem) => ({
    title: `The server does not allow pages to send ${problem.names.join(', ')}`,
    explanation: `${problem.got === undefined ? 'Its answer allows no headers beyond the few that need no permission.' : `It allows ${quote(problem.got)} only.`} ${lineWords(problem)}`,
    evidence: [askedHeaders, { kind: 'response-header', name: 'Access-Control-Allow-Headers' }, allowedOriginField],
    source: allowHeaders,
  })),
];
