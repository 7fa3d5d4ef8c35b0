/** The small part of oidc-provider that is used here; the package has no types of its own. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export type Context = {
    readonly method: string;
    readonly path: string;
    readonly req: IncomingMessage;
    status: number;
    type: string;
    body: unknown;
    /** Sets a header of the answer. */
    set(name: string, value: string): void;
    /** Absent until a route of the provider has matched. */
    readonly oidc?: {
      readonly route: string;
      /** Absent until the client is known. */
      readonly client?: RegisteredClient;
      readonly params?: Readonly<Record<string, string | undefined>>;
      /** What a request has to do with; a token once it is made. */
      readonly entities: { readonly ClientCredentials?: IssuedToken };
    };
  };

  export type RegisteredClient = {
    readonly clientId: string;
    readonly clientSecret?: string;
    readonly clientAuthMethod: string;
  };

  export type IssuedToken = {
    readonly scope?: string;
    readonly aud?: string | readonly string[];
    /** What it is bound to: a key (RFC 9449), a certificate (RFC 8705). */
    readonly jkt?: string;
    readonly 'x5t#S256'?: string;
    readonly rar?: unknown;
    readonly expiration: number;
    readonly resourceServer?: { readonly accessTokenFormat?: string };
  };

  export type ProviderError = Error & {
    readonly error?: string;
    readonly error_description?: string;
    readonly error_detail?: string;
  };

  /** A client while a request is answered; its methods may be replaced. */
  export type ClientRecord = {
    readonly clientSecret?: string;
    compareClientSecret: (this: ClientRecord, secret: string) => boolean | Promise<boolean>;
  };

  export class Provider {
    readonly Client: { readonly prototype: ClientRecord };
    readonly ClientCredentials: { readonly prototype: object };
    constructor(issuer: string, configuration: Readonly<Record<string, unknown>>);
    use(middleware: (ctx: Context, next: () => Promise<void>) => Promise<void>): this;
    on(event: string, listener: (ctx: Context, error: ProviderError) => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  }

  export const errors: {
    readonly InvalidScope: new (description: string) => ProviderError;
    readonly InvalidClientMetadata: new (description: string) => ProviderError;
    readonly InvalidTarget: new (description: string) => ProviderError;
    readonly InvalidAuthorizationDetails: new (description: string) => ProviderError;
    readonly InvalidClientAuth: new (detail: string) => ProviderError;
    readonly UseDpopNonce: new (description: string) => ProviderError;
    readonly InvalidRequest: new (description: string) => ProviderError;
  };
}
