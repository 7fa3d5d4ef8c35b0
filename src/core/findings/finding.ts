import type { CorsDiagnosis } from '../http/cors-diagnosis.ts';
import type { CorsPlan } from '../http/cors-plan.ts';
import type { Exchange } from '../http/exchange.ts';
import type { Place } from '../http/message-view.ts';
import type { DecodedToken } from '../jwt/decode.ts';
import type { ApiCall } from '../oauth/api-request.ts';
import type { Connection } from '../oauth/connection.ts';
import type { DpopAlgorithm } from '../oauth/dpop-key.ts';
import type { Discovered } from '../oauth/discovered.ts';
import type { DiscoveryOutcome } from '../oauth/discovery-outcome.ts';
import type { IntrospectionAnswer } from '../oauth/introspection-response.ts';
import type { ResourceMetadataReading } from '../oauth/resource-metadata.ts';
import type { RevocationAnswer } from '../oauth/revocation-response.ts';
import type { AnswerSignature } from '../oauth/signed-answer.ts';
import type { TokenAnswer } from '../oauth/token-response.ts';
import type { TimeLeft } from '../time/lifetime.ts';

/** One observation about a run: what happened, where it shows, what it means, and what to do next. */
export type Finding = {
  /** The rule's id, kebab-case and stable: pages link to it. */
  readonly id: string;
  readonly severity: Severity;
  /** Plain words, no full stop. */
  readonly title: string;
  /** A short paragraph: what happened, and what to do next. */
  readonly explanation: string;
  readonly certainty: Certainty;
  readonly evidence: readonly Evidence[];
  readonly source: Source | undefined;
  /** What a click can do about it, most helpful first. */
  readonly remedies: readonly Remedy[];
};

export type Severity = 'error' | 'warning' | 'note' | 'good';

/**
 * How sure a finding can be: it stands in the exchange, it is what usually lies behind what stands there, or it is one
 * of several explanations that cannot be told apart from here. Facts about a provider that are not confirmed are hints.
 */
export type Certainty = 'certain' | 'likely' | 'hint';

/** Where a finding shows: a place in the exchange or the token, resolved to the text when drawn (design.md 7.11). */
export type Evidence = Place;

/** The specification (or documentation) that the finding stands on. */
export type Source = { readonly label: string; readonly url: string };

/** What a click can do. What it changes in a form can be undone; nothing is ever sent without a click. */
export type Remedy =
  | { readonly kind: 'try-through-proxy' }
  | { readonly kind: 'trust-certificate' }
  | { readonly kind: 'do-not-verify' }
  | ChangeConnection
  | ChangeApiCall
  /** Asks the address that the API named for what it says of itself (RFC 9728). */
  | { readonly kind: 'fetch-resource-metadata'; readonly url: string }
  /** Makes another key for DPoP proofs, for this algorithm. */
  | { readonly kind: 'make-dpop-key'; readonly alg: DpopAlgorithm }
  | { readonly kind: 'get-token' }
  /** Shows the part that tries the ways to authenticate one after the other; it sends nothing by itself. */
  | { readonly kind: 'which-authentication' }
  /** Leads to the part of the form where a client certificate is given. */
  | { readonly kind: 'client-certificate' }
  | { readonly kind: 'send-again' };

/** Changes what is typed in the token request; `thenSend` presses *Get token* with it. The label is the button's name. */
export type ChangeConnection = {
  readonly kind: 'change-connection';
  readonly label: string;
  readonly change: Partial<Connection>;
  readonly thenSend?: true;
};

export type ChangeApiCall = {
  readonly kind: 'change-api-call';
  readonly label: string;
  readonly change: Partial<ApiCall>;
  readonly thenSend?: true;
};

/** What is typed in the token request, before it is sent. */
export type DraftRun = {
  readonly kind: 'draft';
  readonly connection: Connection;
  readonly page: PageFacts;
  /** What an authorization server says of itself, where it was asked; it may be another one than is typed by now. */
  readonly discovered?: Discovered;
  /** Whether a client certificate is at hand for the token endpoint; absent: it is not known. */
  readonly isCertificateHeld?: boolean;
  /** What would be signed with; absent where nothing is signed, or no key is there yet. */
  readonly algorithms?: SigningAlgorithms;
};

/** The `alg` of the client's assertion and of the DPoP proof; undefined where there is none. */
export type SigningAlgorithms = { readonly assertion: string | undefined; readonly dpop: string | undefined };

