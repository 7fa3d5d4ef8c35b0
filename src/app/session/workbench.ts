import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Surroundings } from '#core/contract/surroundings.ts';
import type { Place } from '#core/http/message-view.ts';
import { noAssertionSecrets, usualAssertion } from '#core/oauth/assertion-settings.ts';
import type { ApiCall } from '#core/oauth/api-request.ts';
import type { DpopKey } from '#core/oauth/dpop-key.ts';
import type { DpopNonces } from '#core/oauth/dpop-nonce.ts';
import { type Connection, ordinaryForm, type Pin } from '#core/oauth/connection.ts';
import type { ClientCertificate } from '#core/http/client-certificate.ts';
import type { ServerWay } from '#core/oauth/server-way.ts';
import type { MadeAssertion } from '#core/oauth/proofs.ts';
import type { SigningKey } from '#core/jwt/signing-key.ts';
import type { Discovered } from '#core/oauth/discovered.ts';
import type { IntrospectionForm } from '#core/oauth/introspection-request.ts';
import type { Provider } from '#core/providers/provider.ts';
import type { Renewal } from '#core/time/renewal.ts';
import type { Compared } from './compare-commands.ts';
import type { DiscoveryFault } from './discovery-commands.ts';
import type { CorsFlight, Flight, LookupFlight } from './flight.ts';
import type { HostQuestion, Linked } from './linked.ts';
import type { RegistrationDesk } from './registration-desk.ts';
import type { LookupPurpose, Run } from './run.ts';
import type { Trials, TrialsView } from './trials.ts';
import { type FiledVerdict, keysOfIssuer, type Verification } from './verification.ts';

/** Everything that the user typed and chose, and the runs in view. What follows from it is computed, never stored. */
export type Workbench = {
  readonly connection: Connection;
  readonly apiCall: ApiCall;
  readonly pins: readonly Pin[];
  /** Providers that the user added to the built-in ones. */
  readonly ownProviders: readonly Provider[];
  /** The key pair that this page made for the client's assertions; its private part cannot be taken out of it. */
  readonly generatedKey: SigningKey | undefined;
  /** The assertion in the preview. Another one is made for each request that is sent. */
  readonly previewedAssertion: MadeAssertion | undefined;
  /** What was typed to find the authorization server by: an issuer, an account, an address. */
  readonly issuer: string;
  /** What the server found last says of itself. It may be another one than is typed by now: `isAbout` tells. */
  readonly discovered: Discovered | undefined;
  /** Why the last discovery found nothing. */
  readonly discoveryFault: DiscoveryFault | undefined;
  /** `host:port` of servers whose certificate the user chose not to verify; gone with the tab (design.md 7.8). */
  readonly unverified: readonly string[];
  /** Other ways to servers than their URLs say; gone with the tab. */
  readonly ways: readonly ServerWay[];
  /** One at most for each `host:port`. They hold private keys: in memory only, and gone with the tab. */
  readonly clientCertificates: readonly ClientCertificate[];
  /** How often something else led to the part of the form that has them. */
  readonly certificatePointedAt: number;
  /** Newest first. */
  readonly runs: readonly Run[];
  readonly selectedTokenRunId: string | undefined;
  readonly selectedApiRunId: string | undefined;
  readonly tokenFlight: Flight | undefined;
  readonly apiFlight: Flight | undefined;
  /** What is wrong with a form is said once its button was pressed, not while the first letters are typed. */
  readonly faultsShown: { readonly token: boolean; readonly api: boolean };
  readonly cancelled: { readonly token: string | undefined; readonly api: string | undefined };
  /** Requests as texts that are edited by hand; undefined: it follows the form. Never kept, they may hold any secret. */
  readonly editedRequests: Readonly<Record<EditedStep, string | undefined>>;
  /** Two kept runs that are looked at side by side. */
  readonly compared: Compared | undefined;
  /** The places that a finding was asked to show; they stay lit, and are brought into view. */
  readonly lit: Lit;
  /** The places of the finding that the pointer or the focus is on, while it is; they come before `lit`. */
  readonly glanced: Lit | undefined;
  /** What the last remedy changed in the forms, to be taken back; gone once the forms are edited by hand. */
  readonly remedied: Remedied | undefined;
  /** The ways to authenticate that were tried one after the other; undefined before the first time. */
  readonly trials: Trials | undefined;
  readonly trialsView: TrialsView;
  /** Where the keys to verify with come from; a key that was given may be a secret and lives in memory only. */
  readonly verification: Verification;
  /** The newest verdict. It holds for one token and one choice of keys: `shownVerdict` says whether it still does. */
  readonly verdict: FiledVerdict | undefined;
  /** A question about a token on its way. */
  readonly lookupFlight: LookupFlight | undefined;
  /** Why a question about a token was not even asked, and in answer to which press. */
  readonly lookupFault: LookupFault | undefined;
  /** In which form introspection is to be answered (RFC 9701 §4). */
  readonly introspectionForm: IntrospectionForm;
  /** What is being asked to find out why the browser failed, and of which run. */
  readonly corsFlight: CorsFlight | undefined;
  readonly dpop: DpopState;
  readonly renewal: Renewal;
  /** Why renewing by itself came to an end, a sentence, until it is switched on again. */
  readonly renewalStopped: string | undefined;
  /** Whether the tab's title shows the time left. */
  readonly titleTime: boolean;
  /** Whether the history keeps whole bodies of this connection's runs, instead of the beginning of long ones. */
  readonly keepsWholeBodies: boolean;
  /** The ids of runs whose bodies the history was asked to keep whole. */
  readonly wholeBodies: ReadonlySet<string>;
  /** What was on screen before a run of the history was put there; undefined while none is. */
  readonly beforeReopening: Shown | undefined;
  /**
   * `host:port` of the servers that may be asked for a connection that came with a link; of any other connection
   * undefined, and all of them may.
   */
  readonly agreedHosts: readonly string[] | undefined;
  /** A request that waits for a person to agree to its host. */
  readonly hostQuestion: HostQuestion | undefined;
  /** Registering a client; undefined until somebody does. */
  readonly registration: RegistrationDesk | undefined;
  /** What came with a link besides the connection, until it is let go. */
  readonly linked: Linked | undefined;
  /** What must be said of repeating a run of the history, a sentence; empty while nothing must. */
  readonly historyNote: string;
  /** Where the secrets of this connection are, besides this page's memory. */
  readonly secretKeeping: SecretKeepingState;
  /** Whether what is typed reaches this device's storage. */
  readonly storage: 'kept' | 'unavailable';
};

