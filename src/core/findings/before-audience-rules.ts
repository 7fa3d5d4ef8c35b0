import { assertionAudience } from '../oauth/assertion-audience.ts';
import { type Connection, signsAssertion } from '../oauth/connection.ts';
import { otherHost } from '../oauth/discovery-fill.ts';
import { isAbout } from '../oauth/is-about.ts';
import { beforeRule, changing } from './before-rule.ts';
import type { Rule } from './finding.ts';
import { rfc } from './sources.ts';

/** For whom the assertion is, beside whom it is sent to. */
export const beforeAudienceRules: readonly Rule[] = [
  beforeRule('assertion-audience-elsewhere', (connection, { discovered }) => {
    const named = audienceElsewhere(connection);
    if (named === undefined) return undefined;
    if (discovered !== undefined && isAbout(discovered, connection) && discovered.issuer === named) return undefined;
    return {
      severity: 'warning',
      certainty: 'hint',
      title: 'The assertion is for another host than the one that gets it',
      explanation:
        'What stands in aud is at another host than the token endpoint, perhaps from the server that was typed before. Whoever answers there could show the assertion to the server that aud names, as this client, until it expires. Some servers do have their issuer at another host: discover it, and the metadata say whether the two belong together.',
      evidence: [{ kind: 'input', name: connection.assertion.audience === 'own' ? 'Own audience' : 'Issuer in aud' }],
      source: rfc(7523, '3'),
      remedies: [
        changing('Use the token endpoint as aud', {
          assertion: { ...connection.assertion, audience: 'token-endpoint' },
        }),
      ],
    };
  }),
];

/** The first audience that is an address at another host than the token endpoint's; other names have no host. */
function audienceElsewhere({ clientAuthentication, assertion, tokenEndpoint }: Connection): string | undefined {
  if (!signsAssertion(clientAuthentication)) return undefined;
  return assertionAudience(assertion, tokenEndpoint).find(
    (each) => /^https?:/i.test(each) && otherHost(tokenEndpoint, each) !== undefined,
  );
}
