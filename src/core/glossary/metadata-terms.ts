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
  rfcTerm(
    'mtls_endpoint_aliases',
    8705,
    '5',
    'The place in a server’s metadata with other addresses of its endpoints, for clients that show a certificate.',
  ),
  rfcTerm(
    'tls_client_auth',
    8705,
    '2.1',
    'A client authentication: a certificate that an authority issued, shown when the connection is made.',
  ),
  rfcTerm(
    'self_signed_tls_client_auth',
    8705,
    '2.2',
    'A client authentication: a certificate that is registered at the server itself, shown when the connection is made.',
  ),
];
