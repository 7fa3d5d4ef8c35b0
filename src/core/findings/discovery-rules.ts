import type { Discovered } from '../oauth/discovered.ts';
import { isPlainHttp, otherHost } from '../oauth/discovery-fill.ts';
import { offeredMethods, unsendable } from '../oauth/discovery-methods.ts';
import { discoveredIn, type DiscoveryOutcome, disagreementsIn } from '../oauth/discovery-outcome.ts';
import { providersOfIssuer } from '../providers/recognise.ts';
import { listed } from './before-rule.ts';
import type { Evidence, Rule } from './finding.ts';
import { quote } from './quote.ts';
import { ruleOf, type Said } from './rule.ts';
import { rfc } from './sources.ts';

/** What is wrong or worth knowing about the metadata that were found, the heaviest first (RFC 8414). */
export const discoveryRules: readonly Rule[] = [
  foundRule('discovered-no-token-endpoint', ({ issuer, tokenEndpoint }) => {
    if (tokenEndpoint !== undefined) return undefined;
    return {
      severity: 'error',
      title: 'The metadata name no token endpoint',
      explanation: `Without token_endpoint nobody can get a token from ${quote(issuer)} by what it says of itself. It may only log people in. Look for the endpoint in the server’s documentation, and type it.`,
      source: rfc(8414, '2'),
    };
  }),
  foundRule('metadata-over-http', ({ url }) => {
    if (!isPlainHttp(url)) return undefined;
    return {
      severity: 'error',
      title: 'The metadata came over plain http',
      explanation:
        'Everybody on the way could change them, and send your secret to a server of their own. Discover the issuer by its https address.',
      source: rfc(8414, '6.1'),
    };
  }),
  foundRule('discovered-address-over-http', (discovered) => {
    const plain = addresses(discovered).filter(([, url]) => url !== undefined && isPlainHttp(url));
    if (plain.length === 0) return undefined;
    const members = plain.map(([name]) => name);
    return {
      severity: 'error',
      title: 'The metadata name an address with plain http',
      explanation: `${listed(members)} would be used without encryption: secrets could be read on the way, and keys exchanged. Often a server behind a load balancer does not know that it is reached by https; have its public address configured.`,
      evidence: memberEvidence(members),
      source: rfc(8414, '2'),
    };
  }),
  foundRule('discovered-token-endpoint-elsewhere', ({ issuer, tokenEndpoint }) => {
    const host = tokenEndpoint === undefined ? undefined : otherHost(tokenEndpoint, issuer);
    if (host === undefined) return undefined;
    const [known] = providersOfIssuer(issuer);
    const isKnown = known?.certainty === 'certain';
    return {
      severity: isKnown ? 'note' : 'warning',
      title: 'The token endpoint is at another host than the issuer',
      explanation: `The secret would go to ${quote(host)}, and the issuer is ${quote(issuer)}. ${isKnown ? `${known.provider.name} is known to use more than one host; check that this is one of them.` : 'Some servers do that on purpose, and so would somebody who wants the secret. Fill it in only if you know that host.'}`,
      evidence: memberEvidence(['token_endpoint']),
      source: rfc(8414, '6.2'),
    };
  }),
  outcomeRule('metadata-documents-differ', (outcome) => {
    const members = disagreementsIn(outcome);
    const [first, second] = outcome.documents;
    if (members.length === 0 || first === undefined || second === undefined) return undefined;
    return {
      severity: 'warning',
      title: 'Two documents of the server contradict each other',
      explanation: `${listed(members)} is told differently at ${quote(second.url)} than at ${quote(first.url)}. The first one found is used here; other clients may read the other. Have the server publish the same in both.`,
      evidence: memberEvidence(members),
      source: rfc(8414, '5'),
    };
  }),
  foundRule('client-credentials-not-listed', ({ issuer, grantTypes }) => {
    if (grantTypes === undefined || grantTypes.includes('client_credentials')) return undefined;
    return {
      severity: 'warning',
      certainty: 'likely',
      title: 'The server does not list client credentials among its grants',
      explanation: `grant_types_supported of ${quote(issuer)} has ${grantTypes.length === 0 ? 'nothing in it' : quote(grantTypes.join(', '))}. It will likely answer unsupported_grant_type. Some servers leave out what they do support, so trying does no harm.`,
      evidence: memberEvidence(['grant_types_supported']),
      source: rfc(8414, '2'),
    };
  }),
  foundRule('grants-not-told', ({ grantTypes }) => {
    if (grantTypes !== undefined) return undefined;
    return {
      severity: 'note',
      certainty: 'hint',
      title: 'The server does not tell its grants',
      explanation:
        'Where grant_types_supported is missing, authorization_code and implicit are meant, so client credentials would not be supported. Most servers that leave it out support it all the same: try it.',
      source: rfc(8414, '2'),
    };
  }),
  foundRule('discovered-methods-unknown-here', (discovered) => {
    const offered = offeredMethods(discovered);
    const unknown = unsendable(offered);
    if (unknown.length === 0 || unknown.length < offered.filter((method) => method !== 'none').length) return undefined;
    return {
      severity: 'warning',
      title: 'This page can send none of the client authentications that the server lists',
      explanation: `It lists ${quote(unknown.join(', '))}. What is chosen was left as it is. A request may still be accepted, for some servers list only what they recommend.`,
      evidence: memberEvidence(['token_endpoint_auth_methods_supported']),
      source: rfc(8414, '2'),
    };
  }),
  foundRule('signing-algorithms-not-told', (discovered) => {
    const signing = offeredMethods(discovered).filter((method) => method.endsWith('_jwt'));
    if (signing.length === 0 || discovered.signingAlgorithms !== undefined) return undefined;
    return {
      severity: 'note',
      title: 'The server does not tell which algorithms it takes for assertions',
      explanation: `It lists ${listed(signing)}, and then token_endpoint_auth_signing_alg_values_supported must be there as well. Its documentation has to say; every server should take RS256.`,
      evidence: memberEvidence(['token_endpoint_auth_methods_supported']),
      source: rfc(8414, '2'),
    };
  }),
  foundRule('algorithms-not-allowed', ({ signingAlgorithms = [], dpopAlgorithms = [] }) => {
    const members = [
      ...(signingAlgorithms.includes('none') ? ['token_endpoint_auth_signing_alg_values_supported'] : []),
      ...(dpopAlgorithms.some((alg) => alg === 'none' || alg.startsWith('HS'))
        ? ['dpop_signing_alg_values_supported']
        : []),
    ];
    if (members.length === 0) return undefined;
    return {
      severity: 'warning',
      title: 'The metadata list an algorithm that must not be there',
      explanation: `${listed(members)} must not have none in it, which is no signature at all${members.includes('dpop_signing_alg_values_supported') ? ', and the key of a DPoP proof is public, so a shared secret cannot sign one' : ''}. A server that really takes it lets anybody in: have it taken out.`,
      evidence: memberEvidence(members),
      source: members.includes('dpop_signing_alg_values_supported') ? rfc(9449, '5.1') : rfc(8414, '2'),
    };
  }),
  outcomeRule('issuer-written-differently', ({ documents: [first] }) => {
    if (first === undefined || first.expected === first.metadata.issuer) return undefined;
    return {
      severity: 'note',
      title: 'The issuer writes itself a little differently',
      explanation: `It was asked as ${quote(first.expected)} and calls itself ${quote(first.metadata.issuer)}, which has its metadata at the same address. Its tokens carry its own spelling, and APIs compare character by character: configure that one.`,
      evidence: memberEvidence(['issuer']),
      source: rfc(8414, '3.3'),
    };
  }),
  foundRule('metadata-read', ({ issuer, url }) => ({
    severity: 'good',
    title: 'The server’s metadata were found',
    explanation: `${quote(issuer)} describes itself at ${quote(url)}. Fill in what it says, and it can be undone with one press.`,
    source: rfc(8414, '3.2'),
  })),
];

function outcomeRule(id: string, say: (outcome: DiscoveryOutcome) => Said | undefined): Rule {
  return ruleOf(id, 'lookup', (run) =>
    run.kind !== 'lookup' || run.discovery === undefined ? undefined : say(run.discovery),
  );
}

function foundRule(id: string, say: (discovered: Discovered) => Said | undefined): Rule {
  return outcomeRule(id, (outcome) => {
    const discovered = discoveredIn(outcome);
    return discovered === undefined ? undefined : say(discovered);
  });
}

function memberEvidence(names: readonly string[]): readonly Evidence[] {
  return names.map((name) => ({ kind: 'response-member', name }));
}

function addresses(discovered: Discovered): readonly (readonly [string, string | undefined])[] {
  return [
    ['token_endpoint', discovered.tokenEndpoint],
    ['jwks_uri', discovered.jwksUri],
    ['introspection_endpoint', discovered.introspectionEndpoint],
    ['revocation_endpoint', discovered.revocationEndpoint],
    ['mtls_endpoint_aliases', discovered.mtlsTokenEndpoint],
  ];
}
