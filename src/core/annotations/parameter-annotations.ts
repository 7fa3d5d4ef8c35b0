import { annotations, type Annotations, byRfc } from './annotation.ts';

/** Parameters of the form body: token request, introspection, revocation. */
export const parameters: Annotations = annotations(
  [
    'grant_type',
    byRfc(
      6749,
      '4.4.2',
      'On what grounds a token is asked for. client_credentials: the client acts for itself, no user takes part.',
    ),
  ],
  [
    'client_id',
    byRfc(6749, '2.3.1', 'Which client asks. In the body because it does not stand in an Authorization header.'),
  ],
  [
    'client_secret',
    byRfc(6749, '2.3.1', 'The client’s secret, in the body. Basic is the place that every server must support.'),
  ],
  [
    'scope',
    byRfc(6749, '3.3', 'What the token is to allow: words, separated by spaces, whose meaning the server defines.'),
  ],
  ['resource', byRfc(8707, '2', 'The address of the API that the token is for. It may stand several times.')],
  [
    'audience',
    byRfc(
      8693,
      '2.1',
      'The name of the API that the token is for. Standard in token exchange; several servers take it here as well.',
    ),
  ],
  ['authorization_details', byRfc(9396, '2', 'What the token is to allow, in detail, as a JSON array.')],
  ['assertion', byRfc(7521, '4.1', 'A signed statement that takes the place of the grant.')],
  ['client_assertion', byRfc(7521, '4.2', 'A signed statement that proves who the client is, in place of the secret.')],
  [
    'client_assertion_type',
    byRfc(7521, '4.2', 'What kind of statement client_assertion is; for a JWT see RFC 7523 §2.2.'),
  ],
  ['requested_token_type', byRfc(8693, '2.1', 'What kind of token is wanted.')],
  ['subject_token', byRfc(8693, '2.1', 'The token that stands for whom the new one is about.')],
  ['subject_token_type', byRfc(8693, '2.1', 'What kind of token subject_token is.')],
  ['actor_token', byRfc(8693, '2.1', 'The token that stands for who acts.')],
  ['actor_token_type', byRfc(8693, '2.1', 'What kind of token actor_token is.')],
  ['refresh_token', byRfc(6749, '6', 'The token with which a new access token is asked for.')],
  ['code', byRfc(6749, '4.1.3', 'The authorization code that is exchanged for a token.')],
  ['code_verifier', byRfc(7636, '4.5', 'The secret whose hash was sent when the code was asked for.')],
  ['redirect_uri', byRfc(6749, '4.1.3', 'The address that the code came to.')],
  ['username', byRfc(6749, '4.3.2', 'The user’s name, in the password grant. That grant should not be used any more.')],
  [
    'password',
    byRfc(6749, '4.3.2', 'The user’s password, in the password grant. That grant should not be used any more.'),
  ],
  ['device_code', byRfc(8628, '3.4', 'The code of the device that waits for its user.')],
  ['token', byRfc(7662, '2.1', 'The token that is asked about, or to be revoked (RFC 7009 §2.1).')],
  [
    'token_type_hint',
    byRfc(7662, '2.1', 'What kind of token it is, so that the server finds it faster. It may be ignored.'),
  ],
);

