import * as oauth from 'oauth4webapi';
import type { CertificateAndKey } from '#server/playground/certify.ts';
import { send, shownCertificate } from './running-playground.ts';

/** The independent client library set to talk to one origin of the playground. */
export type Witness = {
  readonly server: oauth.AuthorizationServer;
  /** For every call of the library: http allowed, or https with the playground's certificate. */
  readonly options: {
    readonly [oauth.allowInsecureRequests]: boolean;
    readonly [oauth.customFetch]: (url: string, init: FetchInit) => Promise<Response>;
  };
  /** A token request of this client that the library has checked. */
  readonly token: (order: TokenOrder) => Promise<oauth.TokenEndpointResponse>;
};

export type TokenOrder = {
  readonly clientId: string;
  readonly authentication: oauth.ClientAuth;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly DPoP?: oauth.DPoPHandle;
};

type FetchInit = { readonly method: string; readonly headers: Record<string, string>; readonly body?: unknown };

/** A witness at this origin; over https it shows this certificate, if there is one. */
export async function witnessAt(origin: string, shown?: CertificateAndKey): Promise<Witness> {
  const ca = origin.startsWith('https:') ? await shownCertificate(origin) : undefined;
  const viaNode = async (url: string, { method, headers, body }: FetchInit): Promise<Response> => {
    const text = body instanceof URLSearchParams ? body.toString() : undefined;
    const answer = await send(url, {
      method,
      headers,
      ...(text === undefined ? {} : { body: text }),
      ...(ca === undefined ? {} : { ca }),
      ...(shown === undefined ? {} : { shown }),
    });
    const fields = Object.entries(answer.headers).map(([name, value]) => [name, String(value)] as [string, string]);
    return new Response(answer.text, { status: answer.status, headers: fields });
  };
  const options = { [oauth.allowInsecureRequests]: true, [oauth.customFetch]: viaNode };
  const discovery = await oauth.discoveryRequest(new URL(origin), { algorithm: 'oauth2', ...options });
  const server = await oauth.processDiscoveryResponse(new URL(origin), discovery);
  return {
    server,
    options,
    token: async ({ clientId, authentication, parameters = {}, DPoP }) => {
      const client = { client_id: clientId };
      const ofRequest = { ...options, ...(DPoP === undefined ? {} : { DPoP }) };
      const response = await oauth.clientCredentialsGrantRequest(server, client, authentication, parameters, ofRequest);
      return oauth.processClientCredentialsResponse(server, client, response);
    },
  };
}

/** What the library says of a refusal: the members of its JSON. */
export async function refusalOf(result: Promise<unknown>): Promise<unknown> {
  const error: unknown = await result.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof oauth.ResponseBodyError) return { status: error.status, ...error.cause };
  // A challenge hides the body from this library.
  if (error instanceof oauth.WWWAuthenticateChallengeError)
    return { status: error.status, challenges: error.cause.map(({ parameters }) => parameters) };
  return error;
}
