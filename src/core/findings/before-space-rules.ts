import { clientRefused, scopeRefused } from './before-effects.ts';
import { beforeRule, fieldNames, fixes, inputs, type TypedField, valueOf } from './before-rule.ts';
import type { Rule } from './finding.ts';
import type { Said } from './rule.ts';
import { rfc } from './sources.ts';

/** Blanks, tabs and line breaks where none belong. Others than these of ASCII are said by their own name. */
export const beforeSpaceRules: readonly Rule[] = [
  edgeRule('id-edge-space', 'clientId', clientRefused),
  edgeRule('secret-edge-space', 'clientSecret', clientRefused),
  edgeRule('scope-edge-space', 'scope', scopeRefused),
  edgeRule('endpoint-edge-space', 'tokenEndpoint'),
  brokenRule('id-line-break', 'clientId', clientRefused),
  brokenRule('secret-line-break', 'clientSecret', clientRefused),
  blankRule('id-inner-blank', 'clientId'),
  blankRule('secret-inner-blank', 'clientSecret'),
  beforeRule('endpoint-inner-space', ({ tokenEndpoint }) => {
    const inside = insideOf(tokenEndpoint);
    if (inside === '') return undefined;
    return {
      severity: 'warning',
      title: `Token endpoint has ${withArticle(spaceWord(inside))} inside`,
      explanation:
        'An address has none: it was probably copied from a wrapped line, or something else came along. It cannot be sent like this.',
      evidence: inputs('tokenEndpoint'),
      source: rfc(3986, 'C'),
      remedies: fixes(`Remove the ${spaceWord(inside)} inside`, 'tokenEndpoint', tokenEndpoint, joined(tokenEndpoint)),
    };
  }),
  beforeRule(
    'scope-line-break',
    ({ scope }) => {
      if (!/[\t\n\v\f\r]/.test(trimmed(scope))) return undefined;
      return {
        severity: 'warning',
        title: 'The scope is separated by tabs or line breaks',
        explanation:
          'Scopes are separated by one blank each (RFC 6749 §3.3). A tab or line break makes one unknown scope of two; it often comes along from a table or a list.',
        evidence: inputs('scope'),
        source: rfc(6749, '3.3'),
        remedies: fixes('Separate by blanks', 'scope', scope, trimmed(scope).replace(/[ \t\n\v\f\r]+/g, ' ')),
      };
    },
    { explains: scopeRefused },
  ),
  beforeRule(
    'scope-double-space',
    ({ scope }) => {
      if (!trimmed(scope).includes('  ')) return undefined;
      return {
        severity: 'warning',
        title: 'The scope has two blanks in a row',
        explanation:
          'Scopes are separated by exactly one blank. A strict server finds an empty scope between the two and refuses it.',
        evidence: inputs('scope'),
        source: rfc(6749, '3.3'),
        remedies: fixes('Leave one blank', 'scope', scope, scope.replace(/ {2,}/g, ' ')),
      };
    },
    { explains: scopeRefused },
  ),
];

function edgeRule(id: string, field: TypedField, explains: readonly string[] = []): Rule {
  return beforeRule(
    id,
    (connection): Said | undefined => {
      const text = valueOf(connection, field);
      const kept = trimmed(text);
      if (text === kept || kept === '') return undefined;
      const start = /^[ \t\n\v\f\r]*/.exec(text)?.[0] ?? '';
      const end = /(?<![ \t\n\v\f\r])[ \t\n\v\f\r]+$/.exec(text)?.[0] ?? '';
      const where = start === '' ? 'at the end' : end === '' ? 'at the beginning' : 'at both ends';
      const what = spaceWord(start + end);
      return {
        severity: 'warning',
        certainty: field === 'clientSecret' ? 'likely' : 'certain',
        title: `${fieldNames[field]} has ${withArticle(what)} ${where}`,
        explanation:
          'It is sent as typed, and to the server it is another value. It mostly comes along when copying; nothing is removed without you.',
        evidence: inputs(field),
        source: sourceOf(field),
        remedies: fixes(`Remove the ${what} ${where}`, field, text, kept),
      };
    },
    { explains },
  );
}

/** Tabs and line breaks inside: never meant. */
function brokenRule(id: string, field: TypedField, explains: readonly string[]): Rule {
  return beforeRule(
    id,
    (connection): Said | undefined => {
      const text = valueOf(connection, field);
      const inside = insideOf(text);
      if (!/[^ ]/.test(inside)) return undefined;
      return {
        severity: 'warning',
        certainty: 'likely',
        title: `${fieldNames[field]} has ${withArticle(spaceWord(inside))} inside`,
        explanation: 'A value like this hardly ever has one. It was probably copied from a wrapped line or a table.',
        evidence: inputs(field),
        source: sourceOf(field),
        remedies: fixes(`Remove the ${spaceWord(inside)} inside`, field, text, joined(text)),
      };
    },
    { explains },
  );
}

function blankRule(id: string, field: TypedField): Rule {
  return beforeRule(id, (connection): Said | undefined => {
    const text = valueOf(connection, field);
    const inside = insideOf(text);
    if (!/^ +$/.test(inside)) return undefined;
    return {
      severity: 'note',
      certainty: 'hint',
      title: `${fieldNames[field]} has ${withArticle(spaceWord(inside))} inside`,
      explanation:
        'That is allowed, but rare. If the value was copied in pieces or from a wrapped line, the blank does not belong to it: many browsers turn a pasted line break into one.',
      evidence: inputs(field),
      source: sourceOf(field),
      remedies: fixes(`Remove the ${spaceWord(inside)} inside`, field, text, joined(text)),
    };
  });
}

/** All white space that stands between other characters; what was pasted whole is said by another rule. */
function insideOf(text: string): string {
  return looksPasted(text)
    ? ''
    : (trimmed(text)
        .match(/[ \t\n\v\f\r]+/g)
        ?.join('') ?? '');
}

/** Without the white space inside; what stands at the ends is another matter. */
function joined(text: string): string {
  return text.replace(/(?<=[^ \t\n\v\f\r])[ \t\n\v\f\r]+(?=[^ \t\n\v\f\r])/g, '');
}

/** Lines of configuration, keys and commands have blanks of their own; what they are is said by another rule. */
function looksPasted(text: string): boolean {
  return /^\s*(?:-----BEGIN|\{|curl\s|basic\s|bearer\s|authorization\s*:|(?:export\s+)?[\w.$:-]+\s*[=:]\s)/i.test(text);
}

function withArticle(what: string): string {
  return what === 'white space' || what.endsWith('s') ? what : `a ${what}`;
}

function spaceWord(spaces: string): string {
  const plural = spaces.length > 1 && spaces !== '\r\n' ? 's' : '';
  if (/^ +$/.test(spaces)) return `blank${plural}`;
  if (/^\t+$/.test(spaces)) return `tab${plural}`;
  if (/^[\r\n]+$/.test(spaces)) return `line break${plural}`;
  return 'white space';
}

function trimmed(text: string): string {
  return text.replace(/^[ \t\n\v\f\r]+|(?<![ \t\n\v\f\r])[ \t\n\v\f\r]+$/g, '');
}

function sourceOf(field: TypedField) {
  return rfc(6749, { clientId: 'A.1', clientSecret: 'A.2', scope: 'A.4', tokenEndpoint: '3.2' }[field]);
}
