import type { PlaygroundAlg, PlaygroundClient } from './playground-clients.ts';
import { playgroundPaths } from './playground-paths.ts';
import { asAmount, asOneOf, asRecord, asString, asStrings, type UnknownRecord, unknownKey } from './parse-record.ts';

/** Dynamic client registration at the playground (RFC 7591 §3); below it, each client's own address (RFC 7592 §2). */
export const registrationPath = '/oauth/v2/oauth-register';

/** Where the page orders about clients, on its own origin only. They stand here because the first view needs none of them. */
export const clientsPath = '/__playground/v1/clients';
export const editClientsPath = '/__playground/v1/clients/edit';
export const commitClientsPath = '/__playground/v1/clients/commit';
export const discardClientsPath = '/__playground/v1/clients/discard';
export const registrationTokenPath = '/__playground/v1/registration-token';

/** How a client of one's own may prove itself (RFC 7591 §2); Basic stands for the secret in the body as well. */
export const ownClientAuthentications = [
  'client_secret_basic',
  'client_secret_jwt',
  'private_key_jwt',
  'self_signed_tls_client_auth',
  'none',
] as const;
export type OwnClientAuthentication = (typeof ownClientAuthentications)[number];

/** Whether a client that proves itself so has a secret. */
export function hasOwnSecret(method: OwnClientAuthentication): boolean {
  return method === 'client_secret_basic' || method === 'client_secret_jwt';
}

/** Whether the server knows it by a public key or a certificate. */
export function hasPublicKeys(method: OwnClientAuthentication): boolean {
  return method === 'private_key_jwt' || method === 'self_signed_tls_client_auth';
}

/** What its access tokens are: opaque, or a JWT signed with this algorithm. */
export const ownClientTokens = ['opaque', 'ES256', 'RS256', 'PS256', 'EdDSA', 'HS256'] as const satisfies readonly (
  | 'opaque'
  | PlaygroundAlg
)[];

/** The settings of a client that somebody made at the playground. A secret is never among them. */
export type OwnClientSettings = {
  readonly clientId: string;
  /** Whether it has the capability *Client credentials*: the grant of RFC 6749 §4.4. */
  readonly clientCredentials: boolean;
  readonly clientAuthentication: OwnClientAuthentication;
  /**
   * What the server knows it by where it proves itself by a key: a JWK Set as JSON, or one certificate as PEM. Nothing in
   * it is secret. Otherwise empty.
   */
  readonly publicKeys: string;
  /** Whether all its tokens are bound to a key (RFC 9449 §5.2). */
  readonly dpopBound: boolean;
  /** Assigned to it: what it may request. */
  readonly scopes: readonly string[];
  /** Of its access tokens; 0: the default of all clients. */
  readonly lifetimeSeconds: number;
  readonly token: (typeof ownClientTokens)[number];
};

/**
 * The client as the playground's other clients are known. `defaultLifetimeSeconds` holds where it has no lifetime of
 * its own; `clientSecret` is empty where it is not known.
 */
export function asPlaygroundClient(
  { clientId, clientAuthentication, scopes, lifetimeSeconds, token, dpopBound }: OwnClientSettings,
  { defaultLifetimeSeconds, clientSecret }: { readonly defaultLifetimeSeconds: number; readonly clientSecret: string },
): PlaygroundClient {
  return {
    clientId,
    clientSecret,
    clientAuthentication,
    credential: credentialOf(clientAuthentication),
    description: 'A client that was made here.',
    scope: scopes.join(' '),
    lifetimeSeconds: lifetimeSeconds === 0 ? defaultLifetimeSeconds : lifetimeSeconds,
    dpop: dpopBound ? 'yes' : 'no',
    resource: '',
    authorizationDetails: '',
    apiPath: playgroundPaths.helloWorld,
    ...(token === 'opaque' ? { tokenFormat: 'opaque' } : { tokenFormat: 'jwt', signingAlg: token }),
  };
}

function credentialOf(method: OwnClientAuthentication): PlaygroundClient['credential'] {
  if (hasPublicKeys(method)) return 'own';
  return method === 'none' ? 'none' : 'secret';
}

/** Where its secret comes from; one that has none says `keep`. */
export type SecretChoice =
  | { readonly kind: 'keep' }
  | { readonly kind: 'generate' }
  | { readonly kind: 'enter'; readonly secret: string };

/** The body of POST /__playground/v1/clients/edit: one edit of the draft. */
export type ClientEdit =
  | { readonly kind: 'create' | 'change'; readonly settings: OwnClientSettings; readonly secret: SecretChoice }
  | { readonly kind: 'delete'; readonly clientId: string }
  /** All scopes that were created here, in place of those of before. */
  | { readonly kind: 'scopes'; readonly scopes: readonly string[] }
  /** The default lifetime of access tokens. */
  | { readonly kind: 'lifetime'; readonly lifetimeSeconds: number };

/** A client in the list. `pending` is what a commit would do to it. */
export type ListedClient = {
  readonly settings: OwnClientSettings;
  readonly hasSecret: boolean;
  readonly pending: 'nothing' | 'create' | 'change' | 'delete';
};

