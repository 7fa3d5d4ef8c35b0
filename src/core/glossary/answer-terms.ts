import { plainTerm, rfcTerm, type Term } from './term.ts';

/** What stands in the answer of a token endpoint. */
export const answerTerms: readonly Term[] = [
  rfcTerm('access token', 6749, '1.4', 'What the API wants to see: whoever has it may use it until it ends.', [
    'access_token',
  ]),
  rfcTerm('token_type', 6749, '7.1', 'How a token is to be used. Nearly always Bearer.'),
  rfcTerm('expires_in', 6749, '5.1', 'For how many seconds a token lives, counted from the answer.'),
  rfcTerm(
    'refresh token',
    6749,
    '1.5',
    'A second token that brings new access tokens without a user. With client credentials there should be none.',
    ['refresh_token'],
  ),
  rfcTerm('ID token', 7519, '1', 'A JWT of OpenID Connect that tells a client who logged in. It is not for APIs.', [
    'id_token',
  ]),
  rfcTerm(
    'error_description',
    6749,
    '5.2',
    'What the server says about an error in its own words, for the developer of the client.',
  ),
  rfcTerm('error_uri', 6749, '5.2', 'The address of a page about an error.'),
  rfcTerm('error code', 6749, '5.2', 'The short word in the member “error” that says what is wrong.'),
  rfcTerm('JSON', 8259, '1', 'The text format of the answers: names and values in braces.'),
  rfcTerm(
    'introspection',
    7662,
    '2',
    'Asking the authorization server what a token is worth. It works for tokens that nobody else can read.',
  ),
  rfcTerm('revocation', 7009, '2', 'Telling the authorization server that a token shall not be accepted any more.'),
  rfcTerm(
    'DPoP',
    9449,
    '1',
    'A way to bind a token to a key: each call carries a proof signed with it, so that a stolen token alone is useless.',
  ),
  rfcTerm(
    'dpop_signing_alg_values_supported',
    9449,
    '5.1',
    'The place in a server’s metadata that lists with which algorithms a DPoP proof may be signed.',
  ),
  rfcTerm('DPoP-Nonce', 9449, '8', 'A header with a value that the server wants in the next DPoP proof.', ['nonce']),
  rfcTerm(
    'sender-constrained',
    9700,
    '2.2.1',
    'A token that only works together with the key of the client it was issued to.',
  ),
  rfcTerm('mTLS', 8705, '2', 'TLS in which the client shows a certificate too.', ['mutual TLS', 'client certificate']),
  plainTerm('expires_on', 'What some servers send beside expires_in: the moment at which the token ends.', [
    'expires_at',
  ]),
  plainTerm('instance_url', 'Where the API of a Salesforce organisation is.'),
  plainTerm('access_tokens', 'A name that some gateways give to the list of tokens in their answer.'),
];
