import type { Exchange } from '../http/exchange.ts';
import { headerValue, type HttpResponse } from '../http/message.ts';
import { decodeToken } from '../jwt/decode-token.ts';
import type { JsonObject } from '../jwt/decode.ts';
import { jsonFacts } from '../jwt/json-facts.ts';
import { readJsonAnswer, usableResponse } from './json-answer.ts';
import { refusedAnswer, type RefusedAnswer } from './refused-answer.ts';

/** What the introspection endpoint says of a token (RFC 7662 §2.2). */
export type IntrospectionAnswer =
  | ({ readonly kind: 'active' } & Introspected)
  | ({ readonly kind: 'inactive' } & Introspected)
  | RefusedAnswer
  | { readonly kind: 'unusable'; readonly reason: string; readonly next: string };

type Introspected = {
  readonly members: JsonObject;
  /** The members' JSON exactly as it came. */
  readonly json: string;
  /**
   * `jwt`: a signed answer (RFC 9701 §5); `phantom`: the JWT that a gateway gives out in place of the reference. The
   * signature of neither is checked here.
   */
  readonly form: 'json' | 'jwt' | 'phantom';
};

/** Reads an answer of the introspection endpoint. No input makes it throw. */
export function readIntrospection(exchange: Exchange): IntrospectionAnswer {
  const usable = usableResponse(exchange);
  if (usable.kind === 'unusable') return usable;
  const { response } = usable;
  if (response.status !== 200) {
    const refused = refusedAnswer(response);
    if (refused !== undefined) return refused;
  }
  const form = jwtForm(response);
  if (response.status === 200 && form !== undefined) return readJwtAnswer(response, form);
  // Phantom-token gateways answer so for a token that is over.
  if (response.status === 204) return { kind: 'inactive', members: {}, json: '{}', form: 'phantom' };
  const answer = readJsonAnswer(exchange);
  return answer.kind === 'unusable' ? answer : byActive(answer.members, answer.json, 'json');
}

function jwtForm({ headers }: HttpResponse): 'jwt' | 'phantom' | undefined {
  const type = headerValue(headers, 'content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (type === 'application/token-introspection+jwt') return 'jwt';
  return type === 'application/jwt' ? 'phantom' : undefined;
}

const decoder = new TextDecoder('utf-8');

/**
 * RFC 9701 §5 has the members in `token_introspection`, its early drafts had them among the claims; a phantom token's
 * claims are the members themselves, and that it was given out says that it is active.
 */
function readJwtAnswer({ body }: HttpResponse, form: 'jwt' | 'phantom'): IntrospectionAnswer {
  const token = decodeToken(decoder.decode(body));
  if (token.kind !== 'jwt') {
    return {
      kind: 'unusable',
      reason: 'The answer says that it is a JWT, and is none that could be read.',
      next: 'Look at the exchange under Lookups; an encrypted answer can only be read by whom it is meant for.',
    };
  }
  const within = token.claims['token_introspection'];
  if (isObject(within)) {
    const member = jsonFacts(token.claimsJson).members.find(({ name }) => name === 'token_introspection');
    return byActive(within, member?.raw ?? '{}', 'jwt');
  }
  const isPhantom = form === 'phantom' && !Object.hasOwn(token.claims, 'active');
  return isPhantom
    ? { kind: 'active', members: token.claims, json: token.claimsJson, form }
    : byActive(token.claims, token.claimsJson, form);
}

function byActive(members: JsonObject, json: string, form: Introspected['form']): IntrospectionAnswer {
  const active = Object.hasOwn(members, 'active') ? members['active'] : undefined;
  if (typeof active === 'boolean') return { kind: active ? 'active' : 'inactive', members, json, form };
  return {
    kind: 'unusable',
    reason:
      active === undefined
        ? 'The answer does not say whether the token is active.'
        : 'The answer has “active” as something else than true or false, so an API may read it as either.',
    next: 'RFC 7662 §2.2 wants a JSON true or false: have the server answer so, or check the endpoint.',
  };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
