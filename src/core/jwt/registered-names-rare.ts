import { rfc, tableOf } from './registered-names-source.ts';

/** Registered claims that hardly ever stand in an access token, each in a few words. */
export const rareTable = tableOf([
  ['exi', 'Expires in', 'How many seconds the token lives once the API has seen it first.', rfc(9200, '5.10.3')],
  ['ace_profile', 'ACE profile', 'How a constrained device and the API talk to each other.', rfc(9200, '5.10')],
  ['cnonce', 'Client nonce', 'A value of the API’s, repeated to show that the token is fresh.', rfc(9200, '5.10')],
  ['_sd', 'Hidden claims', 'Hashes of claims that the holder may disclose or keep back.', rfc(9901, '4.2.4.1')],
  [
    '...',
    'Hidden element',
    'Hash of an element of a list that the holder may disclose or keep back.',
    rfc(9901, '4.2.4.2'),
  ],
  ['_sd_alg', 'Hash of hidden claims', 'By which algorithm hidden claims are hashed.', rfc(9901, '4.1.1')],
  ['sd_hash', 'Hash of the token', 'Ties a proof of possession to the token and what it discloses.', rfc(9901, '4.3')],
  ['sig_val_claims', 'Signature validation', 'What came of checking the signature of a document.', rfc(9321, '3.2.3')],
  ['orig', 'Caller', 'The telephone number or address that calls.', rfc(8225, '5.2.1')],
  ['dest', 'Called', 'The telephone numbers or addresses that are called.', rfc(8225, '5.2.1')],
  ['mky', 'Media keys', 'Fingerprints of the keys that protect a telephone call.', rfc(8225, '5.2.2')],
  ['rph', 'Call priority', 'Which priority a telephone call may have.', rfc(8443, '3')],
  ['cdniv', 'Version', 'The version of a content delivery token.', rfc(9246, '2.1.8')],
  ['cdnicrit', 'Critical claims', 'Which claims a content delivery network must understand.', rfc(9246, '2.1.9')],
  ['cdniip', 'Client address', 'From which address content may be fetched.', rfc(9246, '2.1.10')],
  ['cdniuc', 'Content', 'Which content may be fetched.', rfc(9246, '2.1.11')],
  ['cdniets', 'Renewal time', 'For how long a renewed content delivery token lives.', rfc(9246, '2.1.12')],
  ['cdnistt', 'Renewal transport', 'How a renewed content delivery token is handed over.', rfc(9246, '2.1.13')],
  ['cdnistd', 'Renewal path', 'For how much of the path a renewed token counts.', rfc(9246, '2.1.14')],
  ['rdap_allowed_purposes', 'Query purposes', 'For what registration data may be looked up.', rfc(9560, '3.1.5.1')],
  [
    'rdap_dnt_allowed',
    'Not tracked',
    'Whether the caller may ask that look-ups leave no record.',
    rfc(9560, '3.1.5.2'),
  ],
]);
