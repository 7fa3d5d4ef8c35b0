import type { Members } from './token-response.ts';

/** A client as a server tells it once it has registered, read or changed it (RFC 7591 §3.2.1, RFC 7592 §3). */
export type RegisteredClient = {
  readonly clientId: string;
  /** Undefined: it has none, or this answer does not tell it. */
  readonly clientSecret: string | undefined;
  /** Seconds since the epoch; 0: it does not expire. Required beside a secret (RFC 7591 §3.2.1). */
  readonly secretExpiresAtSeconds: number | undefined;
  /** What opens its registration, and where that is (RFC 7592 §3). Servers without RFC 7592 tell neither. */
  readonly registrationAccessToken: string | undefined;
  readonly registrationClientUri: string | undefined;
  readonly clientAuthentication: string | undefined;
  readonly scope: string | undefined;
  /** All that was answered. */
  readonly members: Members;
};

/** Reads a client out of an answer; undefined where it names none. A member of another type counts as absent. */
export function readRegisteredClient(members: Members): RegisteredClient | undefined {
  const text = (name: string): string | undefined => {
    const value = memberOf(members, name);
    return typeof value === 'string' ? value : undefined;
  };
  const clientId = text('client_id');
  if (clientId === undefined || clientId === '') return undefined;
  const expiry = memberOf(members, 'client_secret_expires_at');
  return {
    clientId,
    clientSecret: text('client_secret'),
    secretExpiresAtSeconds: typeof expiry === 'number' && isTime(expiry) ? expiry : undefined,
    registrationAccessToken: text('registration_access_token'),
    registrationClientUri: text('registration_client_uri'),
    clientAuthentication: text('token_endpoint_auth_method'),
    scope: text('scope'),
    members,
  };
}

/** As far as a Date goes (ECMA-262, time values). */
function isTime(seconds: number): boolean {
  return seconds >= 0 && seconds <= 8.64e12;
}

/** What only a server tells, and no client may send in an update (RFC 7592 §2.2). */
const toldByServer = [
  'registration_access_token',
  'registration_client_uri',
  'client_secret_expires_at',
  'client_id_issued_at',
];

/**
 * What an update begins with: all that is registered, as JSON text, because the server deletes what is left out (RFC
 * 7592 §2.2). The secret is left out all the same: a server takes that as "it stays", and a text to edit is no place
 * for it. Empty where there is more of it than anybody edits by hand.
 */
export function changeDraft({ members }: RegisteredClient): string {
  const kept = Object.entries(members).filter(([name]) => !toldByServer.includes(name) && name !== 'client_secret');
  if (!isShallow(kept)) return '';
  const draft = JSON.stringify(Object.fromEntries(kept), null, 2);
  return draft.length > 100_000 ? '' : draft;
}

/** One member that the server registered otherwise than it was asked to, both as JSON text; absent: undefined. */
export type RegisteredOtherwise = {
  readonly name: string;
  readonly asked: string;
  readonly registered: string | undefined;
};

/** Where a server replaced or left out what was asked for, which it may do without a word (RFC 7591 §3.2.1). */
export function registeredOtherwise(asked: Members, { members }: RegisteredClient): readonly RegisteredOtherwise[] {
  return Object.entries(asked).flatMap(([name, value]) => {
    const registered = memberOf(members, name);
    // Secrets are told apart by no eye, and never written into a table.
    if (name === 'client_secret') return [];
    if (!isShallow(value) || !isShallow(registered))
      return [{ name, asked: shortened(value), registered: 'nested too deeply to be shown' }];
    if (sameValue(name, value, registered)) return [];
    return [
      { name, asked: shortened(value), registered: registered === undefined ? undefined : shortened(registered) },
    ];
  });
}

const deepest = 32;

/** Whether a value is nested no deeper than metadata are; what goes through it takes a call for each depth. */
function isShallow(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth < deepest && Object.values(value).every((each) => isShallow(each, depth + 1));
}

function shortened(value: unknown): string {
  if (!isShallow(value)) return 'nested too deeply to be shown';
  const text = JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

/** The order of scopes and of a list of words says nothing; an empty list is as good as none. */
function sameValue(name: string, asked: unknown, registered: unknown): boolean {
  const normal = (value: unknown): string => {
    if (name === 'scope' && typeof value === 'string') return JSON.stringify(value.split(/\s+/).toSorted());
    if (Array.isArray(value)) return value.length === 0 ? '' : JSON.stringify(value.map(sorted).toSorted(byText));
    return value === undefined ? '' : JSON.stringify(sorted(value));
  };
  return normal(asked) === normal(registered);
}

/** The same value with the members of each object in one order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => byText(a, b))
      .map(([name, each]) => [name, sorted(each)]),
  );
}

function byText(a: unknown, b: unknown): number {
  const [one, other] = [JSON.stringify(a), JSON.stringify(b)];
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function memberOf(members: Members, name: string): unknown {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}