export const secretPlaces = ['memory', 'tab', 'device'] as const;
export type SecretPlace = (typeof secretPlaces)[number];

export type SecretKeepingState = {
  readonly place: SecretPlace;
  /** Of what is kept on this device: behind a passphrase and closed, opened with it, without one, or unreadable. */
  readonly lock: 'none' | 'locked' | 'open' | 'damaged';
  /** What went wrong last, a sentence. */
  readonly fault: string | undefined;
};

/** What proofs are made with: in this tab's memory and nowhere else. `fault` says why there is no key, a sentence. */
export type DpopState = {
  readonly key: DpopKey | undefined;
  readonly fault: string | undefined;
  readonly nonces: DpopNonces;
};

export type Lit = { readonly step: Step; readonly places: readonly Place[] };

/** The runs on screen, by their ids. */
export type Shown = Pick<Workbench, 'selectedTokenRunId' | 'selectedApiRunId'>;

/** `label` is the remedy's name; the rest is what stood in the changed fields before, and how to take back what else it did. */
export type Remedied = {
  readonly label: string;
  readonly connection: Partial<Connection>;
  readonly apiCall: Partial<ApiCall>;
  readonly takeBack?: (state: Workbench) => Partial<Workbench>;
};

/**
 * What a press causes and a finding is about: the token request, the API call, a question about a token, or the check
 * of why the browser failed.
 */
export type Step = 'token' | 'api' | 'lookup' | 'cors';

/** The steps whose request can be edited as a text before it is sent. */
export type EditedStep = Extract<Step, 'token' | 'api'>;

/** `host` is named where the question would go somewhere that the user has not agreed to yet. */
export type LookupFault = {
  readonly purpose: Exclude<LookupPurpose, 'resource-metadata' | 'discover'>;
  readonly tokenText: string;
  readonly sentence: string;
  readonly elsewhere?: { readonly host: string; readonly url: string };
};

export type WorkbenchStore = StoreApi<Workbench>;

/** What is brought back after a reload: everything typed but secrets and tokens. */
export type Typed = Pick<
  Workbench,
  'connection' | 'apiCall' | 'pins' | 'ownProviders' | 'issuer' | 'keepsWholeBodies' | 'agreedHosts'
>;

export const nothingTyped: Typed = {
  connection: {
    tokenEndpoint: '',
    clientId: '',
    clientSecret: '',
    scope: '',
    clientAuthentication: 'client_secret_basic',
    basicEncoding: 'compatible',
    way: 'proxy',
    dpop: false,
    assertion: usualAssertion,
    assertionSecrets: noAssertionSecrets,
    introspectionEndpoint: '',
    revocationEndpoint: '',
    parameters: [],
    provider: '',
    ...ordinaryForm,
  },
  apiCall: { url: '', method: 'GET', headersText: '', body: '' },
  pins: [],
  ownProviders: [],
  issuer: '',
  keepsWholeBodies: false,
  agreedHosts: undefined,
};

export function createWorkbench(typed: Typed, storage: Workbench['storage']): WorkbenchStore {
  return createStore<Workbench>(() => ({
    ...typed,
    generatedKey: undefined,
    previewedAssertion: undefined,
    discovered: undefined,
    discoveryFault: undefined,
    unverified: [],
    ways: [],
    clientCertificates: [],
    certificatePointedAt: 0,
    runs: [],
    selectedTokenRunId: undefined,
    selectedApiRunId: undefined,
    tokenFlight: undefined,
    apiFlight: undefined,
    faultsShown: { token: false, api: false },
    cancelled: { token: undefined, api: undefined },
    editedRequests: { token: undefined, api: undefined },
    compared: undefined,
    lit: { step: 'token', places: [] },
    glanced: undefined,
    remedied: undefined,
    trials: undefined,
    trialsView: { isOpen: false, pointedAt: 0 },
    verification: keysOfIssuer,
    verdict: undefined,
    lookupFlight: undefined,
    lookupFault: undefined,
    introspectionForm: 'json',
    corsFlight: undefined,
    dpop: { key: undefined, fault: undefined, nonces: new Map() },
    renewal: { automatic: false, marginSeconds: 30 },
    renewalStopped: undefined,
    titleTime: false,
    wholeBodies: new Set(),
    beforeReopening: undefined,
    hostQuestion: undefined,
    registration: undefined,
    linked: undefined,
    historyNote: '',
    secretKeeping: { place: 'memory', lock: 'none', fault: undefined },
    storage,
  }));
}

/** What stands in the forms at the start. Where there is no proxy, a kept choice of it would lead nowhere. */
export function firstTyped(kept: Typed | undefined, { proxy }: Surroundings): Typed {
  const typed = kept ?? nothingTyped;
  return proxy ? typed : { ...typed, connection: { ...typed.connection, way: 'browser' } };
}
