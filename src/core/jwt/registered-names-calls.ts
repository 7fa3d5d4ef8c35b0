import { rfc, tableOf, wholeRfc } from './registered-names-source.ts';

const via = wholeRfc(8055);
const richCall = wholeRfc(9795);

/** Registered claims about telephone calls and messages. */
export const callTable = tableOf([
  ['sip_from_tag', 'From tag', 'A tag of the telephone call’s From header field.', via],
  ['sip_date', 'Date', 'The Date header field of the telephone call.', via],
  ['sip_callid', 'Call-ID', 'The Call-ID header field of the telephone call.', via],
  ['sip_cseq_num', 'CSeq', 'The number of the telephone call’s CSeq header field.', via],
  ['sip_via_branch', 'Via branch', 'The branch of the telephone call’s Via header field.', via],
  ['attest', 'Attestation', 'How sure the telephone network is that the caller may use the number.', wholeRfc(8588)],
  ['origid', 'Origin', 'Where a telephone call entered the network, for tracing it.', wholeRfc(8588)],
  ['div', 'Diverted from', 'In a telephone call: the number that it was diverted from.', rfc(8946, '3')],
  ['opt', 'Original token', 'In a diverted telephone call: the token that it came with.', rfc(8946, '5')],
  ['sph', 'Call’s urgency', 'The Priority header field of an emergency call.', wholeRfc(9027)],
  ['jcard', 'Business card', 'Who calls, as a business card in JSON.', wholeRfc(8688)],
  ['atc', 'Authority', 'Over which numbers or names somebody has authority, to get a certificate.', wholeRfc(9447)],
  ['rcd', 'Caller’s details', 'What is shown of the caller, such as a name and a logo.', richCall],
  ['rcdi', 'Hashes of details', 'Hashes of what is shown of the caller and lies elsewhere.', richCall],
  ['crn', 'Reason', 'Why somebody calls, in words.', richCall],
  ['msgi', 'Hash of a message', 'A hash of the text message that the token goes with.', wholeRfc(9475)],
]);
