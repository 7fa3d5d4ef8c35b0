import { fromBase64 } from '../http/bytes.ts';
import { tokenOffer } from './recognise-offer.ts';
import { isOneWord, notAToken, type NotAToken, type Paste } from './recognise-outcome.ts';
import { namedToken, tokensWithin, tokenWithin } from './recognise-within.ts';

/** What belongs to HTTP: a command, a message, a single header. */
export function recogniseHttp({ text, bare }: Paste): NotAToken | undefined {
  return (
    curl(text) ??
    basic(text) ??
    challenge(text) ??
    cookie(text) ??
    otherScheme(text) ??
    (isOneWord(bare) ? undefined : message(text))
  );
}

function curl(text: string): NotAToken | undefined {
  if (!/^(?:[$>#%]\s{0,4})?curl(?:\.exe)?\s/i.test(text)) return undefined;
  const [, option] = /--oauth2-bearer[\s=]["']?([^\s"']+)/.exec(text) ?? [];
  const offer = tokenOffer(option, 'Use the token in it') ?? tokenWithin(text);
  const credentials = /\s(?:-u|--user)[\s=]|authorization:\s?basic\s|client_secret=/i.test(text)
    ? ' It also seems to hold a client’s secret or a password.'
    : '';
  return notAToken(
    'curl',
    offer === undefined
      ? `This is a curl command, and no access token was found in it.${credentials}`
      : `This is a curl command with a token in it.${credentials}`,
    offer,
  );
}

/** Basic credentials (RFC 7617), alone or as a header; they are never shown. */
function basic(text: string): NotAToken | undefined {
  const match = /^((?:proxy-)?authorization\s{0,4}:\s{0,4})?basic\s{1,8}([A-Za-z0-9+/_-]+={0,2})$/i.exec(text);
  if (match === null) return undefined;
  const [, name, credentials = ''] = match;
  const bytes = fromBase64(credentials.replaceAll('-', '+').replaceAll('_', '/'));
  // Without a colon in it, it is only a word after "Basic".
  if (name === undefined && bytes?.includes(0x3a) !== true) return undefined;
  return notAToken(
    'basic-header',
    'This is a Basic header: it holds a client’s ID and secret (or a name and a password), merely encoded, and no access token. Type the two in Client ID and Client secret, and get a token with them.',
  );
}

function challenge(text: string): NotAToken | undefined {
  const isNamed = /^(?:[<>]\s)?(?:www|proxy)-authenticate\s{0,4}:/i.test(text);
  if (!isNamed && !/^(?:bearer|dpop|basic)\s{1,8}(?:realm|error|scope|algs|resource_metadata)\s{0,4}=/i.test(text))
    return undefined;
  return notAToken(
    'http-message',
    'This is the challenge of a server that refused a call (WWW-Authenticate, RFC 6750 §3), not an access token.',
  );
}

const cookiePairs = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}=[^;\s]*(?:;\s?[A-Za-z0-9_.-]{1,200}(?:=[^;]*)?)+;?$/;

// Pairs as well, but for a database or a message queue.
const connectionString = /(?:key|password|pwd|endpoint|server)=/i;

function cookie(text: string): NotAToken | undefined {
  const isNamed = /^(?:set-)?cookie\s{0,4}:/i.test(text);
  if (!isNamed && !(text.length < 65_536 && cookiePairs.test(text) && !connectionString.test(text))) return undefined;
  const offer = tokenOffer(tokensWithin(text)[0], 'Use the token in it');
  return notAToken(
    'cookie',
    offer === undefined
      ? 'This looks like a cookie, not an access token: it belongs to a browser’s session with one site.'
      : 'This looks like a cookie with a JWT in it. It may be a session of the site rather than an access token.',
    offer,
  );
}

/** Other names of the scheme, which some servers use where RFC 6750 has Bearer. */
function otherScheme(text: string): NotAToken | undefined {
  const [, scheme, value] = /^(?:authorization\s{0,4}:\s{0,4})?(token|jwt|oauth)\s{1,8}(\S+)$/i.exec(text) ?? [];
  const offer = tokenOffer(value, 'Use the part after the scheme');
  if (scheme === undefined || offer === undefined || (value ?? '').length < 16) return undefined;
  return notAToken(
    'text',
    `This is a token with the scheme “${scheme}” before it, where OAuth has Bearer (RFC 6750 §2.1).`,
    offer,
  );
}

const firstLine = /^(?:[<>]\s)?(?:[A-Z]{3,10} \S+ HTTP\/\d|HTTP\/\d(?:\.\d)? \d{3})/;
const field =
  /^(?:[<>] )?(?:host|authorization|proxy-authorization|dpop|content-type|content-length|accept|accept-encoding|user-agent|cache-control|date|server|location|origin|connection|x-api-key|api-key)[ \t]{0,4}:/im;

function message(text: string): NotAToken | undefined {
  const isMessage = firstLine.test(text) || (field.test(text.slice(0, 4096)) && isField(text));
  if (!isMessage) return undefined;
  const offer = namedToken(text) ?? tokenOffer(tokensWithin(text)[0], 'Use the token in it');
  return notAToken(
    'http-message',
    offer === undefined
      ? 'This is a piece of an HTTP message, and no access token was found in it.'
      : 'This is a piece of an HTTP message with a token in it.',
    offer,
  );
}

/** Whether the text begins with a header field, so that prose that mentions one is not taken for a message. */
function isField(text: string): boolean {
  return /^(?:[<>*] )?[A-Za-z][A-Za-z0-9-]{0,60}[ \t]{0,4}:/.test(text);
}
