import type { NameFacts } from './claims.ts';

type Row = readonly [name: string, title: string, meaning: string, source: NameFacts['source']];

/** Claims of RFC 7519, of JWT access tokens (RFC 9068), and what other specifications put beside them. */
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
  ['azp', 'Authorized party', 'The client that an ID token was issued to.', openId('IDToken')],
  ['nonce', 'Nonce', 'A value of the login request, repeated so that an ID token belongs to it.', openId('IDToken')],
]);

/** Header parameters of signed (RFC 7515) and encrypted (RFC 7516) tokens. */
export const headerTable = tableOf([
  ['alg', 'Algorithm', 'How the token is signed or its key encrypted.', rfc(7515, '4.1.1')],
  [
    'jku',
    'JWK set URL',
    'Where the keys are said to be. Never follow it unasked: the token names its own judge.',
    rfc(7515, '4.1.2'),
  ],
  ['jwk', 'JSON Web Key', 'The public key itself. Whoever wrote the token wrote the key.', rfc(7515, '4.1.3')],
  ['kid', 'Key ID', 'Which of the issuer’s keys was used.', rfc(7515, '4.1.4')],
  ['x5u', 'X.509 URL', 'Where the certificate is said to be. Never follow it unasked.', rfc(7515, '4.1.5')],
  ['x5c', 'X.509 certificate chain', 'The certificate of the key, with its chain.', rfc(7515, '4.1.6')],
  ['x5t', 'X.509 SHA-1 thumbprint', 'Which certificate the key belongs to.', rfc(7515, '4.1.7')],
  ['x5t#S256', 'X.509 SHA-256 thumbprint', 'Which certificate the key belongs to.', rfc(7515, '4.1.8')],
  ['typ', 'Type', 'What the token is, for example at+jwt for an access token.', rfc(7515, '4.1.9')],
  ['cty', 'Content type', 'What is inside, for example JWT for a token within a token.', rfc(7515, '4.1.10')],
  ['crit', 'Critical', 'Extensions that a reader must understand, or else refuse the token.', rfc(7515, '4.1.11')],
  ['enc', 'Encryption', 'How the content is encrypted.', rfc(7516, '4.1.2')],
  ['zip', 'Compression', 'How the content was compressed before it was encrypted.', rfc(7516, '4.1.3')],
]);

function tableOf(rows: readonly Row[]): ReadonlyMap<string, NameFacts> {
  return new Map(rows.map(([name, title, meaning, source]) => [name, { title, meaning, source }]));
}

function rfc(number: number, section: string): NameFacts['source'] {
  return { label: `RFC ${number} §${section}`, url: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}` };
}

function openId(anchor: string): NameFacts['source'] {
  return { label: 'OpenID Connect Core §2', url: `https://openid.net/specs/openid-connect-core-1_0.html#${anchor}` };
}
