import { frontChannelLogout, openId, tableOf } from './registered-names-source.ts';

const idToken = openId('2', 'IDToken');
const standard = openId('5.1', 'StandardClaims');
const elsewhere = openId('5.6.2', 'AggregatedDistributedClaims');

/** Claims of OpenID Connect. They are about users and logins, so with client credentials most are out of place. */
export const openIdTable = tableOf([
  ['azp', 'Authorized party', 'The client that an ID token was issued to.', idToken],
  ['nonce', 'Nonce', 'A value of the login request, repeated so that an ID token belongs to it.', idToken],
  [
    'at_hash',
    'Access token hash',
    'Ties the ID token to the access token that came with it.',
    openId('3.1.3.6', 'CodeIDToken'),
  ],
  ['c_hash', 'Code hash', 'Ties the ID token to the code that came with it.', openId('3.3.2.11', 'HybridIDToken')],
  ['sub_jwk', 'Subject’s key', 'The public key of a self-issued ID token.', openId('7.4', 'SelfIssuedResponse')],
  [
    'sid',
    'Session ID',
    'The login session that the token belongs to. With client credentials there is none.',
    frontChannelLogout('3', 'OPLogout'),
  ],
  ['_claim_names', 'Claims from elsewhere', 'Which claims are to be had from which other source.', elsewhere],
  ['_claim_sources', 'Sources of claims', 'Where the claims are that do not stand in the token.', elsewhere],
  ['name', 'Name', 'The user’s full name, for display.', standard],
  ['given_name', 'Given name', 'The user’s given name or names.', standard],
  ['family_name', 'Family name', 'The user’s family name or names.', standard],
  ['middle_name', 'Middle name', 'The user’s middle name or names.', standard],
  ['nickname', 'Nickname', 'What the user likes to be called.', standard],
  [
    'preferred_username',
    'Preferred user name',
    'A short name for display. It can change and need not be unique, so no right may hang on it.',
    standard,
  ],
  ['profile', 'Profile page', 'The address of the user’s profile page.', standard],
  ['picture', 'Picture', 'The address of the user’s picture.', standard],
  ['website', 'Website', 'The address of the user’s web page.', standard],
  ['email', 'E-mail address', 'The user’s address. It can change hands, so no right may hang on it.', standard],
  ['email_verified', 'E-mail verified', 'Whether the server saw to it that the address is the user’s.', standard],
  ['gender', 'Gender', 'The user’s gender.', standard],
  ['birthdate', 'Birthday', 'The user’s birthday, or only the year.', standard],
  ['zoneinfo', 'Time zone', 'The user’s time zone, for example Europe/Paris.', standard],
  ['locale', 'Locale', 'The user’s language and region, for example en-US.', standard],
  ['phone_number', 'Phone number', 'The user’s phone number.', standard],
  ['phone_number_verified', 'Phone verified', 'Whether the server saw to it that the number is the user’s.', standard],
  ['address', 'Postal address', 'The user’s postal address, as an object.', standard],
  ['updated_at', 'Updated at', 'When what is said of the user last changed, in seconds since 1970.', standard],
]);
