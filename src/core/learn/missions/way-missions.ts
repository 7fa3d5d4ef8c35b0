import { isAtPlayground } from '../../contract/playground-origins.ts';
import { diagnoseCors } from '../../http/cors-diagnosis.ts';
import { hostAndPort } from '../../oauth/connection.ts';
import type { Mission } from './mission.ts';
import { answerOf, type CorsTraffic, issuedIn, responseOf, type TokenTraffic, type Traffic } from './visit.ts';

/** What lies between the client and the server; at the end the missions leave the playground. */
export const wayMissions: readonly Mission[] = [
  {
    id: 'cors',
    title: 'The browser says no',
    goal: 'Have the browser hide an answer because of CORS, and find out which header is missing.',
    hints: [
      'A page may read the answer of another origin only if that answer says so. The browser does not tell a page what was missing.',
      'At the playground: fault “No CORS headers” on, and press “Send through the browser, over http”.',
      'Press “Get token”, and then “Find out why”: the same question is asked through the proxy.',
    ],
    debrief:
      'The request arrived, and the server answered: the browser only kept the answer from the page. It is the server that has to name the page’s Origin in Access-Control-Allow-Origin; nothing that the page sends can replace it.',
    proof: ({ runs }) => {
      const check = runs.findLast((run): run is CorsTraffic => run.kind === 'cors' && isRefused(run));
      return check && { runId: check.id, step: 'cors', places: [{ kind: 'request-header', name: 'Origin' }] };
    },
  },
  {
    id: 'self-signed',
    title: 'A certificate that nobody vouches for',
    goal: 'Have a server’s certificate stop the request, look at it, and then trust that one certificate.',
    hints: [
      'The certificate of the playground is pinned as soon as it is filled in. Another port has another certificate.',
      'At the playground: fault “Expired certificate” on, “Get token”, then “Trust this certificate”.',
    ],
    debrief:
      'Before the secret left, the certificate was looked at, and nothing was sent. What is trusted now is this one certificate at this host and port, by its fingerprint; another one would stop the request again. To switch verification off would have let in anybody.',
    proof: ({ runs }) => {
      const trusted = runs.findLast(
        (run, at): run is TokenTraffic =>
          run.kind === 'token' &&
          run.exchange.outcome.kind === 'response' &&
          run.exchange.peer?.tls?.trust.kind === 'pinned' &&
          runs.slice(0, at).some((before) => wasStopped(before) && targetOf(before) === targetOf(run)),
      );
      return trusted && { runId: trusted.id, step: 'token', places: [{ kind: 'certificate', name: 'SHA-256' }] };
    },
  },
  {
    id: 'no-json',
    title: 'An answer that is no answer',
    goal: 'Get something else than JSON from a token endpoint, and then a token from the same host.',
    hints: [
      'Between client and server there are load balancers and gateways, and those answer in HTML when something is wrong.',
      'At the playground: fault “HTML 503” on, “Get token”; then “All faults off”, and “Get token” again.',
    ],
    debrief:
      'The status and the first bytes tell who answered: an authorization server answers in JSON, also when it refuses (RFC 6749 §5.2). A client that takes every answer for JSON breaks here with an error that hides what happened.',
    proof: (visit) => {
      const odd = visit.runs.findLast(
        (run, at): run is TokenTraffic =>
          run.kind === 'token' &&
          answerOf(run)?.kind === 'unreadable' &&
          issuedIn(visit).some((token) => token.at > at && targetOf(token.run) === targetOf(run)),
      );
      return odd && { runId: odd.id, step: 'token', places: [{ kind: 'response-body' }] };
    },
  },
  {
    id: 'own-server',
    title: 'Now with your own server',
    goal: 'Get a token from an authorization server that is not the playground.',
    hints: [
      'You need its token endpoint, a client ID and what the client proves itself with; whoever runs the server has them.',
      'Write its address into Issuer and press “Discover” to have the endpoint filled in, or choose it under Provider; then write ID, secret and scope, and press “Get token”.',
    ],
    debrief:
      'It is the same request as to the playground: only address, client and scope are others. What differs between servers stands in the findings beside the exchange.',
    proof: (visit) => {
      const own = issuedIn(visit).findLast(({ run }) => !isAtPlayground(run.exchange.request.url, visit.playground));
      return own && { runId: own.run.id, step: 'token', places: [{ kind: 'request-target' }] };
    },
  },
];

function isRefused({ plan, steps }: CorsTraffic): boolean {
  const answer = (wanted: string) => {
    const step = steps.find(({ name }) => name === wanted);
    return step && responseOf(step.exchange);
  };
  const preflight = answer('Preflight');
  const response = answer('Request with Origin');
  // Without an answer nothing is known of what the server allows.
  if (preflight === undefined && response === undefined) return false;
  return diagnoseCors(plan, { preflight, response }).kind === 'refused';
}

function wasStopped(run: Traffic): run is TokenTraffic {
  if (run.kind !== 'token') return false;
  const { outcome } = run.exchange;
  return outcome.kind === 'failure' && outcome.failure.kind === 'untrusted-certificate';
}

function targetOf({ exchange }: TokenTraffic): string | undefined {
  return hostAndPort(exchange.request.url);
}
