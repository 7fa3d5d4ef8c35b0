import { clientCredentialsGrant } from './connection.ts';

/** A grant type that can be chosen, and the parameters without which it is refused. */
export type KnownGrant = {
  readonly grantType: string;
  readonly name: string;
  readonly parameters: readonly string[];
  readonly section: { readonly rfc: number; readonly section: string };
};

/** The grants that a client can ask for without a user. */
export const knownGrants: readonly KnownGrant[] = [
  {
    grantType: clientCredentialsGrant,
    name: 'Client credentials',
    parameters: [],
    section: { rfc: 6749, section: '4.4.2' },
  },
  {
    grantType: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    name: 'JWT bearer',
    parameters: ['assertion'],
    section: { rfc: 7523, section: '2.1' },
  },
  {
    grantType: 'urn:ietf:params:oauth:grant-type:token-exchange',
    name: 'Token exchange',
    parameters: ['subject_token', 'subject_token_type'],
    section: { rfc: 8693, section: '2.1' },
  },
];

/** The grant of this `grant_type`; undefined for one of the user's own. */
export function knownGrant(grantType: string): KnownGrant | undefined {
  return knownGrants.find((grant) => grant.grantType === grantType);
}
