import { plainTerm, rfcTerm, type Term } from './term.ts';

/** What tokens are made of. */
export const tokenTerms: readonly Term[] = [
  rfcTerm('JWT', 7519, '1', 'A token that can be read: JSON in base64url, with a signature that shows who wrote it.'),
  rfcTerm('JWS', 7515, '1', 'Something signed, as three parts with dots between them: header, content, signature.'),
  rfcTerm('JWE', 7516, '1', 'Something encrypted, as five parts with dots between them.'),
  rfcTerm('JWK', 7517, '4', 'A key written as JSON.'),
  rfcTerm(
    'JWKS',
    7517,
    '5',
    'A list of keys. An authorization server publishes its public ones so that APIs can verify its tokens.',
    ['key set'],
  ),
  plainTerm('opaque', 'A token that says nothing by itself: the API asks the server what it is worth.'),
  rfcTerm('claim', 7519, '4', 'One name and value in a JWT.', ['claims']),
  rfcTerm('iss', 7519, '4.1.1', 'The claim that says who issued the token.'),
  rfcTerm('sub', 7519, '4.1.2', 'The claim that says whom the token is about; here the client itself.'),
  rfcTerm('aud', 7519, '4.1.3', 'The claim that says for which API the token is.'),
  rfcTerm('exp', 7519, '4.1.4', 'The claim that says when the token ends, in seconds since 1970.'),
  rfcTerm('nbf', 7519, '4.1.5', 'The claim before which the token is not valid yet.'),
  rfcTerm('iat', 7519, '4.1.6', 'The claim that says when the token was issued.'),
  rfcTerm('jti', 7519, '4.1.7', 'The claim with a name for this one token.'),
  rfcTerm('cnf', 7800, '3.1', 'The claim that binds a token to a key.'),
  rfcTerm('kid', 7515, '4.1.4', 'The name of the key that signed.'),
  rfcTerm('alg', 7515, '4.1.1', 'Which algorithm signed.'),
  rfcTerm('typ', 7515, '4.1.9', 'What kind of token it is.', ['at+jwt']),
  rfcTerm('crit', 7515, '4.1.11', 'A list of extensions that a reader must understand or else refuse the token.'),
  rfcTerm(
    'jku',
    7515,
    '4.1.2',
    'The address of a key set, written in the token itself. Never followed here: whoever writes the token writes it.',
  ),
  rfcTerm('x5u', 7515, '4.1.5', 'The address of a certificate, written in the token itself. Never followed here.'),
  plainTerm('signature', 'What shows that nobody changed the token since its issuer wrote it.'),
  plainTerm('clock skew', 'Two clocks that do not agree.'),
];
