import { rfcTerm, type Term } from './term.ts';

/** What servers say of themselves in their metadata. */
export const metadataTerms: readonly Term[] = [
  rfcTerm(
    'token_endpoint_auth_signing_alg_values_supported',
    8414,
    '2',
    'The place in a server’s metadata that lists with which algorithms a client’s assertion may be signed.',
  ),
  rfcTerm(
    'authorization_details_types_supported',
    9396,
    '10',
    'The place in a server’s metadata that lists which types may stand in authorization_details.',
  ),
];
