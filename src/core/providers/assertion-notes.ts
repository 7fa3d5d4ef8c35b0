import type { AssertionSettings } from '../oauth/assertion-settings.ts';
import type { FactCertainty } from './provider.ts';

/** What a provider wants in a client's assertion. `words` is a sentence. */
export type AssertionNote = {
  readonly audience: 'token-endpoint' | 'issuer';
  readonly words: string;
  readonly certainty: FactCertainty;
  /** What has to stand in the header as typ; absent where it does not matter. */
  readonly typ?: AssertionSettings['typ'];
};

const notes: Readonly<Record<string, AssertionNote>> = {
  entra: note(
    'token-endpoint',
    'It wants the token endpoint as audience, PS256 (older documents: RS256), typ JWT, and the thumbprint of the certificate in x5t#S256 or x5t.',
    'certain',
    'JWT',
  ),
  'entra-v1': note('token-endpoint', 'It wants the token endpoint as audience, and x5t in the header.', 'hint'),
  'ad-fs': note('token-endpoint', 'It wants the token endpoint as audience, and x5t in the header.', 'hint'),
  okta: note('token-endpoint', 'It wants the token endpoint as audience, and at most one hour of lifetime.', 'hint'),
  'okta-org': note(
    'token-endpoint',
    'It wants the token endpoint as audience, and kid where several keys are registered.',
    'hint',
  ),
  auth0: note(
    'issuer',
    'It wants the tenant’s address as audience, which is its issuer, with the slash at its end, and at most five minutes of lifetime.',
    'certain',
  ),
  keycloak: note(
    'issuer',
    'It takes the realm’s address (the issuer); newer versions take nothing else. It allows one minute of lifetime unless the client says more.',
    'hint',
  ),
  identityserver: note(
    'issuer',
    'It takes the issuer and, unless set to be strict, the token endpoint; strict ones want typ client-authentication+jwt as well.',
    'hint',
  ),
  curity: note('issuer', 'It takes the issuer or the token endpoint.', 'hint'),
  ping: note('token-endpoint', 'It takes the token endpoint or the issuer.', 'hint'),
  hydra: note('token-endpoint', 'It wants the token endpoint as audience.', 'hint'),
  zitadel: note('issuer', 'It wants the issuer as audience.', 'hint'),
  wso2: note('token-endpoint', 'It takes the token endpoint, or the alias of its identity provider.', 'hint'),
};

/** What is known of the assertions that a provider takes; undefined where nothing is. */
export function assertionNote(providerId: string): AssertionNote | undefined {
  return Object.hasOwn(notes, providerId) ? notes[providerId] : undefined;
}

function note(
  audience: AssertionNote['audience'],
  words: string,
  certainty: FactCertainty,
  typ?: AssertionNote['typ'],
): AssertionNote {
  return { audience, words, certainty, ...(typ !== undefined && { typ }) };
}
