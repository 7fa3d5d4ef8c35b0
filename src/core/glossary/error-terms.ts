import { rfcTerm, type Term } from './term.ts';

/** The error codes of the specifications around this flow. */
export const errorTerms: readonly Term[] = [
  rfcTerm('invalid_client', 6749, '5.2', 'The server does not know this client, or does not accept its proof.'),
  rfcTerm('invalid_request', 6749, '5.2', 'Something is missing, repeated, or not as the server expects it.'),
  rfcTerm('invalid_grant', 6749, '5.2', 'What the client shows for the token is not valid.'),
  rfcTerm('invalid_scope', 6749, '5.2', 'The scope is unknown, malformed, or more than this client may have.'),
  rfcTerm('unauthorized_client', 6749, '5.2', 'The client is known, but must not use this grant.'),
  rfcTerm('unsupported_grant_type', 6749, '5.2', 'The server does not offer this grant.'),
  rfcTerm('invalid_target', 8707, '2', 'The API that the token is wanted for is unknown, or not allowed.'),
  rfcTerm('invalid_authorization_details', 9396, '5', 'The authorization_details are unknown or malformed.'),
  rfcTerm('invalid_dpop_proof', 9449, '5', 'The DPoP proof is not as it should be.'),
  rfcTerm(
    'use_dpop_nonce',
    9449,
    '8',
    'The server wants its newest nonce in the DPoP proof: the request is to be sent again with it.',
  ),
  rfcTerm('authorization_pending', 8628, '3.5', 'In the device flow: the user has not finished yet.'),
  rfcTerm('slow_down', 8628, '3.5', 'In the device flow: ask less often.'),
  rfcTerm('expired_token', 8628, '3.5', 'In the device flow: the device code has ended.'),
  rfcTerm('access_denied', 6749, '4.1.2.1', 'Somebody or some rule said no.'),
  rfcTerm('server_error', 6749, '4.1.2.1', 'The server met something unexpected.'),
  rfcTerm('temporarily_unavailable', 6749, '4.1.2.1', 'The server is overloaded or being maintained.'),
  rfcTerm('unsupported_token_type', 7009, '2.2.1', 'The server cannot do this with tokens of this kind.'),
  rfcTerm(
    'invalid_token',
    6750,
    '3.1',
    'The API does not accept the token: ended, revoked, malformed, or not meant for it.',
  ),
  rfcTerm('insufficient_scope', 6750, '3.1', 'The token is good, but does not allow this call.'),
  rfcTerm(
    'insufficient_user_authentication',
    9470,
    '3',
    'The API wants a user to have logged in more recently or more strongly.',
  ),
];
