import type { DecodedToken } from '#core/jwt/decode.ts';
import { readGivenKey } from '#core/jwt/given-key.ts';
import { type KeyReading, readKeys } from '#core/jwt/read-keys.ts';
import type { CannotCheckCode, Verdict } from '#core/jwt/verdict.ts';
import { verifyToken } from '#core/jwt/verify-token.ts';
import { issuerOf } from '#core/oauth/issuer-of.ts';
import { keysPlaceFault, keysRequest, readKeysAnswer } from '#core/oauth/metadata-keys.ts';
import { urlFault } from '#core/http/url-fault.ts';
import { findMetadata, metadataNames } from './find-metadata.ts';
import { keysAnswerBytes, type Lookup, startLookup } from './lookup.ts';
import { heldToken } from './selectors.ts';
import type { Session } from './session.ts';
import type { FiledVerdict, Verification } from './verification.ts';

/** What came of it, before it is bound to the token and the choice of keys. */
type Checked = Pick<FiledVerdict, 'verdict' | 'source' | 'elsewhere'>;

type KeysPlace = { readonly kind: 'url'; readonly url: string } | { readonly kind: 'none'; readonly checked: Checked };

/**
 * Checks the signature of the token in hand with the chosen keys and files the verdict. Only a press leads here: the
 * `iss` of a token is hostile input (design.md 7.15). `agreedUrl` is a key set at another host than the issuer that the
 * person has been shown and agreed to.
 */
export async function verify(session: Session, id: string, signal: AbortSignal, agreedUrl?: string): Promise<void> {
  const { store } = session;
  const token = heldToken(store.getState());
  if (token === undefined || signal.aborted) return;
  const { verification } = store.getState();
  const file = (checked: Checked): void => {
    if (!signal.aborted) store.setState({ verdict: { tokenText: token.text, verification, ...checked } });
  };
  if (verification.keysFrom === 'given') {
    const reading = await readGivenKey(verification.givenKey, verification.givenAs);
    const form = reading.kind === 'keys' ? reading.form : 'key';
    file({ verdict: await verifyToken({ token: token.text, reading }), source: { kind: 'given', form } });
    return;
  }
  // What no key can change is said without asking anybody.
  const without = await verifyToken({ token: token.text, reading: noKeys });
  if (without.kind !== 'cannot-check' || without.code !== 'no-keys') {
    file({ verdict: without, source: { kind: 'none' } });
    return;
  }
  if (signal.aborted) return;
  const lookup = startLookup(session, id, 'verify', token.text, signal);
  try {
    file(await withFetchedKeys(lookup, token, verification, agreedUrl));
  } finally {
    lookup.end();
  }
}

const noKeys: KeyReading = { kind: 'keys', form: 'jwks', origin: 'given', keys: [], warnings: [] };

type Asked = { readonly text: string; readonly decoded: DecodedToken };

async function withFetchedKeys(
  lookup: Lookup,
  token: Asked,
  verification: Verification,
  agreedUrl: string | undefined,
): Promise<Checked> {
  const place =
    verification.keysFrom === 'url'
      ? typedPlace(verification.jwksUrl)
      : await placeOfIssuer(lookup, token.decoded, agreedUrl);
  if (place.kind === 'none') return place.checked;
  const exchange = await lookup.ask('Keys', keysRequest(place.url), keysAnswerBytes);
  const answer = readKeysAnswer(exchange);
  if (answer.kind === 'unusable') return cannotCheck('keys-not-fetched', answer.reason, answer.next).checked;
  const verdict = await verifyToken({ token: token.text, reading: await readKeys(answer.text, 'published') });
  return {
    verdict,
    source: { kind: 'url', url: place.url, trust: exchange.peer?.tls?.trust, way: exchange.way },
  };
}

function typedPlace(typed: string): KeysPlace {
  const fault = urlFault(typed, 'JWKS URL');
  return fault === undefined
    ? { kind: 'url', url: typed }
    : cannotCheck('keys-not-fetched', fault, 'The server’s metadata has it as jwks_uri.');
}

/** The issuer's metadata names the place of its keys (RFC 8414 §2, `jwks_uri`). */
async function placeOfIssuer(lookup: Lookup, decoded: DecodedToken, agreedUrl: string | undefined): Promise<KeysPlace> {
  const issuer = issuerOf(decoded.kind === 'jwt' ? decoded.claims : {});
  if (issuer.kind === 'none') return cannotCheck('no-issuer', issuer.reason, issuer.next);
  const metadata = await findMetadata(lookup, issuer.issuer, metadataNames());
  if (metadata.kind === 'unusable') {
    const code = metadata.code === 'issuer-mismatch' ? 'issuer-mismatch' : 'metadata-unusable';
    return cannotCheck(code, metadata.reason, metadata.next);
  }
  const fault = keysPlaceFault(metadata.jwksUri, issuer.issuer);
  if (fault !== undefined && fault.kind !== 'elsewhere') {
    return cannotCheck('metadata-unusable', fault.reason, fault.next);
  }
  if (fault !== undefined && fault.url !== agreedUrl) {
    return cannotCheck(
      'keys-elsewhere',
      `The metadata of ${issuer.issuer} has its keys at another host: ${fault.host}.`,
      'Many providers do that; press once more if you trust that host to speak for the issuer.',
      { host: fault.host, url: fault.url },
    );
  }
  // Without a fault the address is there and is one.
  return metadata.jwksUri === undefined
    ? cannotCheck('metadata-unusable', 'The metadata names no key set.', 'Give a key instead.')
    : { kind: 'url', url: metadata.jwksUri };
}

function cannotCheck(
  code: CannotCheckCode,
  reason: string,
  next: string,
  elsewhere?: FiledVerdict['elsewhere'],
): { readonly kind: 'none'; readonly checked: Checked } {
  const verdict: Verdict = { kind: 'cannot-check', code, reason, next, excluded: [], excludedCount: 0 };
  return {
    kind: 'none',
    checked: { verdict, source: { kind: 'none' }, ...(elsewhere === undefined ? {} : { elsewhere }) },
  };
}
