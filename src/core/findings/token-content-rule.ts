import type { DecodedJwt, DecodedToken, JsonObject } from '../jwt/decode.ts';
import type { BroughtRun, Evidence, Rule, TokenRun } from './finding.ts';
import { tokenFacts, type ReadableToken, type TokenFacts } from './token-content-facts.ts';
import { ruleOf, type Said } from './rule.ts';

export type ContentRun = TokenRun | BroughtRun;

/**
 * A rule about the token itself, however it came: issued, pasted or made here. Of an issued one the evidence is shown in
 * the answer as well.
 */
export function contentRule(id: string, say: (token: DecodedToken, run: ContentRun) => Said | undefined): Rule {
  return ruleOf(id, 'token', (run) => {
    if (run.kind !== 'token' && run.kind !== 'brought') return undefined;
    const said = run.token && say(run.token, run);
    if (said === undefined || run.kind === 'brought') return said;
    const inAnswer: Evidence = { kind: 'response-member', name: 'access_token' };
    return { ...said, evidence: [...(said.evidence ?? []), inAnswer] };
  });
}

/** A rule about a header that could be read. */
export function headerRule(
  id: string,
  say: (header: JsonObject, token: ReadableToken, facts: TokenFacts) => Said | undefined,
): Rule {
  return contentRule(id, (token) => (isReadable(token) ? say(token.header, token, tokenFacts(token)) : undefined));
}

/** A rule about claims that could be read. */
export function claimsRule(
  id: string,
  say: (claims: JsonObject, token: DecodedJwt, run: ContentRun) => Said | undefined,
): Rule {
  return contentRule(id, (token, run) => (token.kind === 'jwt' ? say(token.claims, token, run) : undefined));
}

/** Whether a token could be taken apart. */
export function isReadable(token: DecodedToken): token is ReadableToken {
  return token.kind === 'jwt' || token.kind === 'jws' || token.kind === 'jwe';
}

/** A member that the object itself has; names come from outside, and some mean something to JavaScript. */
export function own(object: JsonObject, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
