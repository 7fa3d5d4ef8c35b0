/** A client assertion as it is sent. */
export type MadeAssertion = { readonly kind: 'made'; readonly text: string } | NoAssertion;

/** At which field there is none, and why, a sentence. */
export type NoAssertion = {
  readonly kind: 'failed';
  readonly field: 'clientSecret' | 'privateKey' | 'readyAssertion' | 'assertion';
  readonly message: string;
};

/** What has to be signed for a request, made beforehand: the builder of the request has neither clock nor keys. */
export type Proofs = { readonly clientAssertion?: MadeAssertion | undefined };

/** For requests in which nothing is signed. */
export const noProofs: Proofs = {};
