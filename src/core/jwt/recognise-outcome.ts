/** What was pasted where an access token is wanted. */
export type Recognised =
  /** To be decoded: a JWT, or something opaque that only its server understands. */
  { readonly kind: 'token' } | NotAToken;

export type NotAToken = {
  readonly kind: 'not-a-token';
  readonly looks: Looks;
  /** What it looks like instead, and what to do; nothing secret of what was pasted is in it. */
  readonly sentence: string;
  /** What a press can do with it, most helpful first; often nothing. */
  readonly offers: readonly Offer[];
};

export type Looks =
  | 'url'
  | 'basic-header'
  | 'json-answer'
  | 'json'
  | 'jwk'
  | 'jwks'
  | 'pem'
  | 'certificate'
  | 'private-key'
  | 'cookie'
  | 'half-token'
  | 'html'
  | 'saml'
  | 'curl'
  | 'http-message'
  | 'client-secret-assignment'
  | 'form'
  | 'several-tokens'
  | 'text';

/** A thing found in what was pasted and the words for a button that uses it. */
export type Offer =
  | { readonly kind: 'use-token'; readonly text: string; readonly label: string }
  | { readonly kind: 'use-as-key'; readonly text: string; readonly label: string }
  | { readonly kind: 'use-as-token-endpoint'; readonly url: string; readonly label: string };

/** What was pasted, made ready once for all who look at it. */
export type Paste = {
  /** Without white space around. */
  readonly text: string;
  /** Without the header's name and the scheme as well: what would be decoded. */
  readonly bare: string;
};

/** The outcome for what is no token; offers that came to nothing are left out. */
export function notAToken(looks: Looks, sentence: string, ...offers: readonly (Offer | undefined)[]): NotAToken {
  return { kind: 'not-a-token', looks, sentence, offers: offers.filter((offer) => offer !== undefined) };
}

/** One word of visible ASCII characters: what an Authorization header can carry (RFC 9110 §5.5). */
export function isOneWord(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text);
}
