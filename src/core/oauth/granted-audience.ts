import type { DecodedToken, JsonObject } from '../jwt/decode.ts';
import { rfc } from '../jwt/registered-names-source.ts';
import type { Requested } from './granted-request.ts';
import { type GrantedRow, stateOf } from './granted-row.ts';

type Seen = Pick<GrantedRow, 'granted' | 'state' | 'words'>;

/** `audience` and `resource` of the request against the `aud` claim; each leaves to the other what that one asked for. */
export function audienceRows(requested: Requested, token: DecodedToken): readonly GrantedRow[] {
  const { audiences, resources } = requested;
  const aud = token.kind === 'jwt' ? audienceClaim(token.claims) : undefined;
  const isReadable = token.kind === 'jwt';
  return [
    {
      name: 'audience',
      requested: audiences.join(' ') || undefined,
      source: rfc(7519, '4.1.3'),
      ...(audiences.length === 0
        ? chosenByServer(resources.length === 0 ? aud : undefined, audienceDefault(resources.length > 0))
        : seen(audiences, resources, aud, isReadable)),
    },
    {
      name: 'resource',
      requested: resources.join(' ') || undefined,
      source: rfc(8707, '2.2'),
      ...(resources.length === 0
        ? chosenByServer(undefined, resourceDefault)
        : seen(resources, audiences, aud, isReadable)),
    },
  ];
}

const resourceDefault =
  'You named no resource. Where a server has tokens for several APIs, resource says which one is meant.';

function audienceDefault(hasResource: boolean): string {
  return hasResource
    ? 'You asked by resource, which the next row compares.'
    : 'You named no audience, so the server chose. Check that it is the API that you mean to call.';
}

function chosenByServer(aud: readonly string[] | undefined, words: string): Seen {
  return { granted: aud?.join(' ') || undefined, state: 'not-asked', words };
}

function seen(
  asked: readonly string[],
  askedElsewhere: readonly string[],
  aud: readonly string[] | undefined,
  isReadable: boolean,
): Seen {
  const granted = aud?.join(' ') || undefined;
  if (!isReadable) {
    return {
      granted,
      state: 'unknown',
      words: 'The token cannot be read here; introspection may tell whom it is for.',
    };
  }
  if (aud === undefined || aud.length === 0) {
    return {
      granted,
      state: 'less',
      words:
        'The token names no audience. APIs that check it will refuse, and those that do not check take it anywhere.',
    };
  }
  return compared(asked, askedElsewhere, aud, granted);
}

function compared(
  asked: readonly string[],
  askedElsewhere: readonly string[],
  aud: readonly string[],
  granted: string | undefined,
): Seen {
  const missing = asked.filter((each) => !aud.includes(each));
  const extra = aud.filter((each) => !asked.includes(each) && !askedElsewhere.includes(each));
  const state = stateOf(missing.length, extra.length);
  if (state === 'same') return { granted, state, words: 'The token is for exactly what you asked.' };
  const onlySlash = missing.length > 0 && missing.every((each) => aud.some((one) => bare(one) === bare(each)));
  const slash = onlySlash ? 'The difference is only a slash at the end, and yet APIs compare it. ' : '';
  const lacks = missing.length === 0 ? '' : `It is not for ${missing.join(', ')}, where it will be refused. `;
  const adds = extra.length === 0 ? '' : `It is for ${extra.join(', ')} as well, without your asking.`;
  return { granted, state, words: `${lacks}${slash}${adds}`.trim() };
}

function bare(address: string): string {
  return address.replace(/\/$/, '');
}

/** `aud` as a list; a text counts as a list of one (RFC 7519 §4.1.3). */
function audienceClaim(claims: JsonObject): readonly string[] | undefined {
  const { aud } = claims;
  if (typeof aud === 'string') return [aud];
  return Array.isArray(aud) && aud.every((each) => typeof each === 'string') ? aud : undefined;
}
