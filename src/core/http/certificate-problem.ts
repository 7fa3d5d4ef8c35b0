const sentences: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'The certificate is self-signed: no authority vouches for it.',
  SELF_SIGNED_CERT_IN_CHAIN: 'The chain ends in a root that this machine does not know.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'The authority that issued the certificate is not known here, or the server left out an intermediate certificate.',
  UNABLE_TO_GET_ISSUER_CERT: 'The server left out an intermediate certificate, so the chain has a gap.',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'The authority that issued the certificate is not known here, or the server left out an intermediate certificate.',
  CERT_HAS_EXPIRED: 'The certificate has expired.',
  CERT_NOT_YET_VALID: 'The certificate is not valid yet; perhaps a clock is wrong.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate is for another name than the one in the URL.',
  CERT_REVOKED: 'The certificate has been revoked.',
  INVALID_PURPOSE: 'The certificate is not made for servers.',
  INVALID_CA: 'A certificate in the chain is used as an authority but is none.',
  CERT_SIGNATURE_FAILURE: 'A signature in the chain is wrong.',
  EE_KEY_TOO_SMALL: 'The certificate’s key is too short.',
  CA_MD_TOO_WEAK: 'The chain is signed with a hash that is too weak.',
};

/** Why a certificate is not trusted, as a sentence, from the code of the TLS library. */
export function certificateProblem(code: string): string {
  return sentences[code] ?? `The certificate does not hold (${code}).`;
}