/** Members of JSON answers: tokens, errors, introspection, metadata, keys. */
export const members: Annotations = annotations(
  ['access_token', byRfc(6749, '5.1', 'The token itself: whoever bears it may use it.')],
  [
    'token_type',
    byRfc(6749, '5.1', 'How the token is used. Bearer: as it is; DPoP: with a proof. Compared without regard to case.'),
  ],
  ['expires_in', byRfc(6749, '5.1', 'For how many seconds the token is valid, from the moment of the answer.')],
  ['scope', byRfc(6749, '5.1', 'What the token allows. It may be left out only if it is what was asked for.')],
  [
    'refresh_token',
    byRfc(6749, '5.1', 'A token to get new access tokens with. It should not come with client credentials (§4.4.3).'),
  ],
  [
    'id_token',
    {
      what: 'A statement about a user who logged in. No user takes part in client credentials.',
      source: {
        label: 'OpenID Connect Core §3.1.3.3',
        url: 'https://openid.net/specs/openid-connect-core-1_0.html#TokenResponse',
      },
    },
  ],
  ['issued_token_type', byRfc(8693, '2.2.1', 'What kind of token was issued.')],
  ['authorization_details', byRfc(9396, '7', 'What the token allows, in detail.')],
  ['error', byRfc(6749, '5.2', 'Why the server refused, as a code.')],
  ['error_description', byRfc(6749, '5.2', 'The same in words, for developers. Servers are free in them.')],
  ['error_uri', byRfc(6749, '5.2', 'A page that says more about the error.')],
  ['active', byRfc(7662, '2.2', 'Whether the token is valid right now, as the server sees it.')],
  ['client_id', byRfc(7662, '2.2', 'The client that asked for the token.')],
  ['username', byRfc(7662, '2.2', 'A name of the user that the token is about.')],
  ['sub', byRfc(7519, '4.1.2', 'Whom the token is about. With client credentials usually the client itself.')],
  ['aud', byRfc(7519, '4.1.3', 'For whom the token is: the API has to find itself here.')],
  ['iss', byRfc(7519, '4.1.1', 'Who issued the token.')],
  ['exp', byRfc(7519, '4.1.4', 'When the token ends: seconds since 1970, UTC.')],
  ['nbf', byRfc(7519, '4.1.5', 'From when on the token is valid: seconds since 1970, UTC.')],
  ['iat', byRfc(7519, '4.1.6', 'When the token was issued: seconds since 1970, UTC.')],
  ['jti', byRfc(7519, '4.1.7', 'A name for this one token.')],
  ['cnf', byRfc(7800, '3.1', 'The key that the sender must hold: the token is bound to it.')],
  ['keys', byRfc(7517, '5.1', 'The public keys of a server, to check its signatures with.')],
  ['issuer', byRfc(8414, '2', 'The server’s name, an https address; tokens of it hold the same in iss.')],
  ['token_endpoint', byRfc(8414, '2', 'The address at which tokens are asked for.')],
  [
    'authorization_endpoint',
    byRfc(8414, '2', 'The address to which users are sent; client credentials do not need it.'),
  ],
  ['jwks_uri', byRfc(8414, '2', 'The address of the server’s public keys.')],
  ['registration_endpoint', byRfc(8414, '2', 'The address at which clients can register themselves.')],
  ['scopes_supported', byRfc(8414, '2', 'Scopes that can be asked for; servers may leave some out.')],
  ['response_types_supported', byRfc(8414, '2', 'What the authorization endpoint can answer with.')],
  [
    'grant_types_supported',
    byRfc(8414, '2', 'The grants that the server offers; client_credentials should be among them.'),
  ],
  ['token_endpoint_auth_methods_supported', byRfc(8414, '2', 'The ways in which clients may prove themselves.')],
  [
    'token_endpoint_auth_signing_alg_values_supported',
    byRfc(8414, '2', 'The signature algorithms that client assertions may have.'),
  ],
  ['introspection_endpoint', byRfc(8414, '2', 'The address at which the server says what a token is.')],
  ['revocation_endpoint', byRfc(8414, '2', 'The address at which tokens are made invalid.')],
  ['code_challenge_methods_supported', byRfc(8414, '2', 'How an authorization code may be protected (PKCE).')],
  ['mtls_endpoint_aliases', byRfc(8705, '5', 'The addresses for clients that prove themselves by certificate.')],
  [
    'tls_client_certificate_bound_access_tokens',
    byRfc(8705, '3.3', 'Whether tokens can be bound to a client’s certificate.'),
  ],
  ['dpop_signing_alg_values_supported', byRfc(9449, '5.1', 'The signature algorithms that DPoP proofs may have.')],
  ['authorization_servers', byRfc(9728, '2', 'The authorization servers that the API trusts.')],
  ['bearer_methods_supported', byRfc(9728, '2', 'Where the API takes tokens: header, body or query.')],
);
