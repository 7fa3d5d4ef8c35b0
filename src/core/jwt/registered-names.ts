import { rfc, tableOf } from './registered-names-source.ts';

/** Claims of RFC 7519, of JWT access tokens (RFC 9068), and what other RFCs put beside them. */
export const claimTable = tableOf([
  ['iss', 'Issuer', 'The authorization server that issued the token.', rfc(7519, '4.1.1')],
  ['sub', 'Subject', 'Whom the token is about. With client credentials that is the client itself.', rfc(7519, '4.1.2')],
  ['aud', 'Audience', 'The API that the token is for. Every other one must refuse it.', rfc(7519, '4.1.3')],
  ['exp', 'Expiration time', 'From this moment on the token must not be accepted.', rfc(7519, '4.1.4')],
  ['nbf', 'Not before', 'Before this moment the token must not be accepted.', rfc(7519, '4.1.5')],
  ['iat', 'Issued at', 'When the token was issued.', rfc(7519, '4.1.6')],
  ['jti', 'JWT ID', 'A name for this one token, by which it can be told from all others.', rfc(7519, '4.1.7')],
  ['client_id', 'Client', 'The client that asked for the token.', rfc(9068, '2.2')],
  ['scope', 'Scope', 'What the token allows, as a list separated by spaces.', rfc(9068, '2.2.3')],
  [
    'auth_time',
    'Authentication time',
    'When the user logged in. With client credentials there is none.',
    rfc(9068, '2.2.1'),
  ],
  ['acr', 'Authentication context', 'How strongly the user was authenticated.', rfc(9068, '2.2.1')],
  ['amr', 'Authentication methods', 'By what means the user was authenticated.', rfc(9068, '2.2.1')],
  ['groups', 'Groups', 'Groups that the subject belongs to.', rfc(9068, '2.2.3.1')],
  ['roles', 'Roles', 'Roles that the subject has.', rfc(9068, '2.2.3.1')],
  ['entitlements', 'Entitlements', 'Single rights that the subject has.', rfc(9068, '2.2.3.1')],
  [
    'cnf',
    'Confirmation',
    'The key that the caller must prove to hold: the token alone is not enough.',
    rfc(7800, '3.1'),
  ],
  ['act', 'Actor', 'Who acts on behalf of the subject.', rfc(8693, '4.1')],
  ['may_act', 'Authorized actor', 'Who is allowed to act on behalf of the subject.', rfc(8693, '4.4')],
  [
    'authorization_details',
    'Authorization details',
    'What the token allows, in more detail than a scope can say.',
    rfc(9396, '9.1'),
  ],
  [
    'active',
    'Active',
    'Whether the token is good at this moment, as the server that issued it says.',
    rfc(7662, '2.2'),
  ],
  ['username', 'User name', 'A readable name of the user who stands behind the token.', rfc(7662, '2.2')],
  ['token_type', 'Token type', 'How the token is to be sent, for example Bearer or DPoP.', rfc(7662, '2.2')],
  [
    'token_introspection',
    'Introspection answer',
    'What the server says of another token, signed so that the answer can be kept as proof.',
    rfc(9701, '5'),
  ],
  ['htm', 'HTTP method', 'The method of the one request that this DPoP proof is for.', rfc(9449, '4.2')],
  ['htu', 'HTTP URL', 'The address, without query, of the one request that this DPoP proof is for.', rfc(9449, '4.2')],
  ['ath', 'Access token hash', 'Ties this DPoP proof to one access token.', rfc(9449, '4.2')],
  [
    'events',
    'Security events',
    'What happened; the token is a message about it and gives no access.',
    rfc(8417, '2.2'),
  ],
  [
    'toe',
    'Time of event',
    'When the event happened, which may be long before the message was issued.',
    rfc(8417, '2.2'),
  ],
  ['txn', 'Transaction', 'A name for what was going on, by which records of several parties match.', rfc(8417, '2.2')],
  ['sub_id', 'Subject identifier', 'Whom the token is about, with the kind of name told.', rfc(9493, '4.1')],
]);

/** What means something else in a DPoP proof than in an ID token. */
export const dpopProofTable = tableOf([
  [
    'nonce',
    'DPoP nonce',
    'The value that the server demanded last, so that an old proof is of no use.',
    rfc(9449, '4.2'),
  ],
]);

/** Members of `cnf`: how the caller proves to hold the key that the token is bound to. */
export const confirmationTable = tableOf([
  ['jwk', 'Public key', 'The key itself, which the caller must prove to hold.', rfc(7800, '3.2')],
  ['jwe', 'Encrypted key', 'A shared key, encrypted for the API; the caller must prove to hold it.', rfc(7800, '3.3')],
  ['kid', 'Key ID', 'The name of the key; the API must know where to find it.', rfc(7800, '3.4')],
  ['jku', 'JWK set URL', 'Where the key is said to be. Never follow it unasked.', rfc(7800, '3.5')],
  [
    'x5t#S256',
    'Certificate thumbprint',
    'The caller must connect with exactly this client certificate.',
    rfc(8705, '3.1'),
  ],
  ['jkt', 'Key thumbprint', 'The caller must send a DPoP proof signed with exactly this key.', rfc(9449, '6.1')],
]);

/** A name that is a URI cannot collide with anybody else's. */
export const ownNameFacts = {
  title: 'A claim of its own name space',
  meaning: 'Not registered anywhere: whoever owns the address in the name says what it means.',
  source: rfc(7519, '4.2'),
};
