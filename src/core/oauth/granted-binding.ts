import { claimText } from '../jwt/claim-text.ts';
import type { DecodedToken, JsonObject } from '../jwt/decode.ts';
import { rfc } from '../jwt/registered-names-source.ts';
import type { GrantedRow } from './granted-row.ts';

/** What is known besides the token itself. */
export type BindingFacts = {
  /** Of the key that signed the proof. */
  readonly thumbprint?: string | undefined;
  /** `x5t#S256` of the certificate that was shown with the token request (RFC 8705 §3.1). */
  readonly certificate?: string | undefined;
  /** What introspection answered, which is where an opaque token's `cnf` stands (RFC 9449 §6.2). */
  readonly introspected?: JsonObject | undefined;
};

/** Whether the token is bound to a key (`cnf`), and what the caller must prove then. */
export function bindingRow(hasDpopProof: boolean, token: DecodedToken, facts: BindingFacts = {}): GrantedRow {
  const requested = hasDpopProof ? 'a DPoP key' : undefined;
  const row = { name: 'binding', requested } as const;
  const { thumbprint, introspected } = facts;
  const claims = token.kind === 'jwt' ? token.claims : introspected;
  if (claims === undefined) {
    return {
      ...row,
      granted: undefined,
      state: 'unknown',
      words: 'The token cannot be read here; introspection tells cnf, if it is bound to a key.',
      source: rfc(9449, '6.2'),
    };
  }
  const { jkt, 'x5t#S256': certificate, others } = confirmation(claims['cnf']);
  if (jkt !== undefined && hasDpopProof && thumbprint !== undefined && jkt !== thumbprint) {
    return {
      ...row,
      requested: `the DPoP key ${thumbprint}`,
      granted: `the DPoP key ${jkt}`,
      state: 'other',
      words: 'That is another key than the one that signed your proof: no call of this tab can prove to hold it.',
      source: rfc(9449, '6.1'),
    };
  }
  if (jkt !== undefined) {
    return {
      ...row,
      granted: `the DPoP key ${jkt}`,
      state: hasDpopProof ? 'same' : 'more',
      words:
        jkt === thumbprint
          ? 'It is the key that signed your proof. Every call needs a proof with it; the token alone is worth nothing.'
          : 'Every call needs a DPoP proof signed with this key; the token alone is worth nothing.',
      source: rfc(9449, '6.1'),
    };
  }
  if (certificate !== undefined) return { ...row, ...boundToCertificate(certificate, facts, hasDpopProof) };
  if (others !== undefined) {
    return {
      ...row,
      granted: others,
      state: hasDpopProof ? 'other' : 'more',
      words: 'The caller must prove to hold this key; the API says how.',
      source: rfc(7800, '3.1'),
    };
  }
  return {
    ...row,
    granted: 'none',
    state: hasDpopProof ? 'less' : 'not-asked',
    words: hasDpopProof
      ? 'You proved a key, and the token is not bound to it: whoever holds the token can use it.'
      : 'A bearer token: whoever holds it can use it, so keep it out of logs and addresses.',
    source: rfc(6750, '1.2'),
  };
}

/** A token for whoever holds a certificate's key; showing one may have been all that was asked with (RFC 8705 §3). */
function boundToCertificate(certificate: string, { certificate: shown }: BindingFacts, hasDpopProof: boolean) {
  const granted = `the client certificate ${certificate}`;
  const source = rfc(8705, '3.1');
  if (shown === undefined) {
    const words = 'Every call must come over TLS with this client certificate; the token alone is worth nothing.';
    return { granted, state: hasDpopProof ? ('other' as const) : ('more' as const), words, source };
  }
  if (shown !== certificate) {
    return {
      requested: `the client certificate ${shown}`,
      granted,
      state: 'other' as const,
      words: 'That is another certificate than the one that was shown with the request: no call with it can succeed.',
      source,
    };
  }
  return {
    requested: 'the client certificate that was shown',
    granted,
    state: 'same' as const,
    words: 'It is the one that was shown with the request. Every call must come over TLS with it.',
    source,
  };
}

/** `token_type` of the answer: how the token is to be sent. */
export function tokenTypeRow(hasDpopProof: boolean, tokenType: string | undefined): GrantedRow {
  const row = { name: 'token_type', requested: hasDpopProof ? 'DPoP' : undefined, granted: tokenType } as const;
  if (tokenType === undefined) {
    const words = 'The answer does not say how to send the token. Bearer is right nearly always.';
    return { ...row, state: 'unknown', words, source: rfc(6749, '5.1') };
  }
  switch (tokenType.toLowerCase()) {
    case 'bearer':
      return {
        ...row,
        state: hasDpopProof ? 'less' : 'not-asked',
        words: hasDpopProof
          ? 'The server gave a bearer token in spite of the DPoP proof: it may not know DPoP.'
          : 'Send it as Authorization: Bearer, followed by the token.',
        source: hasDpopProof ? rfc(9449, '5') : rfc(6750, '2.1'),
      };
    case 'dpop':
      return {
        ...row,
        state: hasDpopProof ? 'same' : 'more',
        words: 'Send it as Authorization: DPoP, with a new proof in the DPoP header of each call.',
        source: rfc(9449, '7.1'),
      };
    default: {
      const words = 'This type is not known here. A client must not use a token whose type it does not understand.';
      return { ...row, state: 'other', words, source: rfc(6749, '7.1') };
    }
  }
}

type Confirmation = {
  readonly jkt: string | undefined;
  readonly 'x5t#S256': string | undefined;
  /** The whole of a `cnf` that is neither. */
  readonly others: string | undefined;
};

function confirmation(cnf: unknown): Confirmation {
  if (cnf === undefined) return { jkt: undefined, 'x5t#S256': undefined, others: undefined };
  return { jkt: textMember(cnf, 'jkt'), 'x5t#S256': textMember(cnf, 'x5t#S256'), others: claimText(cnf) };
}

function textMember(value: unknown, name: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const member: unknown = Object.getOwnPropertyDescriptor(value, name)?.value;
  return typeof member === 'string' ? member : undefined;
}
