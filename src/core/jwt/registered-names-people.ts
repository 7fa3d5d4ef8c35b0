import { openIdSpecification, tableOf, wholeRfc } from './registered-names-source.ts';

const assurance = openIdSpecification('Identity Assurance schema 1.0', 'openid-ida-verified-claims-1_0');
const person = openIdSpecification('Connect for Identity Assurance claims 1.0', 'openid-connect-4-ida-claims-1_0');
const vectors = wholeRfc(8485);
const credentials = {
  label: 'W3C Verifiable Credentials 1.0 §6.3.1',
  url: 'https://www.w3.org/TR/2019/REC-vc-data-model-20191119/#json-web-token',
};

/** Registered claims about people and what was proved of them; with client credentials they are out of place. */
export const peopleTable = tableOf([
  ['verified_claims', 'Verified claims', 'What was proved of a person, and how.', assurance],
  ['place_of_birth', 'Place of birth', 'Where a person was born.', person],
  ['nationalities', 'Nationalities', 'Of which states a person is a citizen.', person],
  ['birth_family_name', 'Family name at birth', 'Which family name a person was born with.', person],
  ['birth_given_name', 'Given name at birth', 'Which given name a person was born with.', person],
  ['birth_middle_name', 'Middle name at birth', 'Which middle name a person was born with.', person],
  ['salutation', 'Salutation', 'How a person is addressed, such as Ms.', person],
  ['title', 'Title', 'Which title a person has, such as Dr.', person],
  ['msisdn', 'Mobile number', 'A person’s mobile number, all digits.', person],
  ['also_known_as', 'Also known as', 'Under which other name a person is known.', person],
  ['vot', 'Vector of trust', 'How far the identity of a person was proved, in short marks.', vectors],
  ['vtm', 'Meaning of the vector', 'The address that explains the marks in vot.', vectors],
  ['vc', 'Credential', 'Holds a verifiable credential about somebody.', credentials],
  ['vp', 'Presentation', 'Holds credentials that somebody presents.', credentials],
  [
    'geohash',
    'Place',
    'A place on Earth as a short text.',
    { label: 'IANA, JWT claims (CTA-5009)', url: 'https://www.iana.org/assignments/jwt/jwt.xhtml' },
  ],
]);
