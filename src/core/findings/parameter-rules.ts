import type { Connection } from '../oauth/connection.ts';
import { isResource } from '../oauth/resource-parameter.ts';
import type { DraftRun, Rule, TokenRun } from './finding.ts';
import { change, knownProvider } from './provider-rule.ts';
import { quote } from './quote.ts';
import { ruleOf, type Said } from './rule.ts';
import { rfc } from './sources.ts';

/** Names that a specification lets stand several times (RFC 8707 §2, RFC 8693 §2.1). */
const repeatable = ['resource', 'audience'];

/** What is odd in the further parameters of the request. */
export const parameterRules: readonly Rule[] = [
  rule(
    'parameter-repeated',
    ({ parameters }) => {
      const names = parameters.filter(({ on }) => on).map(({ name }) => name);
      const [found] = names.filter((name, index) => names.indexOf(name) !== index && !repeatable.includes(name));
      if (found === undefined) return undefined;
      return {
        severity: 'warning',
        title: `The parameter ${quote(found)} stands there twice`,
        explanation:
          'A parameter may occur once only, and a server has to refuse a request in which one is repeated, as invalid_request. resource and audience are the exceptions. Switch one of the two off.',
        evidence: at(found),
        source: rfc(6749, '3.2'),
      };
    },
    ['invalid-request'],
  ),
  rule('parameter-empty', ({ parameters }, run) => {
    // Of what a provider needs its own rule says more.
    const needed = knownProvider(run)?.provider.parameters.filter(({ need }) => need === 'required') ?? [];
    const isNeeded = (name: string) => needed.some((each) => each.name === name);
    const empty = parameters.find(({ name, value, on }) => on && name !== '' && value === '' && !isNeeded(name));
    if (empty === undefined) return undefined;
    return {
      severity: 'note',
      title: `The parameter ${quote(empty.name)} has no value`,
      explanation: 'A server treats it as if it were not there. Type a value, or switch it off.',
      evidence: at(empty.name),
      source: rfc(6749, '3.2'),
    };
  }),
  rule(
    'resource-no-address',
    ({ parameters }, run) => {
      const provider = knownProvider(run)?.provider.id ?? '';
      // Microsoft's resource is older than the specification, and may be any identifier.
      if (provider === 'entra-v1' || provider === 'ad-fs') return undefined;
      const wrong = parameters.find(
        ({ name, value, on }) => on && name === 'resource' && value !== '' && !isResource(value),
      );
      if (wrong === undefined) return undefined;
      return {
        severity: 'warning',
        title: 'resource has to be a full address without a fragment',
        explanation: `${quote(wrong.value)} is none, and the server may answer invalid_target. Write the API’s address with its scheme, for example https://api.example.com/; what is only a name may belong into audience.`,
        evidence: at('resource'),
        source: rfc(8707, '2'),
      };
    },
    ['invalid-target', 'invalid-request'],
  ),
  rule(
    'assertion-beside-secret',
    ({ parameters, clientAuthentication }) => {
      const hasAssertion = parameters.some(({ name, value, on }) => on && name === 'client_assertion' && value !== '');
      if (!hasAssertion || clientAuthentication === 'none') return undefined;
      return {
        severity: 'warning',
        title: 'The client proves itself twice',
        explanation:
          'There is a client_assertion among the parameters, and the secret goes along as well. A request may use one way only, and servers answer invalid_request or invalid_client. To send the assertion alone, choose none as client authentication.',
        evidence: [{ kind: 'input', name: 'Client authentication' }, ...at('client_assertion')],
        source: rfc(6749, '2.3'),
        remedies: [change('Send the assertion alone', { clientAuthentication: 'none' })],
      };
    },
    ['invalid-request', 'wrong-secret'],
  ),
];

function rule(
  id: string,
  say: (connection: Connection, run: DraftRun | TokenRun) => Said | undefined,
  explains: readonly string[] = [],
): Rule {
  return ruleOf(
    id,
    'before',
    (run) => {
      if (run.kind === 'draft') return say(run.connection, run);
      const isRefused =
        run.kind === 'token' && run.exchange.outcome.kind === 'response' && run.answer?.kind !== 'issued';
      return isRefused ? say(run.connection, run) : undefined;
    },
    explains,
  );
}

function at(name: string) {
  return [{ kind: 'input', name: 'Parameters' } as const, { kind: 'request-parameter', name } as const];
}
