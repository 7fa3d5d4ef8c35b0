import type { LeftOut } from '../../http/curl-call.ts';
import type { ApiCall } from '../../oauth/api-request.ts';
import type { Connection } from '../../oauth/connection.ts';
import type { Environment, FoundRequest } from './found-request.ts';

/** One file, or what was pasted; then the name is empty. */
export type ImportFile = { readonly name: string; readonly text: string };

/** What the reader of one format made of a file, before variables are put in. */
export type FileReading = {
  /** The format, for a person: “Postman collection”. */
  readonly format: string;
  /** What the file calls itself; empty where it does not. */
  readonly title: string;
  readonly requests: readonly FoundRequest[];
  readonly environments: readonly Environment[];
  /** What is there already as this page has it. */
  readonly grants: readonly FoundGrant[];
  readonly calls: readonly FoundCall[];
  readonly leftOut: readonly LeftOut[];
};

/** What a token can be asked for with. */
export type FoundGrant = {
  readonly place: string;
  readonly name: string;
  readonly connection: Connection;
  /** The token that was answered; empty where the file does not say. */
  readonly issued: string;
  readonly notes: readonly string[];
  readonly leftOut: readonly LeftOut[];
  /** The names of templates that nothing in the file stands for. */
  readonly unresolved: readonly string[];
  /** Which of the file's environments it comes from; empty for none. */
  readonly environment: string;
  /** The call that belongs to it and to no other. */
  readonly call?: ApiCall;
  readonly own?: OwnSettings;
};

/** What only a file of this page says of a connection. */
export type OwnSettings = {
  readonly workspace: string;
  readonly issuer: string;
  readonly keepsWholeBodies: boolean;
  readonly badge: { readonly letters: string; readonly colour: string } | undefined;
};

/** A call to an API with a token. */
export type FoundCall = {
  readonly place: string;
  readonly call: ApiCall;
  /** Empty where it is not in the file: a variable, or the token that is issued. */
  readonly token: string;
  readonly notes: readonly string[];
  readonly leftOut: readonly LeftOut[];
  readonly unresolved: readonly string[];
  readonly environment: string;
};

/** What a reader says of a file: `undefined` is not of this format. */
export type FormatResult =
  | { readonly kind: 'read'; readonly reading: FileReading }
  /** It is of this format, but nothing can be made of it; a sentence that says why and what to do. */
  | { readonly kind: 'refused'; readonly sentence: string };

/** A reading with nothing but these. */
export function fileReading(known: Partial<FileReading> & Pick<FileReading, 'format'>): FileReading {
  return { title: '', requests: [], environments: [], grants: [], calls: [], leftOut: [], ...known };
}
