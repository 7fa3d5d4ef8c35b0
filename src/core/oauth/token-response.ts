import type { HttpResponse } from '../http/message.ts';

/**
 * What an answer of the token endpoint says (RFC 6749 §5.1, §5.2), whatever its status: some servers report errors
 * with 200, and some issue tokens with 201.
 */
export type TokenAnswer =
  | IssuedToken
  /** The members of RFC 6749 §5.2, as they came. */
  | {
      readonly kind: 'refused';
      readonly error: string;
      readonly description: string | undefined;
      readonly uri: string | undefined;
      readonly members: Members;
    }
  /** A JSON object that holds neither a usable `access_token` nor an `error`. */
  | { readonly kind: 'no-token'; readonly members: Members }
  /** Not a JSON object at all; `looksLike` says what it seems to be. */
  | { readonly kind: 'unreadable'; readonly looksLike: BodyKind };

export type IssuedToken = {
  readonly kind: 'issued';
  readonly accessToken: string;
  /** As it came, for example `bearer`; undefined where it is missing or not a string. */
  readonly tokenType: string | undefined;
  /** Undefined where it is missing or no usable number; a string of digits counts (some servers send one). */
  readonly expiresInSeconds: number | undefined;
  readonly scope: string | undefined;
  readonly members: Members;
};

/** All members of the JSON object, in order of first appearance. */
export type Members = Readonly<Record<string, unknown>>;

/** What a body seems to be, from its first characters and not from its Content-Type. */
export type BodyKind = 'empty' | 'html' | 'form' | 'json-other' | 'broken-json' | 'text' | 'binary' | 'compressed';

export type ReadTokenResponse = (response: HttpResponse) => TokenAnswer;
