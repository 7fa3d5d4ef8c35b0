import type { DiscoveryUnusable } from '../oauth/discovery-read.ts';
import type { Rule } from './finding.ts';
import { ruleOf, type Said } from './rule.ts';
import { rfc } from './sources.ts';

type Code = DiscoveryUnusable['code'];

/** Why what was asked for metadata is of no use. Where nothing is, nobody answers or the browser hides it, other rules speak. */
export const discoveryFailureRules: readonly Rule[] = [
  unusableRule('metadata-of-another-issuer', '3.3', {
    'issuer-mismatch': 'The metadata are those of another issuer',
  }),
  unusableRule('metadata-of-another-endpoint', '3.3', {
    'other-endpoint': 'The metadata found do not name the token endpoint that was typed',
  }),
  unusableRule('metadata-unreadable', '3.2', {
    html: 'A web page stands where the metadata should be',
    'not-json': 'What stands there is no JSON object',
    cut: 'The metadata did not come whole',
    'repeated-members': 'The metadata name something twice',
  }),
  unusableRule('metadata-elsewhere', '3.2', {
    redirected: 'The server sends elsewhere for its metadata',
    refused: 'The server refuses to show its metadata',
  }),
];

function unusableRule(id: string, section: string, titles: Readonly<Partial<Record<Code, string>>>): Rule {
  return ruleOf(id, 'lookup', (run): Said | undefined => {
    const unusable = run.kind === 'lookup' ? run.discovery?.unusable : undefined;
    const title = unusable === undefined ? undefined : titles[unusable.code];
    if (unusable === undefined || title === undefined) return undefined;
    const isIssuer = unusable.code === 'issuer-mismatch';
    return {
      severity: isIssuer || id === 'metadata-unreadable' ? 'error' : 'warning',
      title,
      explanation: `${unusable.reason} ${unusable.next}`,
      evidence: isIssuer ? [{ kind: 'response-member', name: 'issuer' }] : [{ kind: 'status' }],
      source: rfc(8414, section),
    };
  });
}
