import type { TrustVerdict } from '#core/http/exchange.ts';
import type { GivenAs } from '#core/jwt/given-key.ts';
import type { Verdict } from '#core/jwt/verdict.ts';

/** Where the keys come from, and what was typed for each of the ways. */
export type Verification = {
  readonly keysFrom: 'issuer' | 'url' | 'given';
  readonly jwksUrl: string;
  readonly givenKey: string;
  /** How a given key is to be read; a shared secret is never guessed from its looks. */
  readonly givenAs: GivenAs;
};

export const keysOfIssuer: Verification = { keysFrom: 'issuer', jwksUrl: '', givenKey: '', givenAs: 'key' };

/** Where the keys of a verdict really came from. */
export type KeysSource =
  | {
      readonly kind: 'url';
      readonly url: string;
      readonly trust: TrustVerdict | undefined;
      readonly way: 'browser' | 'proxy';
    }
  | { readonly kind: 'given'; readonly form: string }
  /** No key was needed to say it. */
  | { readonly kind: 'none' };

/** A verdict with all that it is bound to: any edit of the token or the keys makes it void (security.md T50). */
export type FiledVerdict = {
  readonly tokenText: string;
  readonly verification: Verification;
  readonly verdict: Verdict;
  readonly source: KeysSource;
  /** Where the keys are, when they are at another host than the issuer and nobody has agreed to ask there yet. */
  readonly elsewhere?: { readonly host: string; readonly url: string };
};
