import type { Exchange } from '../http/exchange.ts';
import { basicForms } from './basic-forms.ts';
import { type BasicEncoding, type ClientAuthentication, type Connection, provesByCertificate } from './connection.ts';
import { tokenRequest } from './token-request.ts';
import type { TokenAnswer } from './token-response.ts';

/** One way to prove who the client is, as a change of the connection. */
export type Trial = {
  readonly name: string;
  readonly change: {
    readonly clientAuthentication: ClientAuthentication;
    readonly basicEncoding?: BasicEncoding;
  };
};

/** A way that is not tried, and the reason as a sentence. */
export type SkippedTrial = { readonly name: string; readonly why: string };

/** The tries in their order, and what is left out. */
export type AuthenticationTrials = {
  readonly trials: readonly Trial[];
  readonly skipped: readonly SkippedTrial[];
};

/**
 * What a try says: it brought a token; the client was refused in this form, so the next may do; or it says nothing
 * about the form, so that more tries would only load the server.
 */
export type TrialVerdict =
  | 'works'
  | 'refused'
  | 'cancelled'
  | 'no-answer'
  | 'slow-down'
  | 'about-something-else'
  | 'not-a-token-endpoint';

const basicNames: Readonly<Record<BasicEncoding, string>> = {
  compatible: 'Basic, compatible',
  form: 'Basic, form-encoded',
  raw: 'Basic, raw',
};

/**
 * The ways to authenticate with this id and secret that differ in what the server gets: the three forms of Basic, then
 * the body (RFC 6749 §2.3.1). Identical bytes are never sent twice, because each failed try may count. Where a certificate
 * is held for the server, it comes first: it gives away no secret, and both methods with one send the same (RFC 8705 §2).
 */
export function authenticationTrials(connection: Connection, hasCertificate = false): AuthenticationTrials {
  const { distinct, sameAs, isSendable } = basicForms(connection);
  const others = (['compatible', 'form', 'raw'] as const).filter((form) => !distinct.includes(form));
  const inBody = { ...connection, clientAuthentication: 'client_secret_post' } as const;
  const isBodySendable = tokenRequest(inBody).kind === 'ready';
  return {
    trials: [
      ...(hasCertificate ? certificateTrials(connection) : []),
      ...distinct.map((basicEncoding) => basicTrial(basicEncoding)),
      ...(isBodySendable ? [bodyTrial] : []),
    ],
    skipped: others.map((form) => ({
      name: basicNames[form],
      why: isSendable(form)
        ? `The same bytes as ${basicNames[distinct.find((each) => sameAs(each, form)) ?? 'compatible']}.`
        : 'Cannot carry this ID and secret.',
    })),
  };
}

/**
 * Reads what came of a try. Nothing is ever tried again: without an answer nobody knows whether the server counted it,
 * and 429 asks for fewer requests, not more (RFC 6585 §4). Servers look at the client first (RFC 6749 §3.2.1), so a
 * refused scope means that the client was known.
 */
export function trialVerdict({ outcome }: Exchange, answer: TokenAnswer | undefined): TrialVerdict {
  if (outcome.kind === 'failure') return outcome.failure.kind === 'cancelled' ? 'cancelled' : 'no-answer';
  if (answer?.kind === 'issued') return 'works';
  const { status } = outcome.response;
  if (status === 429) return 'slow-down';
  if (status !== 401 && answer?.kind === 'refused' && beyondTheClient.includes(answer.error))
    return 'about-something-else';
  const isAboutClient = status === 400 || status === 401 || status === 403 || answer?.kind === 'refused';
  return isAboutClient && status < 500 ? 'refused' : 'not-a-token-endpoint';
}

/** Errors that a server gives once it knows the client; another form would not change them. */
const beyondTheClient: readonly string[] = ['invalid_scope', 'invalid_target', 'unsupported_grant_type'];

function basicTrial(basicEncoding: BasicEncoding): Trial {
  return { name: basicNames[basicEncoding], change: { clientAuthentication: 'client_secret_basic', basicEncoding } };
}

function certificateTrials(connection: Connection): readonly Trial[] {
  const { clientAuthentication: chosen } = connection;
  const clientAuthentication = provesByCertificate(chosen) ? chosen : 'tls_client_auth';
  if (tokenRequest({ ...connection, clientAuthentication }).kind !== 'ready') return [];
  return [{ name: 'By the certificate', change: { clientAuthentication } }];
}

const bodyTrial: Trial = { name: 'In the body', change: { clientAuthentication: 'client_secret_post' } };
