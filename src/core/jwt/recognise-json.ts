import type { JsonObject } from './decode.ts';
import { tokenOffer } from './recognise-offer.ts';
import { notAToken, type NotAToken, type Offer, type Paste } from './recognise-outcome.ts';
import { namedToken, tokenWithin } from './recognise-within.ts';

/** JSON: a token endpoint's answer, keys (RFC 7517), metadata, the other forms of a JWS, or something else. */
export function recogniseJson({ text }: Paste): NotAToken | undefined {
  if (!/^[{[]/.test(text)) return undefined;
  const value = parsed(text);
  if (value === undefined) return brokenJson(text);
  if (!isObject(value)) return notAToken('json', 'This is a JSON array, not an access token.', tokenWithin(text));
  return keys(value, text) ?? answer(value) ?? serialised(value) ?? document(value) ?? otherJson(text);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function brokenJson(text: string): NotAToken | undefined {
  const named = namedToken(text);
  if (named !== undefined) {
    return notAToken('json-answer', 'This is a piece of a JSON answer that holds an access token.', named);
  }
  if (!/^[{[]\s{0,64}["'{[\]}]/.test(text) || text.startsWith('{{')) return undefined;
  return notAToken('json', 'This begins like JSON and breaks off; it is no access token.', tokenWithin(text));
}

const verify = 'Verify with this key';

function keys(value: JsonObject, text: string): NotAToken | undefined {
  if (Array.isArray(value['keys']) && value['keys'].every(isObject)) {
    const isPrivate = value['keys'].some(hasPrivatePart);
    const offered = isPrivate ? json({ keys: value['keys'].map(publicPart) }) : text;
    return notAToken(
      'jwks',
      isPrivate
        ? 'This is a set of keys (JWKS), not an access token, and there are private keys in it, which only their owner may have. The public parts can verify tokens.'
        : 'This is a set of keys (JWKS), not an access token. Its keys can verify tokens.',
      offered === undefined ? undefined : { kind: 'use-as-key', text: offered, label: 'Verify with these keys' },
    );
  }
  if (typeof value['kty'] !== 'string') return undefined;
  if (value['kty'] === 'oct') {
    return notAToken('jwk', 'This is a shared secret as a JWK, not an access token. It can verify tokens.', {
      kind: 'use-as-key',
      text,
      label: 'Verify with this secret',
    });
  }
  if (!hasPrivatePart(value)) {
    const offer: Offer = { kind: 'use-as-key', text, label: verify };
    return notAToken('jwk', 'This is a public key (JWK), not an access token. It can verify tokens.', offer);
  }
  const part = json(publicPart(value));
  return notAToken(
    'private-key',
    'This is a private key (JWK), not an access token. Only its owner may have it; to verify tokens, its public part is enough.',
    part === undefined ? undefined : { kind: 'use-as-key', text: part, label: 'Verify with its public part' },
  );
}

// RFC 7518 §6.2.2 and §6.3.2, and the private member of newer key types.
const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'priv'];

function hasPrivatePart(key: JsonObject): boolean {
  return key['kty'] !== 'oct' && privateMembers.some((name) => Object.hasOwn(key, name));
}

function publicPart(key: JsonObject): JsonObject {
  if (!hasPrivatePart(key)) return key;
  return Object.fromEntries(Object.entries(key).filter(([name]) => !privateMembers.includes(name)));
}

/** Undefined where it is nested too deeply to be written again. */
function json(value: JsonObject): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

function answer(value: JsonObject): NotAToken | undefined {
  const has = (name: string) => typeof value[name] === 'string';
  if (has('access_token')) {
    const offer = tokenOffer(value['access_token'], 'Use the access_token in it');
    return notAToken(
      'json-answer',
      offer === undefined
        ? 'This is the answer of a token endpoint, but what stands in its access_token is no whole token.'
        : 'This is the whole answer of a token endpoint; the access token is one member of it.',
      offer,
    );
  }
  if (has('private_key')) {
    return notAToken(
      'private-key',
      'This is the file of a service account, with its private key: not an access token. Whoever has it can ask for tokens; it was not kept and went nowhere.',
    );
  }
  if (has('client_secret')) {
    return notAToken(
      'client-secret-assignment',
      'This holds a client’s secret, not an access token. Type it in Client secret, and get a token with it.',
    );
  }
  if (has('error')) {
    return notAToken('json-answer', 'This is a server’s answer that reports an error; there is no token in it.');
  }
  return undefined;
}

/** A JWS or JWE in its JSON form (RFC 7515 §7.2, RFC 7516 §7.2) as what it would be in the compact one. */
function serialised(value: JsonObject): NotAToken | undefined {
  const signatures: readonly unknown[] = Array.isArray(value['signatures']) ? value['signatures'] : [];
  const signer = isObject(signatures[0]) ? signatures[0] : value;
  const signed = joined([signer['protected'], value['payload'], signer['signature']]);
  const encrypted = joined([
    value['protected'],
    value['encrypted_key'] ?? '',
    value['iv'],
    value['ciphertext'],
    value['tag'],
  ]);
  if (signed === undefined && encrypted === undefined) return undefined;
  return notAToken(
    'json',
    'This is a token in its JSON form; in an Authorization header it stands in the compact form, parts with dots between.',
    tokenOffer(signed ?? encrypted, 'Use it in the compact form'),
  );
}

function joined(parts: readonly unknown[]): string | undefined {
  return parts.every((part) => typeof part === 'string') ? parts.join('.') : undefined;
}

function document(value: JsonObject): NotAToken | undefined {
  const has = (name: string) => Object.hasOwn(value, name);
  const endpoint = value['token_endpoint'];
  if (typeof endpoint === 'string') {
    const isUsable = URL.canParse(endpoint) && /^https?:/i.test(endpoint);
    return notAToken(
      'json',
      'This is the metadata of an authorization server (RFC 8414), not an access token. It says where tokens are to be had.',
      isUsable
        ? { kind: 'use-as-token-endpoint', url: endpoint, label: 'Use its token_endpoint as Token endpoint' }
        : undefined,
    );
  }
  if (typeof value['active'] === 'boolean') {
    return notAToken(
      'json',
      'This is the answer of an introspection endpoint (RFC 7662): what a server says about a token, not the token.',
    );
  }
  if (has('alg') && (has('typ') || has('kid') || has('enc'))) {
    return notAToken('json', 'This is a token’s header, decoded already. Paste the token itself, in its encoded form.');
  }
  if (has('exp') && (has('iss') || has('sub') || has('aud'))) {
    return notAToken(
      'json',
      'These are a token’s claims, decoded already. Paste the token itself, in its encoded form: only that can be verified and sent.',
    );
  }
  return undefined;
}

function otherJson(text: string): NotAToken {
  return notAToken('json', 'This is JSON, not an access token.', tokenWithin(text));
}
