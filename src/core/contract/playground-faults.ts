/** A way in which the playground can behave as servers in the wild do. */
export type PlaygroundFault = {
  /** As it stands in the path, `/faults/<id>/…`. */
  readonly id: string;
  /** A few words for a switch. */
  readonly name: string;
  /** What it does, one sentence. */
  readonly does: string;
  /** Who does so in the wild, one sentence. */
  readonly family: string;
  readonly group: FaultGroup;
  /** Faults that contradict each other have one of these in common; at most one of them is on. */
  readonly slot?: 'answer' | 'expires_in' | 'bytes' | 'format' | 'preflight' | 'certificate';
  /** Without which nothing of it is to be seen. */
  readonly needs?: FaultNeed;
  /** What may follow the id, with its sign. */
  readonly amount?: FaultAmount;
};

export type FaultNeed =
  /** The way through the browser: only browsers ask for CORS. */
  | 'browser'
  /** Requests with DPoP proofs (RFC 9449). */
  | 'dpop'
  /** A JWT access token. */
  | 'jwt'
  /** A port with a certificate of its own, in place of a path. */
  | 'certificate-port';

/** Whole numbers from `least` to `most`, 0 excluded; `usual` when none is said. */
export type FaultAmount = {
  readonly unit: 'minutes' | 'seconds';
  readonly usual: number;
  readonly least: number;
  readonly most: number;
};

/** In the order in which they are listed. */
export const faultGroups = [
  'Token answer',
  'Tokens and keys',
  'Client authentication',
  'Browser',
  'Connection',
] as const;
export type FaultGroup = (typeof faultGroups)[number];

