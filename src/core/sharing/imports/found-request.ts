import type { LeftOut } from '../../http/curl-call.ts';
import type { HeaderField } from '../../http/message.ts';
import type { Parameter } from '../../oauth/connection.ts';

/** A request as a file has it, whatever the tool; texts may hold templates such as `{{base_url}}`. */
export type FoundRequest = {
  /** Where it stands in the file, for a person: `Folder › Get token`. */
  readonly place: string;
  readonly method: string;
  /** Empty where there is only a way to authenticate: that of a folder, or of the whole file. */
  readonly url: string;
  readonly headers: readonly HeaderField[];
  readonly body: FoundBody;
  readonly authentication: FoundAuthentication;
  /** What stands for the names in templates, the nearest first. An environment comes before all of them. */
  readonly variables: readonly Variables[];
  /** The access token that was answered, where the file has the answer as well. */
  readonly issued: string;
  readonly leftOut: readonly LeftOut[];
};

export type FoundBody =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'form'; readonly pairs: readonly (readonly [name: string, value: string])[] };

export type FoundAuthentication =
  | { readonly kind: 'none' }
  | { readonly kind: 'basic'; readonly user: string; readonly password: string }
  | { readonly kind: 'bearer'; readonly token: string }
  | { readonly kind: 'client-credentials'; readonly settings: FoundClient }
  /** `name` is what a person calls it: “API key”, “OAuth 2.0 with authorization_code”. */
  | { readonly kind: 'other'; readonly name: string };

/** The settings that a tool asks for a token with. */
export type FoundClient = {
  readonly tokenEndpoint: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  readonly sendsInBody: boolean;
  readonly parameters: readonly Parameter[];
  readonly headers: readonly Parameter[];
  readonly leftOut: readonly LeftOut[];
  readonly notes: readonly string[];
};

export type Variables = ReadonlyMap<string, string>;

export type Environment = { readonly name: string; readonly variables: Variables };

export const noBody: FoundBody = { kind: 'text', text: '' };
export const noAuthentication: FoundAuthentication = { kind: 'none' };

/** A request with nothing but these. */
export function foundRequest(known: Partial<FoundRequest> & Pick<FoundRequest, 'place'>): FoundRequest {
  return {
    method: 'GET',
    url: '',
    headers: [],
    body: noBody,
    authentication: noAuthentication,
    variables: [],
    issued: '',
    leftOut: [],
    ...known,
  };
}

/** The name of something inside of folders. */
export function placeOf(path: readonly string[]): string {
  return path.filter((name) => name.trim() !== '').join(' › ');
}
