import { asOneOf, asRecord, asString, asStrings, type UnknownRecord, unknownKey } from './parse-record.ts';

/** The body of POST /__playground/v1/register-key: what one of the clients with a key of its own proves itself with. */
export type RegisterKeyOrder = { readonly clientId: string } & (
  | {
      /** A JWK Set (RFC 7517 §5) of public keys. */
      readonly jwks: { readonly keys: readonly unknown[] };
    }
  | {
      /** One X.509 certificate as PEM. */
      readonly certificate: string;
    }
);

/** The order in a body, or undefined when it is none. Whether the keys are any good is for the server to judge. */
export function parseRegisterKeyOrder(value: unknown): RegisterKeyOrder | undefined {
  const record = asRecord(value);
  const clientId = asString(record?.['clientId']);
  if (record === undefined || clientId === undefined) return undefined;
  if (unknownKey(record, ['clientId', 'jwks']) === undefined) {
    const keys: unknown = asRecord(record['jwks'])?.['keys'];
    return Array.isArray(keys) ? { clientId, jwks: { keys } } : undefined;
  }
  const certificate = asString(record['certificate']);
  if (certificate === undefined || unknownKey(record, ['clientId', 'certificate']) !== undefined) return undefined;
  return { clientId, certificate };
}

/** The answer to it: these and no others prove the client from now on. */
export type RegisteredKey = {
  readonly clientId: string;
  /** The thumbprint of each key (RFC 7638), or the certificate's `x5t#S256` (RFC 8705 §3.1); base64url. */
  readonly thumbprints: readonly string[];
};

/** The server's answer, or undefined when it is none. */
export function parseRegisteredKey(value: unknown): RegisteredKey | undefined {
  const record = asRecord(value);
  const clientId = asString(record?.['clientId']);
  const thumbprints = asStrings(record?.['thumbprints']);
  return clientId === undefined || thumbprints === undefined ? undefined : { clientId, thumbprints };
}

/** The body of POST /__playground/v1/demo-credential. */
export type DemoCredentialOrder = { readonly clientId: string };

/** The order in a body, or undefined when it is none. */
export function parseDemoCredentialOrder(value: unknown): DemoCredentialOrder | undefined {
  const record = asRecord(value);
  const clientId = asString(record?.['clientId']);
  if (record === undefined || clientId === undefined || unknownKey(record, ['clientId']) !== undefined)
    return undefined;
  return { clientId };
}

/**
 * The answer to it: what the playground made for one of its demo clients, the private part included. It proves
 * nobody but that client, on this machine.
 */
export type DemoCredential =
  | { readonly kind: 'key'; readonly jwk: UnknownRecord }
  | { readonly kind: 'certificate'; readonly certificatePem: string; readonly privateKeyPem: string };

/** The server's answer, or undefined when it is none. */
export function parseDemoCredential(value: unknown): DemoCredential | undefined {
  const record = asRecord(value);
  const kind = asOneOf(record?.['kind'], ['key', 'certificate']);
  if (kind === 'key') {
    const jwk = asRecord(record?.['jwk']);
    return jwk === undefined ? undefined : { kind, jwk };
  }
  const certificatePem = asString(record?.['certificatePem']);
  const privateKeyPem = asString(record?.['privateKeyPem']);
  if (kind === undefined || certificatePem === undefined || privateKeyPem === undefined) return undefined;
  return { kind, certificatePem, privateKeyPem };
}