/** The answer to each order about clients: what would be if the draft was committed now. */
export type ClientsDraft = {
  readonly clients: readonly ListedClient[];
  /** Created here. */
  readonly scopes: readonly string[];
  /** Those that there are without: of the clients that the playground starts with. */
  readonly givenScopes: readonly string[];
  readonly lifetimeSeconds: number;
  /** How many things differ from what is committed. */
  readonly pendingEdits: number;
  /** In the answer to the edit that had it generated, and in no other. */
  readonly generatedSecret?: string;
};

/** The answer to POST /__playground/v1/registration-token: the initial access token of this start (RFC 7591 §3). */
export type RegistrationToken = { readonly token: string };

/** The server's answer, or undefined when it is none. */
export function parseRegistrationToken(value: unknown): RegistrationToken | undefined {
  const token = asString(asRecord(value)?.['token']);
  return token === undefined ? undefined : { token };
}

/** The edit in a body, or undefined when it is none. Whether it makes sense is for the server to judge. */
export function parseClientEdit(value: unknown): ClientEdit | undefined {
  const record = asRecord(value);
  const kind = asOneOf(record?.['kind'], ['create', 'change', 'delete', 'scopes', 'lifetime']);
  if (record === undefined || kind === undefined) return undefined;
  const has = (...names: readonly string[]): boolean => unknownKey(record, ['kind', ...names]) === undefined;
  if (kind === 'delete') {
    const clientId = asString(record['clientId']);
    return clientId === undefined || !has('clientId') ? undefined : { kind, clientId };
  }
  if (kind === 'scopes') {
    const scopes = asStrings(record['scopes']);
    return scopes === undefined || !has('scopes') ? undefined : { kind, scopes };
  }
  if (kind === 'lifetime') {
    const lifetimeSeconds = asAmount(record['lifetimeSeconds']);
    return lifetimeSeconds === undefined || !has('lifetimeSeconds') ? undefined : { kind, lifetimeSeconds };
  }
  const settings = parseOwnClientSettings(record['settings']);
  const secret = parseSecretChoice(record['secret']);
  return settings === undefined || secret === undefined || !has('settings', 'secret')
    ? undefined
    : { kind, settings, secret };
}

/** The settings in a JSON object, or undefined when one is missing or of another kind. */
export function parseOwnClientSettings(value: unknown): OwnClientSettings | undefined {
  const record = asRecord(value);
  const clientId = asString(record?.['clientId']);
  const clientCredentials = record?.['clientCredentials'];
  const clientAuthentication = asOneOf(record?.['clientAuthentication'], ownClientAuthentications);
  const scopes = asStrings(record?.['scopes']);
  const lifetimeSeconds = asAmount(record?.['lifetimeSeconds']);
  const token = asOneOf(record?.['token'], ownClientTokens);
  if (clientId === undefined || typeof clientCredentials !== 'boolean' || clientAuthentication === undefined)
    return undefined;
  if (scopes === undefined || lifetimeSeconds === undefined || token === undefined) return undefined;
  // An earlier version had neither of these.
  const publicKeys = asString(record?.['publicKeys'] ?? '');
  const dpopBound = record?.['dpopBound'] ?? false;
  if (publicKeys === undefined || typeof dpopBound !== 'boolean') return undefined;
  return { clientId, clientCredentials, clientAuthentication, publicKeys, dpopBound, scopes, lifetimeSeconds, token };
}

function parseSecretChoice(value: unknown): SecretChoice | undefined {
  const record = asRecord(value);
  const kind = asOneOf(record?.['kind'], ['keep', 'generate', 'enter']);
  if (kind !== 'enter') return kind === undefined ? undefined : { kind };
  const secret = asString(record?.['secret']);
  return secret === undefined ? undefined : { kind, secret };
}

/** The server's answer, or undefined when it is none. */
export function parseClientsDraft(value: unknown): ClientsDraft | undefined {
  const record = asRecord(value);
  const listed: unknown = record?.['clients'];
  if (record === undefined || !Array.isArray(listed)) return undefined;
  const clients = listed.map((each) => parseListed(asRecord(each))).filter((each) => each !== undefined);
  const scopes = asStrings(record['scopes']);
  const givenScopes = asStrings(record['givenScopes']);
  const lifetimeSeconds = asAmount(record['lifetimeSeconds']);
  const pendingEdits = asAmount(record['pendingEdits']);
  const generatedSecret = asString(record['generatedSecret']);
  if (clients.length !== listed.length || scopes === undefined || givenScopes === undefined) return undefined;
  if (lifetimeSeconds === undefined || pendingEdits === undefined) return undefined;
  const draft = { clients, scopes, givenScopes, lifetimeSeconds, pendingEdits };
  return generatedSecret === undefined ? draft : { ...draft, generatedSecret };
}

function parseListed(record: UnknownRecord | undefined): ListedClient | undefined {
  const settings = parseOwnClientSettings(record?.['settings']);
  const hasSecret = record?.['hasSecret'];
  const pending = asOneOf(record?.['pending'], ['nothing', 'create', 'change', 'delete']);
  if (settings === undefined || typeof hasSecret !== 'boolean' || pending === undefined) return undefined;
  return { settings, hasSecret, pending };
}
