import { tokenOffer } from './recognise-offer.ts';
import { notAToken, type NotAToken, type Offer, type Paste } from './recognise-outcome.ts';
import { percentDecoded, tokensWithin } from './recognise-within.ts';

/** Addresses, form-encoded parameters, and settings of the form NAME=value. */
export function recogniseUrl({ text, bare }: Paste): NotAToken | undefined {
  return url(bare) ?? form(bare) ?? assignment(text);
}

function url(text: string): NotAToken | undefined {
  if (!/^[a-z][a-z0-9+.-]{0,30}:\/\/\S+$/i.test(text)) return undefined;
  if (!URL.canParse(text)) return notAToken('url', 'This looks like an address (URL), not an access token.');
  const { hash, searchParams } = new URL(text);
  const inFragment = parameterToken(new URLSearchParams(hash.replace(/^#[/!?]*/, '')));
  const offer = inFragment ?? parameterToken(searchParams) ?? tokenOffer(tokensWithin(text)[0], 'Use the token in it');
  if (offer !== undefined) {
    return notAToken(
      'url',
      'This is an address (URL) with a token in it. Tokens in addresses end up in histories and logs (RFC 9700 §4.3.2).',
      offer,
    );
  }
  const endpoint = endpointOffer(new URL(text));
  return notAToken(
    'url',
    endpoint === undefined
      ? 'This is an address (URL), not an access token.'
      : 'This is an address (URL), not an access token: perhaps the place where tokens are to be had.',
    endpoint,
  );
}

const tokenNames = ['access_token', 'token', 'id_token', 'jwt', 'auth', 'bearer', 'assertion', 'subject_token'];

function parameterToken(parameters: URLSearchParams): Offer | undefined {
  for (const name of tokenNames) {
    const value = parameters.get(name) ?? '';
    // Other names hold other things as well, which are shorter than any token.
    const offer =
      name === 'access_token' || value.length >= 16 ? tokenOffer(value, `Use the ${name} in it`) : undefined;
    if (offer !== undefined) return offer;
  }
  return undefined;
}

/** Paths that end like those of the token endpoints in use: /token, /oauth-token, /token.oauth2, /access_token. */
const endpointPath = /(?:^|[/_-])token(?:\.[a-z0-9]{1,8})?\/?$/i;

function endpointOffer(place: URL): Offer | undefined {
  if (!/^https?:$/.test(place.protocol) || !endpointPath.test(place.pathname)) return undefined;
  // Some servers choose a policy by the query; what is named like a credential does not belong into an address.
  const query = /secret|token|password|code|key/i.test(place.search) ? '' : place.search;
  return {
    kind: 'use-as-token-endpoint',
    url: `${place.origin}${place.pathname}${query}`,
    label: 'Use it as Token endpoint',
  };
}

const formNames =
  /(?:^|&)(?:access_token|refresh_token|id_token|grant_type|client_id|client_secret|client_assertion|token_type|token_type_hint|subject_token|token|SAMLResponse)=/;

function form(text: string): NotAToken | undefined {
  const pairs = text.replace(/^[#?]/, '');
  if (!/^[A-Za-z][\w.[\]%-]{0,99}=[^\s"']*$/.test(pairs) || !formNames.test(pairs)) return undefined;
  const parameters = new URLSearchParams(pairs);
  if (parameters.has('SAMLResponse')) {
    return notAToken('saml', 'This is a SAML response, as a browser posts it to a site; it is no access token.');
  }
  const offer = parameterToken(parameters);
  if (offer !== undefined)
    return notAToken('form', 'These are form-encoded parameters with a token among them.', offer);
  if (parameters.size === 1 && parameters.has('client_secret')) return secretAssignment;
  return notAToken(
    'form',
    parameters.has('client_secret') || parameters.has('client_assertion')
      ? 'This is the body of a token request, with the client’s credentials in it: what one asks with, not the token that comes of it.'
      : 'These are form-encoded parameters, and no access token was found among them.',
  );
}

const secretAssignment = notAToken(
  'client-secret-assignment',
  'This looks like a setting that holds a secret, not an access token. If it is the client’s, type it in Client secret and get a token with it.',
);

const setting =
  /^(?:export\s{1,4}|set\s{1,4}|const\s{1,4}|let\s{1,4}|var\s{1,4}|\$env:|-\s{1,4})?["'$]?([A-Za-z][\w.-]{0,99})["']?\s{0,4}(?::=|[:=])\s{0,4}(?=[^\s=])(["'`]?)(\S+?)\2\s{0,4}[,;]?$/;

function assignment(text: string): NotAToken | undefined {
  // A token with this prefix is used as it stands (RFC 8959).
  if (text.startsWith('secret-token:')) return undefined;
  // One setting for each line; the first that says something decides.
  for (const line of text.split(/\r?\n/, 40)) {
    if (line.length > 65_536) return undefined;
    const [, name = '', , value = ''] = setting.exec(line.trim()) ?? [];
    if (/(?:secret|password|passwd)$/i.test(name)) return secretAssignment;
    const offer = /(?:token|jwt|bearer)$/i.test(name) ? tokenOffer(percentDecoded(value), 'Use its value') : undefined;
    if (offer !== undefined) return notAToken('text', 'This looks like a setting with a token as its value.', offer);
  }
  return undefined;
}
