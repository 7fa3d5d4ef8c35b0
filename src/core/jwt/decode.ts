/** What a token is, as far as its text tells. Nothing here is verified. */
export type DecodedToken =
  | DecodedJwt
  | DecodedJws
  | DecodedJwe
  /** Not a JWT: a reference that means something to its server only. That is no error. */
  | { readonly kind: 'opaque' }
  /** More characters than are taken apart here (security.md T45). */
  | { readonly kind: 'too-large'; readonly characters: number }
  | DamagedToken;

/** A signed (or unsigned) token whose payload is a JSON object of claims (RFC 7519 §3). */
export type DecodedJwt = {
  readonly kind: 'jwt';
  readonly header: JsonObject;
  readonly claims: JsonObject;
  /** The JSON texts as they stand in the token: what `header` and `claims` lose (repeated names, exact digits) is here. */
  readonly headerJson: string;
  readonly claimsJson: string;
  /** The three parts as they stand in the token, base64url. */
  readonly parts: readonly [header: string, claims: string, signature: string];
  /** `alg` is `none` or the signature is empty: it proves nothing. */
  readonly unsigned: boolean;
  /** Where the text departs from RFC 7515; a token with any is read, and never called verified. */
  readonly oddities: readonly TokenOddity[];
};

/** A JWS whose payload is no JSON object (RFC 7515): bytes, a text, or another token within (RFC 7519 §5.2). */
export type DecodedJws = {
  readonly kind: 'jws';
  readonly header: JsonObject;
  readonly headerJson: string;
  readonly payload: Uint8Array;
  /** The token within, where the payload is one. */
  readonly nested: DecodedToken | undefined;
  readonly parts: readonly [header: string, payload: string, signature: string];
  readonly unsigned: boolean;
  readonly oddities: readonly TokenOddity[];
};

/** Five parts: an encrypted token (RFC 7516 §7.1), of which only the header can be read without a key. */
export type DecodedJwe = {
  readonly kind: 'jwe';
  readonly header: JsonObject;
  readonly headerJson: string;
  /** Header, encrypted key, initialization vector, ciphertext, authentication tag. */
  readonly parts: readonly [string, string, string, string, string];
  readonly oddities: readonly TokenOddity[];
};

/** Begins like a JWT and is none; `reason` is a sentence. What could be read all the same is there. */
export type DamagedToken = {
  readonly kind: 'damaged';
  readonly part: TokenPart;
  readonly reason: string;
  readonly header: JsonObject | undefined;
  readonly headerJson: string | undefined;
};

export type TokenPart = 'header' | 'claims' | 'signature';

/** One departure from the strict form (RFC 7515 §2: base64url without padding, white space or other characters). */
export type TokenOddity = {
  readonly code: 'padded' | 'base64-alphabet' | 'white-space' | 'loose-bits' | 'byte-order-mark';
  /** The part it is in; `payload` counts as claims, and whatever of a JWE is not its header as signature. */
  readonly part: TokenPart;
  /** A sentence: what is odd and what a strict reader does about it. */
  readonly sentence: string;
};

export type JsonObject = Readonly<Record<string, unknown>>;
