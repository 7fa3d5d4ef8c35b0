import { basicCredentials } from './client-authentication.ts';
import { type BasicEncoding, basicEncodings, type Connection } from './connection.ts';
import { tokenRequest } from './token-request.ts';

/** The forms of Basic for one pair of credentials. */
export type BasicForms = {
  /** Those that can be sent, each with bytes of its own: of two that are the same the first stands here. */
  readonly distinct: readonly BasicEncoding[];
  readonly sameAs: (one: BasicEncoding, other: BasicEncoding) => boolean;
  readonly isSendable: (encoding: BasicEncoding) => boolean;
};

/** How the forms of Basic relate for this connection's id and secret (RFC 6749 §2.3.1). */
export function basicForms(connection: Connection): BasicForms {
  const { clientId, clientSecret } = connection;
  const written = (encoding: BasicEncoding) => basicCredentials(clientId, clientSecret, encoding);
  const sameAs = (one: BasicEncoding, other: BasicEncoding) => written(one) === written(other);
  const isSendable = (basicEncoding: BasicEncoding) =>
    tokenRequest({ ...connection, clientAuthentication: 'client_secret_basic', basicEncoding }).kind === 'ready';
  const sendable = basicEncodings.filter(isSendable);
  const distinct = sendable.filter((form, index) => !sendable.slice(0, index).some((earlier) => sameAs(form, earlier)));
  return { distinct, sameAs, isSendable };
}

/** Another form than the one that was sent. */
export type OtherForm = {
  readonly encoding: BasicEncoding;
  /** Whether a server of the other kind would tell the two apart; the rest is a matter of taste. */
  readonly isPromising: boolean;
};

/**
 * The form to try after one was refused: where `compatible` or `form` was, the server may not decode and want `raw`;
 * where `raw` was, it may decode. Undefined where every other form is the same bytes, or Basic is not used.
 */
export function otherBasicForm(connection: Connection): OtherForm | undefined {
  const { clientAuthentication, basicEncoding } = connection;
  if (clientAuthentication !== 'client_secret_basic') return undefined;
  const { sameAs, isSendable } = basicForms(connection);
  const encoding = orders[basicEncoding].find((each) => isSendable(each) && !sameAs(each, basicEncoding));
  if (encoding === undefined) return undefined;
  // What only `form` encodes, a decoding server reads from the other two alike.
  return { encoding, isPromising: encoding !== 'form' };
}

const orders: Readonly<Record<BasicEncoding, readonly BasicEncoding[]>> = {
  compatible: ['raw', 'form'],
  form: ['raw', 'compatible'],
  raw: ['compatible', 'form'],
};
