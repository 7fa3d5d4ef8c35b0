import type { SigningAlgorithm } from '../jwt/signing-algorithms.ts';

export const keySources = ['given', 'generated'] as const;
export const assertionAudiences = ['token-endpoint', 'issuer', 'own'] as const;
export const audienceForms = ['text', 'list'] as const;
export const assertionTypes = ['', 'JWT', 'client-authentication+jwt'] as const;

/**
 * How a client assertion is made (RFC 7523 §3). Nothing in it is secret. Empty texts mean: as the key has it, or not
 * there.
 */
export type AssertionSettings = {
  /** Whether the private key is typed here or was made by this page. */
  readonly keySource: (typeof keySources)[number];
  readonly algorithm: SigningAlgorithm | '';
  /** Who the assertion is for: servers disagree about which of their names belongs into `aud`. */
  readonly audience: (typeof assertionAudiences)[number];
  /** The issuer for `aud`; empty: the one that the token endpoint suggests. */
  readonly issuer: string;
  /** Own values for `aud`, separated by white space. */
  readonly ownAudience: string;
  /** Whether a single `aud` is written as a text or as a list of one (RFC 7519 §4.1.3). */
  readonly audienceForm: (typeof audienceForms)[number];
  readonly kid: string;
  /** Thumbprints of the certificate, base64url (RFC 7515 §4.1.7 and §4.1.8). */
  readonly x5t: string;
  readonly x5tS256: string;
  readonly typ: (typeof assertionTypes)[number];
  /** From now to `exp`. */
  readonly lifetimeSeconds: number;
  /** How far `iat` lies in the past, for servers whose clock is behind. */
  readonly backdateSeconds: number;
  /** Whether `client_id` stands in the body as well; the assertion names the client already (RFC 7521 §4.2). */
  readonly sendsClientId: boolean;
};

/** What is never kept and never shown: the key that signs, what opens it, and an assertion that others made. */
export type AssertionSecrets = {
  readonly privateKey: string;
  readonly passphrase: string;
  readonly readyAssertion: string;
};

/** One minute is what strict servers allow, and is long enough where clocks agree. */
export const usualAssertion: AssertionSettings = {
  keySource: 'given',
  algorithm: '',
  audience: 'token-endpoint',
  issuer: '',
  ownAudience: '',
  audienceForm: 'text',
  kid: '',
  x5t: '',
  x5tS256: '',
  typ: '',
  lifetimeSeconds: 60,
  backdateSeconds: 0,
  sendsClientId: true,
};

export const noAssertionSecrets: AssertionSecrets = { privateKey: '', passphrase: '', readyAssertion: '' };