/** All faults. Those who are named as the family are documented to do so, or were reported by many. */
export const playgroundFaults = [
  {
    id: 'expires-in-string',
    name: 'expires_in as a string',
    does: 'The token answer says “299” where RFC 6749 §5.1 has the number 299.',
    family: 'Microsoft Entra ID v1 and AD FS, Apigee, NetDocuments.',
    group: 'Token answer',
    slot: 'expires_in',
  },
  {
    id: 'expires-in-missing',
    name: 'No expires_in',
    does: 'The token answer does not say how long the token lives.',
    family: 'Salesforce, X (Twitter).',
    group: 'Token answer',
    slot: 'expires_in',
  },
  {
    id: 'token-type-lower-case',
    name: 'bearer in lower case',
    does: 'The token answer says token_type “bearer”, and the API takes the word only as “Bearer”: whoever copies it is refused.',
    family: 'X (Twitter) and Curity answer so; strict APIs stand behind any of them.',
    group: 'Token answer',
  },
  {
    id: 'ok-with-error',
    name: 'An error with status 200',
    does: 'Every token request is refused, with an error in the body and the status of a success.',
    family: 'GitHub.',
    group: 'Token answer',
    slot: 'answer',
  },
  {
    id: 'html-503',
    name: 'HTML 503',
    does: 'Every request to the authorization server, also for its metadata and keys, ends at a load balancer: a web page with status 503.',
    family: 'Spotify, and any server behind a load balancer.',
    group: 'Token answer',
    slot: 'answer',
  },
  {
    id: 'form-encoded',
    name: 'Form-encoded answer',
    does: 'The token answer is no JSON but a form, whatever the request accepts.',
    family: 'GitHub, unless Accept asks for JSON.',
    group: 'Token answer',
    slot: 'format',
  },
  {
    id: 'redirect-302',
    name: 'Redirect 302',
    does: 'Token endpoint and API send elsewhere; a client that follows a 302 repeats the POST as a GET and loses its body.',
    family: 'Gateways that force https, and servers that have moved.',
    group: 'Token answer',
    slot: 'answer',
  },
  {
    id: 'redirect-307',
    name: 'Redirect 307',
    does: 'Token endpoint and API send elsewhere; a client that follows a 307 sends the secret there too.',
    family: 'Gateways that force https, and servers that have moved.',
    group: 'Token answer',
    slot: 'answer',
  },
  {
    id: 'wrong-aud',
    name: 'Wrong aud',
    does: 'Tokens are meant for “account” and not for the demo API, which refuses them.',
    family: 'Keycloak without an audience mapper.',
    group: 'Tokens and keys',
  },
  {
    id: 'clock-off',
    name: 'Clock off',
    does: 'The authorization server’s clock is off by this much: it dates tokens and answers by that clock, and judges client assertions and DPoP proofs by it.',
    family: 'Any machine whose time is not set by the network; with Keycloak before 26.4 one second was enough.',
    group: 'Tokens and keys',
    amount: { unit: 'minutes', usual: 10, least: -1440, most: 1440 },
  },
  {
    id: 'key-rotated',
    name: 'Key rotated after signing',
    does: 'Between the token and the question for the keys, the key that signed was withdrawn.',
    family: 'Servers that rotate without an overlap, and caches that hold another JWKS than the server.',
    group: 'Tokens and keys',
    needs: 'jwt',
  },
  {
    id: 'same-token',
    name: 'The same token each time',
    does: 'A client that asks again gets the token of before until it ends, with the seconds that it has left.',
    family: 'X (Twitter), WSO2.',
    group: 'Tokens and keys',
  },
  {
    id: 'basic-not-decoded',
    name: 'Basic not decoded',
    does: 'ID and secret in the Basic header are taken as they stand: a secret that was form-encoded (RFC 6749 §2.3.1) is wrong.',
    family: 'IdentityServer before it began to decode, and many servers made by hand.',
    group: 'Client authentication',
  },
  {
    id: 'dpop-nonce',
    name: 'DPoP nonce demanded',
    does: 'A request without a DPoP proof is refused, and so is a proof without the server’s nonce (RFC 9449 §8).',
    family: 'Okta, for service apps of the org’s own server.',
    group: 'Client authentication',
    needs: 'dpop',
  },
  {
    id: 'no-cors',
    name: 'No CORS headers',
    does: 'No answer says that pages of other origins may read it, so a browser hides all of them.',
    family: 'Microsoft Entra ID, and Curity for clients with a secret.',
    group: 'Browser',
    needs: 'browser',
  },
  {
    id: 'preflight-refused',
    name: 'Preflight refused',
    does: 'The browser’s question (OPTIONS) is answered with 403, so that the request itself is never sent.',
    family: 'Keycloak from 26.6.3 on, for an origin that it does not know.',
    group: 'Browser',
    slot: 'preflight',
    needs: 'browser',
  },
  {
    id: 'slow-drip',
    name: 'Slow drip',
    does: 'Answers of authorization server and API come a few bytes at a time, over this many seconds.',
    family: 'Servers out of breath, and gateways that pass on what little they get.',
    group: 'Connection',
    slot: 'bytes',
    amount: { unit: 'seconds', usual: 5, least: 1, most: 60 },
  },
  {
    id: 'oversized-body',
    name: 'Oversized body',
    does: 'Answers of the authorization server are two megabytes long, for a member that nobody needs: the token, metadata, keys, introspection.',
    family: 'Servers that put a whole directory entry or a stack trace into their answer.',
    group: 'Connection',
    slot: 'format',
  },
  {
    id: 'truncated-body',
    name: 'Truncated body',
    does: 'Answers of authorization server and API end in the middle: Content-Length promises more than comes.',
    family: 'Load balancers whose server dies while it answers.',
    group: 'Connection',
    slot: 'bytes',
  },
  {
    id: 'expired-certificate',
    name: 'Expired certificate',
    does: 'The server’s certificate ended a week ago; it answers at a port of its own.',
    family: 'Servers whose renewal failed, or that were not restarted after it.',
    group: 'Connection',
    slot: 'certificate',
    needs: 'certificate-port',
  },
  {
    id: 'wrong-name-certificate',
    name: 'Certificate for another name',
    does: 'The server’s certificate is for another host name; it answers at a port of its own.',
    family: 'Servers reached by an alias that their certificate does not have.',
    group: 'Connection',
    slot: 'certificate',
    needs: 'certificate-port',
  },
] as const satisfies readonly PlaygroundFault[];

export type FaultId = (typeof playgroundFaults)[number]['id'];

/** The faults that a port of its own shows, in place of a path. */
export const certificateFaults = [
  'expired-certificate',
  'wrong-name-certificate',
] as const satisfies readonly FaultId[];
export type CertificateFault = (typeof certificateFaults)[number];

/** A fault that is on; `amount` is there for those that have one. */
export type FaultOn = { readonly id: FaultId; readonly amount?: number };

/** The fault with this id. */
export function playgroundFault(id: FaultId): PlaygroundFault {
  return playgroundFaults.find((fault) => fault.id === id) ?? playgroundFaults[0];
}

/** The id in this text, or undefined. */
export function asFaultId(text: string): FaultId | undefined {
  return playgroundFaults.find(({ id }) => id === text)?.id;
}

export function isCertificateFault(id: FaultId): id is CertificateFault {
  return certificateFaults.some((each) => each === id);
}
