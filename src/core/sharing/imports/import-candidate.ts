import type { LeftOut } from '../../http/curl-call.ts';
import type { ApiCall } from '../../oauth/api-request.ts';
import type { Connection } from '../../oauth/connection.ts';
import type { OwnSettings } from './import-reading.ts';

/** A connection that could be made of what is in the file. Nothing of it has happened yet. */
export type ImportCandidate = {
  readonly name: string;
  /** Where it stands in the file. */
  readonly place: string;
  /** As the file has it; and without anything that is secret or looks so. */
  readonly whole: Connection;
  readonly plain: Connection;
  /** One of them, or none, is what the connection's API call begins with. */
  readonly calls: readonly CandidateCall[];
  /** The secrets of `whole` by the names of their fields. */
  readonly secrets: readonly string[];
  readonly notes: readonly string[];
  readonly leftOut: readonly LeftOut[];
  /** Templates that nothing in the file stands for, as they were written. */
  readonly unresolved: readonly string[];
  readonly own: OwnSettings | undefined;
};

export type CandidateCall = {
  readonly name: string;
  readonly whole: ApiCall;
  readonly plain: ApiCall;
  /** An access token for it; empty where the file has none. */
  readonly token: string;
  readonly secrets: readonly string[];
};
