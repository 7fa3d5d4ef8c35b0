/** A client assertion as it is sent, or at which field it failed and why, a sentence. */
export type MadeAssertion =
  | { readonly kind: 'made'; readonly text: string }
  | { readonly kind: 'failed'; readonly field: 'clientSecret' | 'privateKey'; readonly message: string };

/** What has to be signed for a request, made beforehand: the builder of the request has neither clock nor keys. */
export type Proofs = { readonly clientAssertion?: MadeAssertion | undefined };

/** For requests in which nothing is signed. */
export const noProofs: Proofs = {};
