import type { Place } from '../../http/message-view.ts';
import { claimText } from '../../jwt/claim-text.ts';
import { claimTime } from '../../jwt/claim-time.ts';
import type { DecodedToken, JsonObject } from '../../jwt/decode.ts';
import { durationWords } from '../../time/words.ts';
import { type Difference, sideOf, type Weight } from './comparison.ts';
import { differenceOf } from './difference-of.ts';
import { valueTexts } from './value-texts.ts';
import { changeWords, setChangeWords, shortQuote } from './words.ts';

/** What is compared, and how it is called: the access token, an assertion, a proof. */
export type Jose = Pick<Difference, 'area'> & {
  readonly id: string;
  readonly subject: string;
  readonly placeOf: (part: 'header' | 'claim', name: string) => Place;
};

/** Header parameters and claims of two tokens that can be read (RFC 7515 §4, RFC 7519 §4). */
export function joseDifferences(before: DecodedToken, after: DecodedToken, jose: Jose): readonly Difference[] {
  const [from, to] = [partsOf(before), partsOf(after)];
  if (from === undefined || to === undefined) return [];
  return [
    ...headerDifferences(from.header, to.header, jose),
    ...(from.claims === undefined || to.claims === undefined ? [] : claimDifferences(from.claims, to.claims, jose)),
  ];
}

function partsOf(token: DecodedToken): { readonly header: JsonObject; readonly claims?: JsonObject } | undefined {
  if (token.kind === 'jwt') return token;
  return token.kind === 'jwe' || token.kind === 'jws' ? { header: token.header } : undefined;
}

function headerDifferences(before: JsonObject, after: JsonObject, jose: Jose): readonly Difference[] {
  const { id, area, subject, placeOf } = jose;
  const isUnsigned = [before, after].some((header) => /^none$/i.test(textOf(header, 'alg') ?? ''));
  return namesOf(['alg', 'kid', 'jwk', 'typ'], before, after).flatMap((name) => {
    const [from, to] = valueTexts(before, after, name);
    const isKey = name === 'kid' || name === 'jwk';
    const signing = isUnsigned ? undefined : name === 'alg' ? algorithmWords : isKey ? keyWords(name) : undefined;
    return differenceOf({
      id: `${id} header ${name}`,
      area,
      weight: name === 'alg' || isKey ? 'important' : 'minor',
      subject: `Header parameter “${name}” of the ${subject}`,
      before: from,
      after: to,
      ...(signing === undefined ? {} : { sentence: `The ${subject} is ${signing(from, to)}` }),
      place: placeOf('header', name),
    });
  });
}

function algorithmWords(before: string | undefined, after: string | undefined): string {
  return `signed with ${after ?? 'no algorithm that it names'} instead of ${before ?? 'none that it names'}`;
}

const keyWords = (name: string) => (before: string | undefined, after: string | undefined) => {
  if (name === 'jwk') return 'signed with another key';
  if (before === undefined) return `signed with a key that it names: “${after ?? ''}”; before it named none`;
  if (after === undefined) return `signed with a key that it does not name; before it was “${before}”`;
  return `signed with another key: ${shortQuote(after) ?? 'a long name'} instead of ${shortQuote(before) ?? 'another long name'}`;
};

const timeClaims = new Set(['exp', 'iat', 'nbf', 'auth_time']);
// Made anew for each token or proof: RFC 7519 §4.1.7, RFC 9449 §4.2, and what Entra ID and Auth0 add.
const madeAnew = new Set(['jti', 'nonce', 'ath', 'uti', 'sid', 'rh', 'aio']);
const firstClaims = ['iss', 'sub', 'aud', 'client_id', 'azp', 'scope', 'scp', 'roles', 'cnf'];
const setClaims = new Set(['aud', 'scope', 'scp']);

