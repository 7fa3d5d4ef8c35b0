import type { DiscoveryAsked } from './discovery-asked.ts';
import { issuerGuesses } from './issuer-guesses.ts';
import { type MetadataPlace, metadataPlaces } from './metadata-places.ts';

/** One address to ask for metadata, and what a document there must say to count. */
export type DiscoveryTry = {
  readonly url: string;
  readonly said: MetadataPlace['said'];
  /** The issuer that is expected there (RFC 8414 §3.3). */
  readonly issuer: string;
  /** The token endpoint that was typed: an issuer guessed by it counts only if it names exactly that one. */
  readonly tokenEndpoint: string | undefined;
};

const placesPerGuess = 2;
const mostTries = 10;

/**
 * The addresses to ask, the likeliest first and at most ten: the places of a typed issuer (RFC 8414 §3.1, §5, OpenID
 * Connect Discovery §4), the one address of typed metadata, or the places of the issuers that a typed token endpoint
 * may belong to. An address that turns out to be no issuer is taken for a token endpoint in the end.
 */
export function discoveryTries(asked: DiscoveryAsked): readonly DiscoveryTry[] {
  switch (asked.kind) {
    case 'issuer': {
      const places = placesOf(asked.issuer);
      const isPlain = new URL(asked.issuer).pathname === '/';
      return isPlain ? places : distinct([...places, ...byTokenEndpoint(asked.issuer)]);
    }
    case 'metadata':
      return [metadataTry(asked.url)];
    case 'token-endpoint':
      return byTokenEndpoint(asked.url);
    case 'account':
    case 'fault':
      return [];
  }
}

/**
 * Where the other specification has the metadata of an issuer whose document was found: servers that publish both
 * sometimes let them differ.
 */
export function otherDocument({ said, issuer }: DiscoveryTry, asked: readonly string[]): DiscoveryTry | undefined {
  return placesOf(issuer).find((each) => each.said !== said && !asked.includes(each.url));
}

function placesOf(issuer: string): readonly DiscoveryTry[] {
  return metadataPlaces(issuer).map((place) => ({ ...place, issuer, tokenEndpoint: undefined }));
}

function byTokenEndpoint(tokenEndpoint: string): readonly DiscoveryTry[] {
  const tries = issuerGuesses(tokenEndpoint).flatMap((issuer) =>
    placesOf(issuer)
      .slice(0, placesPerGuess)
      .map((each) => ({ ...each, tokenEndpoint })),
  );
  return distinct(tries);
}

/** Guesses that differ in a slash at the end have the same places. */
function distinct(tries: readonly DiscoveryTry[]): readonly DiscoveryTry[] {
  return tries.filter(({ url }, index) => tries.findIndex((each) => each.url === url) === index).slice(0, mostTries);
}

function metadataTry(url: string): DiscoveryTry {
  const { origin, pathname } = new URL(url);
  const parts = /^(.*)\/\.well-known\/(oauth-authorization-server|openid-configuration)(\/.*)?$/.exec(pathname);
  const said = parts?.[2] === 'openid-configuration' ? 'openid' : 'rfc8414';
  return { url, said, issuer: `${origin}${parts?.[1] || (parts?.[3] ?? '')}`, tokenEndpoint: undefined };
}
