import type { JsonObject } from '../jwt/decode.ts';
import { rfc } from '../jwt/registered-names-source.ts';
import { type GrantedRow, stateOf } from './granted-row.ts';
import { scopeDifference, scopeWords } from './scope-difference.ts';

type Seen = Pick<GrantedRow, 'granted' | 'state' | 'words'>;

/** Requested scope against that of the answer and of the token. A scope that the answer leaves out is granted as asked. */
export function scopeRow(
  asked: string | undefined,
  answered: string | undefined,
  claims: JsonObject | undefined,
): GrantedRow {
  const inToken = claims === undefined ? undefined : scopeClaim(claims);
  const source = rfc(6749, answered === undefined && asked !== undefined ? '5.1' : '3.3');
  return { name: 'scope', requested: asked, source, ...seen(asked, answered, inToken, claims) };
}

function seen(
  asked: string | undefined,
  answered: string | undefined,
  inToken: readonly string[] | undefined,
  claims: JsonObject | undefined,
): Seen {
  const granted = answered === undefined ? inToken : scopeWords(answered);
  if (answered !== undefined && inToken !== undefined && differ(scopeWords(answered), inToken)) {
    return {
      granted: `${answered} (answer); ${inToken.join(' ')} (token)`,
      state: 'other',
      words: 'The answer and the token do not agree. What counts at the API is the token.',
    };
  }
  if (asked === undefined) return notAsked(granted);
  if (asked.endsWith('/.default') && granted === undefined) return everythingAssigned(claims);
  if (granted === undefined) {
    return {
      granted: undefined,
      state: 'same',
      words: 'The answer names no scope, which means: as requested.',
    };
  }
  return compared(scopeWords(asked), granted, answered === undefined ? 'The token' : 'The answer');
}

function notAsked(granted: readonly string[] | undefined): Seen {
  if (granted === undefined || granted.length === 0) {
    return {
      granted: undefined,
      state: 'not-asked',
      words: 'You asked for none, and the server names none. An API that wants one will answer 403.',
    };
  }
  return {
    granted: granted.join(' '),
    state: 'not-asked',
    words: 'You asked for none, so the server gave what it gives by default.',
  };
}

/** Entra ID: `…/.default` stands for whatever an administrator assigned, which the token lists as `roles`. */
function everythingAssigned(claims: JsonObject | undefined): Seen {
  const roles = claims?.['roles'];
  if (Array.isArray(roles) && roles.length > 0) {
    return {
      granted: roles.join(' '),
      state: 'same',
      words: '.default asks for everything that is assigned to the client at this API; the token lists it as roles.',
    };
  }
  return {
    granted: undefined,
    state: 'unknown',
    words:
      '.default asks for everything that is assigned to the client at this API, and no roles are to be seen. If the API refuses, assign an app role and have an administrator agree.',
  };
}

function compared(asked: readonly string[], granted: readonly string[], where: string): Seen {
  const { missing, extra } = scopeDifference(asked, granted);
  const state = stateOf(missing.length, extra.length);
  const lacks = missing.length === 0 ? '' : `Not granted: ${missing.join(', ')}. Calls that need it will get 403. `;
  const adds = extra.length === 0 ? '' : `Not asked for: ${extra.join(', ')}. `;
  const words = state === 'same' ? `${where} names exactly what you asked for.` : `${lacks}${adds}`.trim();
  return { granted: granted.join(' ') || undefined, state, words };
}

function differ(one: readonly string[], other: readonly string[]): boolean {
  const { missing, extra } = scopeDifference(one, other);
  return missing.length + extra.length > 0;
}

/** `scope`, or what some vendors write instead: `scp`, a text or an array. */
function scopeClaim(claims: JsonObject): readonly string[] | undefined {
  const value = claims['scope'] ?? claims['scp'];
  if (typeof value === 'string') return scopeWords(value);
  return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : undefined;
}
