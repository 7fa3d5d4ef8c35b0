import type { Connection } from '../oauth/connection.ts';

/** Authorization servers of one make, and the errors that they report in words of their own. */
export type Vendor = {
  /** As part of a finding's id: lower case, no spaces. */
  readonly id: string;
  readonly name: string;
  readonly errors: readonly VendorError[];
  /** The provider's own page about its errors, or about this grant. */
  readonly documentation: { readonly label: string; readonly url: string };
};

/** One error, as data: how it is recognised, what it means, and what to do. */
export type VendorError = {
  /** What is named in the title: the vendor's code, or the words by which it is known. */
  readonly name: string;
  /** Looked for in the code, the description and what else the answer says. */
  readonly pattern: RegExp;
  /** Where the words alone could be anyone's: the host must fit too. */
  readonly host?: RegExp;
  /** Plain words, no full stop. */
  readonly title: string;
  /** What it means and what to do, as sentences. */
  readonly explanation: string;
  /** The provider documents it or it was seen in its source. Otherwise it is told as a hint. */
  readonly confirmed: boolean;
  /** The field that is to blame, by its name on screen. */
  readonly field?: 'Token endpoint' | 'Client ID' | 'Client secret' | 'Scope' | 'Client authentication';
  /** A change of the connection that mends it, with the name of its button. */
  readonly change?: (
    connection: Connection,
  ) => { readonly label: string; readonly change: Partial<Connection> } | undefined;
};
