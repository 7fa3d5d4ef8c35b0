import type { IntrospectionForm } from '#core/oauth/introspection-request.ts';
import { lookupsOf } from './lookups-of.ts';
import type { LookupPurpose } from './run.ts';
import { heldToken, isRecorded } from './selectors.ts';
import type { Session } from './session.ts';
import type { Verification } from './verification.ts';

/** What can be asked about the token in hand. `agreedUrl` is an address at another host that the person agreed to. */
export type LookupCommands = {
  readonly editVerification: (change: Partial<Verification>) => void;
  /** In which form the next introspection is to be answered. */
  readonly chooseIntrospectionForm: (form: IntrospectionForm) => void;
  readonly verify: (agreedUrl?: string) => Promise<void>;
  readonly introspect: (agreedUrl?: string) => Promise<void>;
  readonly revoke: (agreedUrl?: string) => Promise<void>;
  /** Asks the address that an API named for what the API says of itself, once its button was pressed. */
  readonly fetchResourceMetadata: (url: string) => Promise<void>;
  /** Looks for the server's metadata; `agreedIssuer` is one at another host that the person agreed to. */
  readonly discover: (agreedIssuer?: string) => Promise<void>;
  readonly cancelLookup: () => void;
};

const redactedSentence =
  'This token is from the history and was redacted when it was recorded, so no server would know it. Repeat the run to get a new one.';

export function createLookupCommands(
  session: Session,
  newId: () => string,
): LookupCommands & { readonly askAgain: () => Promise<void> } {
  const { store } = session;
  let abort: AbortController | undefined;

  const ask = async (
    purpose: Exclude<LookupPurpose, 'resource-metadata' | 'discover'>,
    agreedUrl?: string,
  ): Promise<void> => {
    if (store.getState().lookupFlight !== undefined) return;
    const held = heldToken(store.getState());
    if (held !== undefined && isRecorded(held.run)) {
      store.setState({ lookupFault: { purpose, tokenText: held.text, sentence: redactedSentence } });
      return;
    }
    // An older press that has not come as far as asking gives way to this one.
    abort?.abort();
    const { signal } = (abort = new AbortController());
    // The cryptography comes when it is first needed, not with the page.
    if (purpose === 'verify') {
      const { verify } = await import('./verify.ts');
      await verify(session, newId(), signal, agreedUrl);
    } else {
      const { askAboutToken } = await import('./ask-about-token.ts');
      await askAboutToken(session, newId(), purpose, signal, agreedUrl);
    }
  };

  const fetchResourceMetadata = async (url: string): Promise<void> => {
    if (store.getState().lookupFlight !== undefined) return;
    const { signal } = (abort = new AbortController());
    const { askAboutApi } = await import('./ask-about-api.ts');
    await askAboutApi(session, newId(), url, signal);
  };

  const discover = async (agreedIssuer?: string): Promise<void> => {
    if (store.getState().lookupFlight !== undefined) return;
    abort?.abort();
    const { signal } = (abort = new AbortController());
    const found = await import('./discover.ts');
    if (!signal.aborted) await found.discover(session, newId(), signal, agreedIssuer);
  };

  return {
    editVerification: (change) =>
      store.setState(({ verification }) => ({ verification: { ...verification, ...change } })),
    chooseIntrospectionForm: (introspectionForm) => store.setState({ introspectionForm }),
    verify: (agreedUrl) => ask('verify', agreedUrl),
    introspect: (agreedUrl) => ask('introspect', agreedUrl),
    revoke: (agreedUrl) => ask('revoke', agreedUrl),
    fetchResourceMetadata,
    discover,
    cancelLookup: () => abort?.abort(),
    askAgain: async () => {
      const [last] = lookupsOf(store.getState());
      if (last === undefined) return;
      const url = last.steps.at(-1)?.exchange.request.url;
      if (last.purpose === 'discover') await discover(last.discovery?.asked);
      else if (last.purpose !== 'resource-metadata') await ask(last.purpose);
      else if (url !== undefined) await fetchResourceMetadata(url);
    },
  };
}
