import type { JsonFacts } from '../jwt/json-facts.ts';
import { isSecretName } from '../sharing/secret-names.ts';
import { bytesWords } from '../time/words.ts';
import type { DecodedToken } from '../jwt/decode.ts';
import type { Evidence, Rule } from './finding.ts';
import { quote } from './quote.ts';
import { rfc } from './sources.ts';
import { tokenFacts } from './token-content-facts.ts';
import { contentRule, type ContentRun, headerRule, isReadable, own } from './token-content-rule.ts';

/** What the text of a token shows, before anything is asked about what it says. */
export const textRules: readonly Rule[] = [
  contentRule('damaged-token', (token, run) => {
    if (token.kind !== 'damaged') return undefined;
    const isIssued = run.kind === 'token';
    const next = isIssued
      ? 'If the API takes it, it is of a form of the server’s own; a client need not be able to read it.'
      : 'Copy it again from its beginning to its end; if that does not help, it was changed on the way.';
    return {
      severity: isIssued ? 'warning' : 'error',
      title: 'The token looks like a JWT, but cannot be read',
      explanation: `The trouble is in the ${token.part}: ${token.reason} ${next}`,
      source: rfc(7519, '7.2'),
    };
  }),
  contentRule('unsigned-token', (token) => {
    if ((token.kind !== 'jwt' && token.kind !== 'jws') || !token.unsigned) return undefined;
    return {
      severity: 'error',
      title: 'The token is unsigned and proves nothing',
      explanation:
        'Anyone can write such a token. An API that accepts it accepts everyone; have the server sign its tokens.',
      evidence: [{ kind: 'token-header', name: 'alg' }],
      source: rfc(8725, '3.2'),
    };
  }),
  contentRule('token-not-strict', (token) => {
    if (!isReadable(token) || token.oddities.length === 0) return undefined;
    const sentences = token.oddities.map(({ sentence }) => sentence);
    return {
      severity: 'warning',
      title: 'Strict readers refuse this token',
      explanation: `${sentences.slice(0, 4).join(' ')} It is read here all the same, and never called verified. If it was copied, copy it again; if a server writes it so, that is a fault of the server.`,
      source: rfc(7515, '2'),
    };
  }),
  contentRule('token-over-8-kb', (token, run) => {
    const characters = lengthOf(token, run);
    if (characters === undefined || characters <= 8192) return undefined;
    return {
      severity: 'warning',
      title: 'The token is longer than many servers allow a header to be',
      explanation: `It has ${bytesWords(characters)}. Servers and gateways often refuse more than 8 KiB of header fields with 431 or 400, or close the connection. Ask for less in it: fewer scopes, groups or roles.`,
      source: rfc(6585, '5'),
    };
  }),
  headerRule('repeated-header-parameters', (_, __, { header }) => {
    const words = repeatedWords(header);
    if (words === undefined) return undefined;
    return {
      severity: 'warning',
      title: 'The token’s header names something twice',
      explanation: `${words} Here the last one counts; other programs take the first or refuse the token, so that one may check what another does not use.`,
      evidence: repeatedPlaces(header, 'token-header'),
      source: rfc(7515, '4'),
    };
  }),
  contentRule('repeated-claims', (token) => {
    const facts = token.kind === 'jwt' ? tokenFacts(token).claims : undefined;
    const words = facts && repeatedWords(facts);
    if (facts === undefined || words === undefined) return undefined;
    return {
      severity: 'warning',
      title: 'The token names a claim twice',
      explanation: `${words} Here the last one counts; other programs take the first or refuse the token, so that two of them may see two different tokens in it.`,
      evidence: repeatedPlaces(facts, 'claim'),
      source: rfc(7519, '4'),
    };
  }),
  contentRule('inexact-numbers', (token) => {
    const facts = token.kind === 'jwt' ? tokenFacts(token).claims : undefined;
    if (facts === undefined || facts.inexact.length === 0) return undefined;
    const listed = facts.inexact
      .slice(0, 3)
      .map(({ pointer, digits }) => `${nameWords(pointer)} is ${shortened(digits)}`);
    return {
      severity: facts.inexact.some(({ digits }) => !digits.includes('.')) ? 'warning' : 'note',
      title: 'A number in the token is more exact than many programs can hold',
      explanation: `${listed.join('; ')}${facts.inexact.length > 3 ? '; and more' : ''}. The digits are shown as they came. JavaScript and others round them silently, so that two values may become one; such values should be texts.`,
      evidence: [...new Set(facts.inexact.map(({ pointer }) => topName(pointer)))].map((name) => ({
        kind: 'claim',
        name,
      })),
      source: rfc(8259, '6'),
    };
  }),
  headerRule('nested-token', (header, token) => {
    const isJwe = token.kind === 'jwe';
    const cty = own(header, 'cty');
    const isNested = isJwe ? typeof cty === 'string' && /jwt$/i.test(cty) : token.kind === 'jws' && token.nested;
    if (isNested !== true && typeof isNested !== 'object') return undefined;
    return {
      severity: 'note',
      title: 'There is another token in this token',
      explanation: isJwe
        ? 'The header says that a JWT is encrypted in it (“cty”). What that one says can be read only with the key.'
        : 'Its payload is a token, which has a header and a signature of its own. What is said here is about the outer one; both must be verified.',
      evidence: [{ kind: 'token-header', name: 'cty' }],
      source: rfc(7519, '5.2'),
    };
  }),
];

function lengthOf(token: DecodedToken, run: ContentRun): number | undefined {
  if (token.kind === 'too-large') return token.characters;
  if (isReadable(token)) return token.parts.join('.').length;
  return run.kind === 'token' && run.answer?.kind === 'issued' ? run.answer.accessToken.length : undefined;
}

/** Each repeated name with its values as they stand in the text, but for values that are secret by their name. */
function repeatedWords({ repeated, members }: JsonFacts): string | undefined {
  if (repeated.length === 0) return undefined;
  const sentences = repeated.slice(0, 3).map((pointer) => {
    const isTop = pointer.lastIndexOf('/') === 0;
    const name = topName(pointer);
    const values = isTop && !isSecretName(name) ? members.filter((member) => member.name === name) : [];
    const words = values.slice(0, 4).map(({ raw }) => shortened(raw));
    return words.length === 0
      ? `${nameWords(pointer)} stands more than once.`
      : `${nameWords(pointer)} stands ${values.length} times: ${words.join(', then ')}.`;
  });
  return sentences.join(' ');
}

function repeatedPlaces({ repeated }: JsonFacts, kind: 'claim' | 'token-header'): readonly Evidence[] {
  return [...new Set(repeated.map(topName))].map((name) => ({ kind, name }));
}

/** The member of the outermost object that a JSON pointer leads into (RFC 6901 §4). */
function topName(pointer: string): string {
  return (pointer.split('/')[1] ?? '').replaceAll('~1', '/').replaceAll('~0', '~');
}

function nameWords(pointer: string): string {
  return pointer.lastIndexOf('/') === 0 ? quote(topName(pointer)) : quote(pointer.slice(1));
}

const longest = 60;

function shortened(raw: string): string {
  const line = raw.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ');
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}
