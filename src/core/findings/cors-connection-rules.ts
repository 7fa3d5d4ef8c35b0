import { certificateProblem } from '../http/certificate-problem.ts';
import type { Failure } from '../http/exchange.ts';
import { addressSpace, isNearer } from '../http/cross-origin.ts';
import { corsRule, hostOf, lastExchange } from './cors-rule.ts';
import { phaseWords } from './failure-rule.ts';
import type { CorsRun, Rule } from './finding.ts';
import { localNetworkAccess, rfc } from './sources.ts';

const fine = ['cors-preflight-fine', 'cors-no-preflight', 'cors-allowed'];

/** What the connection of the proxy tells about the browser’s: it comes before anything that CORS asks for. */
export const corsConnectionRules: readonly Rule[] = [
  corsRule('cors-server-not-reached', (run) => {
    const words = stopped(run, 'server');
    if (words === undefined) return undefined;
    return {
      title: 'The proxy gets no answer from the server either',
      explanation: `${words} The browser most likely met the same, and then CORS has no part in it. Check name and port, and whether the server is running; then find out again.`,
      certainty: 'likely',
    };
  }),
  corsRule('cors-certificate-untrusted', (run) => {
    const problem = stopped(run, 'certificate');
    if (problem === undefined) return undefined;
    return {
      title: 'The browser probably refused the server’s certificate',
      explanation: `${problem} The browser has a list of its own, but it usually refuses for the same reason, and then no answer can help. Open ${new URL(run.plan.request.url).origin} in a tab of its own to see what it says. To look at CORS all the same, trust the certificate below and find out again.`,
      certainty: 'likely',
      evidence: [{ kind: 'certificate', name: 'Issuer' }],
      source: rfc(9110, '4.3.4'),
      remedies: [{ kind: 'trust-certificate' }, { kind: 'do-not-verify' }],
    };
  }),
  corsRule(
    'cors-certificate-trusted-here-only',
    (run) => {
      const trust = lastExchange(run)?.peer?.tls?.trust;
      if (trust?.kind !== 'pinned' && trust?.kind !== 'not-verified') return undefined;
      if (trust.code === undefined) return undefined;
      const why = trust.kind === 'pinned' ? 'you trusted it here' : 'you switched verification off here';
      return {
        title: 'The browser probably refused the server’s certificate',
        explanation: `Grantscope takes it because ${why}, and the browser knows nothing of that. ${certificateProblem(trust.code)} Open ${new URL(run.plan.request.url).origin} in a tab of its own to see what the browser says, let this machine trust the certificate, or stay with the proxy.`,
        certainty: 'likely',
        evidence: [{ kind: 'certificate', name: 'Issuer' }],
        source: rfc(9110, '4.3.4'),
      };
    },
    [...fine, 'cors-no-header', 'cors-header-not-allowed', 'cors-preflight-no-options'],
  ),
  corsRule('cors-proxy-failed', (run) => {
    const words = stopped(run, 'proxy');
    if (words === undefined) return undefined;
    return {
      title: 'The proxy could not ask',
      explanation: `${words} So nothing more is known than what the browser told. The curl command, to be copied below, asks the same from a terminal.`,
    };
  }),
  corsRule(
    'cors-near-server',
    (run) => {
      const address = lastExchange(run)?.peer?.address;
      if (address === undefined) return undefined;
      const server = addressSpace(address.includes(':') ? `[${address}]` : address);
      const page = addressSpace(new URL(run.plan.pageOrigin).hostname);
      if (!isNearer(server, page)) return undefined;
      const place = server === 'loopback' ? 'on this machine' : 'in your own network';
      return {
        title: `The browser may need your permission: the server stands ${place}`,
        explanation: `${hostOf(run)} is ${address}, and this page comes from elsewhere. Newer browsers (Chrome since 142) let such a page call it only after you agreed. Look at the settings of this site in the address bar (local network, or apps on this device), or use the proxy.`,
        severity: 'warning',
        certainty: 'hint',
        source: localNetworkAccess,
      };
    },
    fine,
  ),
];

function stopped(run: CorsRun, by: Stopped['by']): string | undefined {
  const outcome = lastExchange(run)?.outcome;
  if (outcome?.kind !== 'failure') return undefined;
  const found = stoppedBy(outcome.failure);
  return found.by === by ? found.words : undefined;
}

type Stopped = { readonly by: 'server' | 'certificate' | 'proxy' | 'nobody'; readonly words: string };

/** Who is to blame that no answer came, and how it went, as a sentence. */
function stoppedBy(failure: Failure): Stopped {
  switch (failure.kind) {
    case 'dns':
      return { by: 'server', words: `No address is known for ${failure.host} (${failure.code}).` };
    case 'refused':
      return { by: 'server', words: `Nothing listens at ${failure.address}.` };
    case 'unreachable':
      return { by: 'server', words: `There is no way to ${failure.address} from this machine (${failure.code}).` };
    case 'timeout':
      return { by: 'server', words: `There was no progress while ${phaseWords[failure.phase]}.` };
    case 'closed':
      return {
        by: 'server',
        words: `The server closed the connection while ${phaseWords[failure.phase]} (${failure.code}).`,
      };
    case 'tls':
      return { by: 'server', words: `The TLS handshake failed (${failure.code}).` };
    case 'not-http':
      return { by: 'server', words: 'What came back is no HTTP answer.' };
    case 'untrusted-certificate':
      return { by: 'certificate', words: certificateProblem(failure.code) };
    case 'pin-mismatch':
      return { by: 'certificate', words: 'The server shows another certificate than the one you trusted here.' };
    case 'address-refused':
      return { by: 'proxy', words: `It does not call ${failure.address}: ${failure.rule}` };
    case 'request-refused':
      return { by: 'proxy', words: `${failure.part}: ${failure.reason}` };
    case 'client-certificate':
      return { by: 'proxy', words: `The client certificate cannot be used (${failure.code}).` };
    case 'outer-proxy':
      return { by: 'proxy', words: `The network’s proxy ${failure.proxy} did not let it through (${failure.code}).` };
    case 'proxy-gone':
      return { by: 'proxy', words: 'It stopped answering; start Grantscope again in the terminal.' };
    case 'proxy-refused':
      return { by: 'proxy', words: failure.message };
    // Stopping was the user’s own act, and the browser’s failures are none of the proxy’s.
    case 'cancelled':
    case 'hidden-by-browser':
    case 'opaque-redirect':
      return { by: 'nobody', words: '' };
  }
}
