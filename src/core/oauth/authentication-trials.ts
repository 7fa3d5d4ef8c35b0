import { basicForms } from './basic-forms.ts';
import type { BasicEncoding, ClientAuthentication, Connection } from './connection.ts';
import { tokenRequest } from './token-request.ts';

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

const basicNames: Readonly<Record<BasicEncoding, string>> = {
  compatible: 'Basic, compatible',
  form: 'Basic, form-encoded',
  raw: 'Basic, raw',
};

/**
 * The ways to authenticate with this id and secret that differ in what the server gets: the three forms of Basic, then
 * the body (RFC 6749 §2.3.1). Identical bytes are never sent twice, because each failed try may count.
 */
export function authenticationTrials(connection: Connection): AuthenticationTrials {
  const { distinct, sameAs, isSendable } = basicForms(connection);
  const others = (['compatible', 'form', 'raw'] as const).filter((form) => !distinct.includes(form));
  const inBody = { ...connection, clientAuthentication: 'client_secret_post' } as const;
  const isBodySendable = tokenRequest(inBody).kind === 'ready';
  return {
    trials: [...distinct.map((basicEncoding) => basicTrial(basicEncoding)), ...(isBodySendable ? [bodyTrial] : [])],
    skipped: others.map((form) => ({
      name: basicNames[form],
      why: isSendable(form)
        ? `The same bytes as ${basicNames[distinct.find((each) => sameAs(each, form)) ?? 'compatible']}.`
        : 'Cannot carry this ID and secret.',
    })),
  };
}

function basicTrial(basicEncoding: BasicEncoding): Trial {
  return { name: basicNames[basicEncoding], change: { clientAuthentication: 'client_secret_basic', basicEncoding } };
}

const bodyTrial: Trial = { name: 'In the body', change: { clientAuthentication: 'client_secret_post' } };
