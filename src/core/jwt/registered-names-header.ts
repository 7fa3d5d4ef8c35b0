import { rfc, tableOf } from './registered-names-source.ts';

/** Header parameters that a signed and an encrypted token may have alike. */
const shared = [
  ['b64', 'Payload encoding', 'Whether the payload is base64url, as JWTs demand, or stands as it is.', rfc(7797, '3')],
  [
    'nonce',
    'Nonce',
    'A value that makes a signed request good for one time, as in ACME. A token for Microsoft Graph has one too, which is why only Graph can check its signature.',
    rfc(8555, '6.5.2'),
  ],
  ['url', 'URL', 'The address that a signed request is for, as in ACME.', rfc(8555, '6.4.1')],
  ['ppt', 'PASSporT type', 'Which extension of telephone identity the token follows.', rfc(8225, '8.1')],
  ['iss', 'Issuer', 'The claim, repeated where it can be read without decrypting.', rfc(7519, '5.3')],
  ['sub', 'Subject', 'The claim, repeated where it can be read without decrypting.', rfc(7519, '5.3')],
  ['aud', 'Audience', 'The claim, repeated where it can be read without decrypting.', rfc(7519, '5.3')],
] as const;

/** Header parameters of signed tokens (RFC 7515). */
export const signedHeaderTable = tableOf([
  ['alg', 'Algorithm', 'How the token is signed.', rfc(7515, '4.1.1')],
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
  ...shared,
]);

/** Header parameters of encrypted tokens (RFC 7516, RFC 7518): the same names, about the key that encrypts. */
export const encryptedHeaderTable = tableOf([
  ['alg', 'Algorithm', 'How the key was encrypted or agreed that encrypts the content.', rfc(7516, '4.1.1')],
  ['enc', 'Encryption', 'How the content is encrypted.', rfc(7516, '4.1.2')],
  ['zip', 'Compression', 'How the content was compressed before it was encrypted.', rfc(7516, '4.1.3')],
  [
    'jku',
    'JWK set URL',
    'Where the key is said to be that it was encrypted for. Never follow it unasked.',
    rfc(7516, '4.1.4'),
  ],
  ['jwk', 'JSON Web Key', 'The public key that it was encrypted for.', rfc(7516, '4.1.5')],
  ['kid', 'Key ID', 'Which of the receiver’s keys can decrypt it.', rfc(7516, '4.1.6')],
  ['x5u', 'X.509 URL', 'Where the receiver’s certificate is said to be. Never follow it unasked.', rfc(7516, '4.1.7')],
  ['x5c', 'X.509 certificate chain', 'The certificate of the key that it was encrypted for.', rfc(7516, '4.1.8')],
  ['x5t', 'X.509 SHA-1 thumbprint', 'The certificate of the key that it was encrypted for.', rfc(7516, '4.1.9')],
  [
    'x5t#S256',
    'X.509 SHA-256 thumbprint',
    'The certificate of the key that it was encrypted for.',
    rfc(7516, '4.1.10'),
  ],
  ['typ', 'Type', 'What the whole is, for example JWT.', rfc(7516, '4.1.11')],
  [
    'cty',
    'Content type',
    'What is inside once it is decrypted, for example JWT for a signed token.',
    rfc(7516, '4.1.12'),
  ],
  ['crit', 'Critical', 'Extensions that a reader must understand, or else refuse the token.', rfc(7516, '4.1.13')],
  [
    'epk',
    'Ephemeral public key',
    'The sender’s key of one use, from which both sides agree on a secret.',
    rfc(7518, '4.6.1.1'),
  ],
  ['apu', 'Sender information', 'What is known of the sender, mixed into the agreed secret.', rfc(7518, '4.6.1.2')],
  ['apv', 'Receiver information', 'What is known of the receiver, mixed into the agreed secret.', rfc(7518, '4.6.1.3')],
  ['iv', 'Key initialization vector', 'The starting value with which the key was encrypted.', rfc(7518, '4.7.1.1')],
  ['tag', 'Key authentication tag', 'Shows whether the encrypted key was changed on the way.', rfc(7518, '4.7.1.2')],
  ['p2s', 'Password salt', 'Random bytes that go into the key together with the password.', rfc(7518, '4.8.1.1')],
  [
    'p2c',
    'Password rounds',
    'How often the password is hashed. A huge number makes whoever reads the token compute for ever.',
    rfc(7518, '4.8.1.2'),
  ],
  ...shared,
]);

/** What `typ` (and what comes with it) says where the type itself is specified, by the type without `application/`. */
export const typedHeaderTables = new Map([
  [
    'at+jwt',
    tableOf([['typ', 'Type', 'It is a JWT access token, and no API can take it for an ID token.', rfc(9068, '2.1')]]),
  ],
  [
    'dpop+jwt',
    tableOf([
      [
        'typ',
        'Type',
        'It is a DPoP proof: it shows that the caller holds a key, and gives no access.',
        rfc(9449, '4.2'),
      ],
      ['jwk', 'JSON Web Key', 'The public key of the caller. The access token must be bound to it.', rfc(9449, '4.2')],
    ]),
  ],
  [
    'secevent+jwt',
    tableOf([['typ', 'Type', 'It is a message about a security event, and gives no access.', rfc(8417, '2.3')]]),
  ],
  [
    'token-introspection+jwt',
    tableOf([
      ['typ', 'Type', 'It is a signed introspection answer about another token, and gives no access.', rfc(9701, '5')],
    ]),
  ],
]);