function claimDifferences(before: JsonObject, after: JsonObject, jose: Jose): readonly Difference[] {
  const names = namesOf(firstClaims, before, after);
  return [
    ...names.filter((name) => !timeClaims.has(name)).flatMap((name) => claimDifference(name, before, after, jose)),
    ...lifetimeDifference(before, after, jose),
    ...names.filter((name) => timeClaims.has(name)).flatMap((name) => claimDifference(name, before, after, jose)),
  ];
}

function claimDifference(name: string, before: JsonObject, after: JsonObject, jose: Jose): readonly Difference[] {
  const [from, to] = valueTexts(before, after, name);
  const subject = `Claim “${name}”${jose.id === 'token' ? '' : ` of the ${jose.subject}`}`;
  const isExpected = from !== undefined && to !== undefined && (timeClaims.has(name) || madeAnew.has(name));
  const sets = setChange(name, own(before, name), own(after, name), subject);
  return differenceOf({
    id: `${jose.id} claim ${name}`,
    area: jose.area,
    weight: isExpected ? 'expected' : sets === 'same words' ? 'minor' : weightOf(name),
    subject,
    before: from,
    after: to,
    sentence: isExpected
      ? `${subject} is another one, as in every ${jose.subject}`
      : sets === 'same words'
        ? `${subject} says the same, written otherwise`
        : (sets ?? changeWords(subject, from, to)),
    place: jose.placeOf('claim', name),
  });
}

function weightOf(name: string): Weight {
  return firstClaims.includes(name) || name === 'exp' ? 'important' : 'minor';
}

/** What a claim that is a list of words lost and gained; undefined where it is no list on both sides. */
function setChange(name: string, before: unknown, after: unknown, subject: string): string | undefined {
  const [from, to] = [wordsOf(name, before), wordsOf(name, after)];
  if (from === undefined || to === undefined) return undefined;
  if (from.length === 1 && to.length === 1 && from[0] !== to[0]) return undefined;
  return setChangeWords(subject, from, to) ?? 'same words';
}

/** Scope is a set, written in any order (RFC 6749 §3.3); one audience may stand as text or list (RFC 7519 §4.1.3). */
function wordsOf(name: string, value: unknown): readonly string[] | undefined {
  if (typeof value === 'string' && setClaims.has(name)) return name === 'aud' ? [value] : value.split(' ');
  return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : undefined;
}

function lifetimeDifference(before: JsonObject, after: JsonObject, jose: Jose): readonly Difference[] {
  const [from, to] = [lifetimeMs(before), lifetimeMs(after)];
  if (from === undefined || to === undefined) return [];
  return differenceOf({
    id: `${jose.id} lifetime`,
    area: jose.area,
    weight: jose.id === 'token' ? 'important' : 'minor',
    subject: `The lifetime of the ${jose.subject}`,
    before: String(from),
    after: String(to),
    sentence: `The ${jose.subject} is valid for ${lifeWords(to)} instead of ${lifeWords(from)}, from “iat” to “exp”`,
    place: jose.placeOf('claim', 'exp'),
  }).map((difference) => ({ ...difference, before: sideOf(lifeWords(from)), after: sideOf(lifeWords(to)) }));
}

function lifeWords(ms: number): string {
  if (ms % 1000 !== 0) return `${ms / 1000} s`;
  return ms < 0 ? `−${durationWords(-ms)}` : durationWords(ms);
}

function lifetimeMs(claims: JsonObject): number | undefined {
  const [from, until] = [claimTime(own(claims, 'iat')), claimTime(own(claims, 'exp'))];
  return from.kind === 'time' && until.kind === 'time' ? until.ms - from.ms : undefined;
}

/** All names of both, those that matter most first. */
function namesOf(first: readonly string[], before: JsonObject, after: JsonObject): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...first.filter((name) => names.has(name)), ...[...names].filter((name) => !first.includes(name))];
}

function textOf(object: JsonObject, name: string): string | undefined {
  return Object.hasOwn(object, name) ? claimText(object[name]) : undefined;
}

function own(object: JsonObject, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
