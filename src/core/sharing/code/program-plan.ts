import type { Method } from '../../http/message.ts';
import type { BasicEncoding } from '../../oauth/connection.ts';
import type { Template } from './template.ts';

/** A variable of the environment that a program reads a secret from. */
export type SecretVariable = {
  /** Capital letters, digits and underscores. */
  readonly name: string;
  /** What it holds, in words: `the client secret`. */
  readonly meaning: string;
  /** Empty where it has to be made anew for each request. */
  readonly value: string;
};

/** Each is a sentence in `note-words.ts`. */
export type ProgramNote =
  | 'assertion'
  | 'certificate'
  | 'dpop'
  | 'unverified'
  | 'pinned'
  | 'detour'
  | 'host'
  | 'no-api-url'
  | 'api-faults';

export type Headers = readonly (readonly [name: string, value: Template])[];
export type Pairs = readonly (readonly [name: Template, value: Template])[];

/** What a program has to do, in no language: get a token, then call the API with it. */
export type ProgramPlan = {
  /** The variables that have to be set; none of those whose value stands in the program. */
  readonly variables: readonly SecretVariable[];
  /** What the program does otherwise than the page. */
  readonly notes: readonly ProgramNote[];
  readonly token: TokenStep;
  /** Undefined where no API was named. */
  readonly call: CallStep | undefined;
};

export type TokenStep = {
  readonly url: Template;
  /** Each name once; Basic credentials are not among them. */
  readonly headers: Headers;
  readonly basic: BasicStep | undefined;
  readonly body: { readonly format: 'form' | 'json'; readonly pairs: Pairs };
};

/** Credentials for HTTP Basic (RFC 6749 §2.3.1). The id is encoded already; the secret is encoded when the program runs. */
export type BasicStep = { readonly id: Template; readonly secret: Template; readonly encoding: BasicEncoding };

export type CallStep = {
  readonly method: Method;
  readonly url: Template;
  readonly headers: Headers;
  /** The scheme in front of the token; undefined where a header of the user's own stands in its place. */
  readonly scheme: 'Bearer' | undefined;
  /** Empty: there is none. */
  readonly body: Template;
};