/** What a page knows of itself. */
export type PageFacts = {
  /** As a browser would write it in `Origin`, for example `http://localhost:8400`. */
  readonly origin: string;
  readonly hasProxy: boolean;
};

/** A token request and what came of it. */
export type TokenRun = {
  readonly kind: 'token';
  readonly connection: Connection;
  readonly exchange: Exchange;
  /** Undefined where there was no readable response. */
  readonly answer: TokenAnswer | undefined;
  readonly token: DecodedToken | undefined;
  /** The token of the request before, as text; undefined where there was none. */
  readonly previousToken: string | undefined;
  /** The request was edited by hand; `connection` then says what it really held, and no form stands for it. */
  readonly editedByHand?: true;
  /** Absent where the request carried no proof of ours. */
  readonly dpop?: DpopFacts;
  /** What an authorization server said of itself before; `isAbout` tells whether it was this one. */
  readonly discovered?: Discovered;
};

/** The key of the proofs, and what was sent before the exchange that decides (RFC 9449 §8, §9). */
export type DpopFacts = { readonly thumbprint: string; readonly earlier: readonly Exchange[] };

/** A call to an API and what came of it. `tokenLeft` is the time left of the token when the answer came. */
export type ApiRun = {
  readonly kind: 'api';
  readonly exchange: Exchange;
  readonly token: DecodedToken | undefined;
  readonly tokenLeft: TimeLeft | undefined;
  /** The scope that the token is known to have, from the response or the claim. */
  readonly tokenScope: string | undefined;
  /** What the token endpoint called the token; undefined where it came from elsewhere or was not named. */
  readonly tokenType: string | undefined;
  /** How the token came to be here; undefined where the call was made without one. */
  readonly tokenOrigin: 'issued' | 'pasted' | 'made' | undefined;
  /** By which the token was asked for, and what is typed where none was. */
  readonly connection: Connection | undefined;
  /** The call as it was typed; undefined where no form stands for it. */
  readonly call: ApiCall | undefined;
  /** The call was edited by hand. */
  readonly editedByHand?: true;
  /** Absent where the call carried no proof of ours. */
  readonly dpop?: DpopFacts;
};

/** A token that was brought along instead of asked for: there is no exchange to look at, only the token. */
export type BroughtRun = {
  readonly kind: 'brought';
  readonly origin: 'pasted' | 'made';
  readonly token: DecodedToken;
};

/** Questions that were asked about a token; the last one decides. */
export type LookupRun = {
  readonly kind: 'lookup';
  /** The last step's name. */
  readonly step: string;
  readonly exchange: Exchange;
  readonly clientId: string;
  readonly token: DecodedToken | undefined;
  readonly introspection: IntrospectionAnswer | undefined;
  /** What checking a signed answer came to; undefined where none was asked for. */
  readonly answerSignature: AnswerSignature | undefined;
  readonly revocation: RevocationAnswer | undefined;
  /** Claims that the answer and the token tell differently. */
  readonly differences: readonly string[];
  /** What an API says of itself, and the address of the call that led there. */
  readonly resource?: { readonly reading: ResourceMetadataReading; readonly apiUrl: string };
  /** What looking for a server's metadata came to; `exchange` is then the one that decided. */
  readonly discovery?: DiscoveryOutcome;
};

/** Why the browser did not let the page see an answer: what a browser asks and sends, done again through the proxy. */
export type CorsRun = {
  readonly kind: 'cors';
  readonly plan: CorsPlan;
  /** Undefined where a browser asks nothing first. */
  readonly preflight: Exchange | undefined;
  /** The request itself, sent with the page's Origin; undefined until a person presses for it. */
  readonly replayed: Exchange | undefined;
  readonly diagnosis: CorsDiagnosis;
};

export type ExaminedRun = DraftRun | TokenRun | ApiRun | BroughtRun | LookupRun | CorsRun;

/** The chapters in which the documentation lists the rules. */
export const groups = {
  before: 'Before sending',
  network: 'On the way to the server',
  browser: 'What the browser allows',
  http: 'Any answer',
  response: 'The answer of the token endpoint',
  time: 'Clocks and lifetimes',
  token: 'The token itself',
  api: 'The answer of the API',
  lookup: 'Questions about a server or a token',
} as const;
export type Group = keyof typeof groups;

/** A rule looks at a run and says what it sees: nothing, or one finding that has the rule's id. */
export type Rule = {
  readonly id: string;
  readonly group: Group;
  /** Ids of findings that this one may be the cause of: where one of them is found too, this one leads. */
  readonly explains: readonly string[];
  readonly examine: (run: ExaminedRun) => Finding | undefined;
};
