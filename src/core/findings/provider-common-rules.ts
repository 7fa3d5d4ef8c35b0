import { basicCredentials } from '../oauth/client-authentication.ts';
import { clientAuthentications } from '../oauth/connection.ts';
import type { Rule } from './finding.ts';
import { type AtProvider, atScope, change, providerRule } from './provider-rule.ts';

const refusals = [
  'wrong-secret',
  'wrong-secret-unsaid',
  'scope-refused',
  'invalid-request',
  'invalid-grant',
  'unauthorized-client',
  'unsupported-grant-type',
  'other-error',
];

/** What the data of any provider tells: a grant that is not there, a page that may not call, a method not taken. */
export const providerCommonRules: readonly Rule[] = [
  providerRule(
    'provider-grant-absent',
    'any',
    ({ provider }) => {
      if (provider.grant === 'offered') return undefined;
      const isSure = provider.traps[0]?.certainty === 'certain';
      return {
        severity: 'error',
        title: `${provider.name} ${isSure ? 'has' : 'seems to have'} no client credentials grant`,
        explanation: provider.instead,
        evidence: [
          { kind: 'input', name: 'Token endpoint' },
          { kind: 'request-parameter', name: 'grant_type' },
        ],
        certainty: isSure ? 'certain' : 'hint',
      };
    },
    { explains: [...refusals, 'not-json', 'no-access-token', 'browser-hides-reason'], withoutAnswer: true },
  ),
  providerRule(
    'provider-browser-refused',
    'any',
    (at) => {
      const { connection, provider } = at;
      if (connection.way !== 'browser' || provider.grant === 'absent' || provider.browser.answer !== 'no')
        return undefined;
      const isSure = provider.browser.certainty === 'certain';
      return {
        severity: 'error',
        title: `${provider.name} ${isSure ? 'does not let' : 'probably does not let'} a page ask for this token`,
        explanation: `${provider.browser.words} ${throughProxy(at)}`,
        evidence: [{ kind: 'input', name: 'Send through' }],
        certainty: isSure ? 'certain' : 'hint',
        remedies: wayOut(at),
      };
    },
    { explains: ['browser-hides-reason', 'invalid-request', 'other-error'], withoutAnswer: true },
  ),
  providerRule(
    'provider-browser-depends',
    'any',
    (at) => {
      const { connection, provider } = at;
      if (connection.way !== 'browser' || provider.browser.answer !== 'depends') return undefined;
      return {
        severity: 'note',
        title: `Whether a page may ask ${provider.name} depends on its settings`,
        explanation: `${provider.browser.words} ${throughProxy(at)}`,
        evidence: [{ kind: 'input', name: 'Send through' }],
        certainty: provider.browser.certainty,
        remedies: wayOut(at),
      };
    },
    { explains: ['browser-hides-reason'], withoutAnswer: true },
  ),
  providerRule(
    'provider-authentication',
    'any',
    ({ connection, provider }) => {
      const { clientAuthentication } = connection;
      const methods = provider.offered.map(({ method }) => method);
      // An assertion that others made goes where one that is made here goes.
      const asked = clientAuthentication === 'client_assertion' ? 'private_key_jwt' : clientAuthentication;
      if (methods.length === 0 || methods.includes(asked)) return undefined;
      const sendable = clientAuthentications.filter((method) => methods.includes(method));
      const limit = sendable.length === 0 ? ', none of which can be sent from here yet' : '';
      return {
        severity: 'warning',
        title: `${provider.name} is not known to take ${clientAuthentication}`,
        explanation: `It takes ${methods.join(', ')}${limit}. Another way to prove who the client is usually ends in invalid_client.`,
        evidence: [{ kind: 'input', name: 'Client authentication' }],
        certainty: 'likely',
        remedies: sendable.map((method) => change(`Use ${method}`, { clientAuthentication: method })),
      };
    },
    { explains: ['wrong-secret', 'wrong-secret-unsaid', 'invalid-request', 'unauthorized-client', 'other-error'] },
  ),
  providerRule(
    'provider-basic-encoding',
    ['x', 'zitadel'],
    ({ connection, provider }) => {
      const { clientId, clientSecret, clientAuthentication, basicEncoding } = connection;
      if (clientAuthentication !== 'client_secret_basic') return undefined;
      const as = (encoding: typeof basicEncoding) => basicCredentials(clientId, clientSecret, encoding);
      if (as(basicEncoding) === as('form')) return undefined;
      return {
        severity: 'warning',
        title: `${provider.name} wants ID and secret form-encoded`,
        explanation: `${provider.basicNote} With this ID and secret, the encoding that is chosen gives another header than that.`,
        evidence: [
          { kind: 'input', name: 'Basic encoding' },
          { kind: 'request-header', name: 'Authorization' },
        ],
        remedies: [change('Use the form encoding', { basicEncoding: 'form' })],
      };
    },
    { explains: ['wrong-secret', 'wrong-secret-unsaid', 'other-error'] },
  ),
  providerRule(
    'provider-scope-unused',
    'any',
    ({ connection, provider }) => {
      if (provider.scope.need !== 'unused' || connection.scope === '') return undefined;
      return {
        severity: 'note',
        title: `${provider.name} takes no scope here`,
        explanation: `There is one typed. ${provider.scope.words}`,
        evidence: atScope,
        remedies: [change('Clear the scope', { scope: '' })],
      };
    },
    { explains: ['scope-refused'] },
  ),
];

function throughProxy({ run }: AtProvider): string {
  if (run.kind === 'draft' && !run.page.hasProxy) {
    return 'There is no proxy here: Grantscope started on your own machine brings one.';
  }
  return 'Through the proxy no browser stands in between.';
}

function wayOut({ run }: AtProvider) {
  if (run.kind === 'token') return [{ kind: 'try-through-proxy' } as const];
  return run.page.hasProxy ? [change('Send through the proxy', { way: 'proxy' })] : [];
}
