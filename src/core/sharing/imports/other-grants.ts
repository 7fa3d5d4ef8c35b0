import type { FoundAuthentication } from './found-request.ts';

/** OAuth settings for a flow in which a person takes part, or that only the tool knows. */
export function otherGrant(grantType: string): FoundAuthentication {
  const name = grantType.trim().slice(0, 60) || 'no grant type';
  return { kind: 'other', name: `OAuth 2.0 with ${name}` };
}
