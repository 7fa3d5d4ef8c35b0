import { otherAlgorithms } from '../jwt/algorithm-family.ts';
import { assertionAudience } from '../oauth/assertion-audience.ts';
import { type Connection, provesByCertificate, signsAssertion } from '../oauth/connection.ts';
import { isSafe } from '../oauth/discovery-fill.ts';
import { dpopAlgorithms } from '../oauth/dpop-key.ts';
import { clientRefused } from './before-effects.ts';
import { changing, inputs } from './before-rule.ts';
import { discoveredRule } from './discovered-rule.ts';
import type { Remedy, Rule } from './finding.ts';
import { quote } from './quote.ts';
import { rfc } from './sources.ts';

const assertionEffects: readonly string[] = [...clientRefused, 'assertion-refused', 'invalid-request'];

/** How the client proves itself, beside what the server says that it takes. */
export const beforeDiscoveredProofRules: readonly Rule[] = [
  discoveredRule(
    'assertion-algorithm-not-listed',
    assertionEffects,
    (connection, { signingAlgorithms }, { assertion }) => {
      if (assertion === undefined || signingAlgorithms === undefined || signingAlgorithms.includes(assertion)) {
        return undefined;
      }
      const remedies = otherAlgorithm(connection, assertion, signingAlgorithms);
      return {
        severity: 'warning',
        certainty: 'likely',
        title: 'The server does not list the algorithm of the assertion',
        explanation: `The assertion says alg ${quote(assertion)}, and token_endpoint_auth_signing_alg_values_supported has ${words(signingAlgorithms)}. The server may answer invalid_client. ${remedies.length > 0 ? 'The same key can sign with one of those.' : 'It takes a key of another kind for those, and the server must know its public part.'}`,
        evidence: [{ kind: 'request-parameter', name: 'client_assertion' }],
        source: rfc(8414, '2'),
        remedies,
      };
    },
  ),
  discoveredRule('assertion-issuer-not-discovered', assertionEffects, (connection, { issuer }) => {
    const { assertion, clientAuthentication, tokenEndpoint } = connection;
    if (!signsAssertion(clientAuthentication) || assertion.audience !== 'issuer') return undefined;
    const [named] = assertionAudience(assertion, tokenEndpoint);
    if (named === issuer) return undefined;
    return {
      severity: 'warning',
      certainty: 'likely',
      title: 'The issuer in aud is not the one that the server calls itself',
      explanation: `${named === undefined ? 'No issuer is typed' : `aud is ${quote(named)}${assertion.issuer === '' ? ', guessed from the token endpoint' : ''}`}, and the metadata say ${quote(issuer)}. Servers compare it character by character, a slash at the end included, and answer invalid_client.`,
      evidence: [{ kind: 'input', name: 'Issuer in aud' }],
      source: rfc(7523, '3'),
      remedies: [changing('Use the issuer of the metadata', { assertion: { ...assertion, issuer } })],
    };
  }),
  discoveredRule(
    'certificate-endpoint-not-used',
    clientRefused,
    ({ clientAuthentication, tokenEndpoint }, { mtlsTokenEndpoint: alias }) => {
      const isMissed = provesByCertificate(clientAuthentication) && alias !== undefined && alias !== tokenEndpoint;
      if (!isMissed || !isSafe(alias)) return undefined;
      return {
        severity: 'warning',
        certainty: 'likely',
        title: 'The server has another token endpoint for clients with a certificate',
        explanation: `${clientAuthentication} is chosen, and mtls_endpoint_aliases names ${quote(alias)}. Only there does the server ask for a certificate, as a rule; at the ordinary endpoint it then sees none and answers invalid_client. A client certificate is bound to host and port here, so it has to be given for ${quote(new URL(alias).host)}.`,
        evidence: inputs('tokenEndpoint'),
        source: rfc(8705, '5'),
        remedies: [changing('Use the endpoint for certificates', { tokenEndpoint: alias })],
      };
    },
  ),
  discoveredRule(
    'dpop-algorithm-not-listed',
    ['dpop-algorithm-refused', 'dpop-proof-refused'],
    ({ dpop }, discovered, algorithms) => {
      const { dpopAlgorithms: offered } = discovered;
      const { dpop: alg } = algorithms;
      if (!dpop || offered === undefined || alg === undefined || offered.includes(alg)) return undefined;
      const fit = dpopAlgorithms.filter((each) => offered.includes(each));
      return {
        severity: 'warning',
        certainty: 'likely',
        title: 'The server does not list the algorithm of the DPoP key',
        explanation: `Proofs are signed with ${quote(alg)}, and dpop_signing_alg_values_supported has ${words(offered)}. The server will likely answer invalid_dpop_proof. ${fit.length > 0 ? 'Another key can be made in this page; tokens that are bound to the present one stay bound to it.' : 'This page can sign with none of those.'}`,
        evidence: [
          { kind: 'input', name: 'DPoP' },
          { kind: 'request-header', name: 'DPoP' },
        ],
        source: rfc(9449, '5.1'),
        remedies: fit.slice(0, 2).map((each) => ({ kind: 'make-dpop-key', alg: each })),
      };
    },
  ),
  discoveredRule('dpop-not-told', [], ({ dpop }, { dpopAlgorithms: offered }) => {
    if (!dpop || offered !== undefined) return undefined;
    return {
      severity: 'note',
      certainty: 'hint',
      title: 'The server does not say that it knows DPoP',
      explanation:
        'Its metadata have no dpop_signing_alg_values_supported. Such a server may ignore the proof and answer with an ordinary Bearer token, which anybody who has it can use; look at token_type. Some servers leave the member out all the same.',
      evidence: [{ kind: 'input', name: 'DPoP' }],
      source: rfc(9449, '5.1'),
    };
  }),
];

/** Another algorithm of the same key, where the assertion is signed here and the key may sign with several. */
function otherAlgorithm(
  { clientAuthentication, assertion }: Connection,
  alg: string,
  offered: readonly string[],
): readonly Remedy[] {
  const isFree = clientAuthentication === 'client_secret_jwt' || assertion.keySource === 'given';
  if (!signsAssertion(clientAuthentication) || !isFree) return [];
  return otherAlgorithms(alg, offered)
    .slice(0, 2)
    .map((algorithm) => changing(`Sign with ${algorithm}`, { assertion: { ...assertion, algorithm } }));
}

function words(list: readonly string[]): string {
  return list.length === 0 ? 'nothing in it' : quote(list.join(', '));
}
