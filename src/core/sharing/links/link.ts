import type { KeptRun } from '../../keeping/kept-run.ts';
import type { AssertionSecrets } from '../../oauth/assertion-settings.ts';
import type { ApiCall } from '../../oauth/api-request.ts';
import type { Connection, RequestForm } from '../../oauth/connection.ts';

/** The form in which links are written by now; a higher one comes from a later version of this page. */
export const linkVersion = 1;

/** What a link may be at most: characters of its fragment, bytes once unpacked, levels of its JSON (security.md T36). */
export const linkLimits = { characters: 32 * 1024, bytes: 256 * 1024, levels: 20 } as const;

/** Names of members that are secret altogether. */
type SecretName = 'clientSecret' | 'assertionSecrets' | keyof AssertionSecrets | 'accessToken' | 'refreshToken';

/** Of a type with such a member nothing is left, so that what builds it does not compile (security.md 5.4.6). */
type Shareable<T> = keyof T & SecretName extends never ? T : never;

/** An API call as a template: its body stays here, it may hold anything. */
export type SharedCall = Shareable<Pick<ApiCall, 'url' | 'method' | 'headersText'>>;

/** What a link tells of a connection. No secret, and nothing about how requests travel or what is trusted. */
export type SharedConnection = Shareable<
  Pick<
    Connection,
    'tokenEndpoint' | 'clientId' | 'scope' | 'clientAuthentication' | 'basicEncoding' | 'dpop' | 'parameters'
  > &
    RequestForm & {
      /** What it is called here; empty: it has no name of its own. */
      readonly name: string;
      /** What the server is discovered by: an `https:` or `http:` URL, or empty. */
      readonly issuer: string;
      readonly call: SharedCall;
    }
>;

/** A recorded run without what belongs to the device that it was recorded on. */
export type SharedRun = Omit<KeptRun, 'connection' | 'ofRunId'> & {
  readonly connection: Shareable<Omit<Connection, 'clientSecret' | 'assertionSecrets'>>;
};

/** What may go into a link without being asked twice. */
export type SafeContents =
  | { readonly kind: 'connection'; readonly connection: SharedConnection }
  | { readonly kind: 'run'; readonly run: SharedRun };

/** A token that works, and what to call with it. Only somebody who was asked a second time makes such a link. */
export type TokenContents = {
  readonly kind: 'token';
  readonly token: SharedToken;
  readonly connection: SharedConnection;
};

export type SharedToken = {
  readonly accessToken: string;
  readonly scope: string;
  /** Wall clock, ms since the epoch; undefined where nobody knows. */
  readonly expiresAtMs: number | undefined;
};

/** What makes a link readable only with a passphrase. */
export type Lock = {
  readonly passphrase: string;
  /** So many random bytes. */
  readonly random: (length: number) => Uint8Array;
};
