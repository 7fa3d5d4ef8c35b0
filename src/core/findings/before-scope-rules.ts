import { separatorText } from '../oauth/scope-on-wire.ts';
import { scopeWords } from '../oauth/scope-difference.ts';
import { scopeRefused } from './before-effects.ts';
import { beforeRule, fixes, inputs, listed } from './before-rule.ts';
import type { Certainty, Rule, Severity } from './finding.ts';
import { quotedValue } from './pasted-values.ts';
import { knownProvider } from './provider-rule.ts';
import { rfc } from './sources.ts';

const inBrackets = /^\s*[[{(].*[\])}]\s*$/s;

type Words = {
  readonly severity?: Severity;
  readonly certainty: Certainty;
  readonly title: string;
  readonly explanation: string;
  readonly section?: string;
};

/** A scope that is written in another way than one blank between names, or asks for what this grant cannot give. */
export const beforeScopeRules: readonly Rule[] = [
  scopeRule('scope-in-brackets', inBrackets, 'Take the names out', fromList, {
    certainty: 'likely',
    title: 'The scope stands in brackets',
    explanation:
      'It looks like a list from a program or from JSON. What is sent is one text with blanks between the names.',
  }),
  scopeRule('scope-commas', /,/, 'Separate by blanks', (scope) => separated(scope, /,/), {
    certainty: 'likely',
    title: 'The scope has a comma',
    explanation:
      'Scopes are separated by blanks, and a comma is part of a name. A few servers want commas all the same; most find one unknown scope here.',
  }),
  scopeRule('scope-semicolons', /;/, 'Separate by blanks', (scope) => separated(scope, /;/), {
    certainty: 'likely',
    title: 'The scope has a semicolon',
    explanation:
      'Scopes are separated by blanks, and a semicolon is part of a name: the server finds one unknown scope.',
  }),
  scopeRule('scope-plus', /[^\s+]\+[^\s+]/, 'Separate by blanks', (scope) => separated(scope, /\+/), {
    certainty: 'likely',
    title: 'The scope has a plus sign',
    explanation:
      'In addresses and form bodies a plus stands for a blank. It was probably copied from there; here it is sent as %2B and stays a plus.',
  }),
  scopeRule('scope-percent-encoded', /%(?:20|2[CF]|3A)/i, 'Decode it', percentDecoded, {
    certainty: 'likely',
    title: 'The scope seems percent-encoded already',
    explanation:
      'It was probably copied from an address. It is encoded again when sending, and the server finds another scope.',
  }),
  scopeRule(
    'scope-forbidden-character',
    /["\\]/,
    'Remove quotes and backslashes',
    (scope) => scope.replace(/["\\]/g, ''),
    {
      certainty: 'certain',
      title: 'The scope has a quotation mark or backslash',
      explanation: 'These two are the printable characters that no scope may hold; a strict server refuses them.',
    },
  ),
  beforeRule('scope-repeated', ({ scope }) => {
    const words = scope.split(/\s+/).filter(Boolean);
    const twice = words.filter((word, index) => words.indexOf(word) !== index);
    if (twice.length === 0) return undefined;
    return {
      severity: 'note',
      title: 'The scope names something twice',
      explanation: 'It does no harm at most servers, and no good at any.',
      evidence: inputs('scope'),
      source: rfc(6749, '3.3'),
      remedies: fixes('Name each once', 'scope', scope, [...new Set(words)].join(' ')),
    };
  }),
  namesRule('scope-openid', ['openid'], {
    certainty: 'likely',
    title: 'The scope asks for a sign-in',
    explanation:
      'openid is for signing in a person, and with client credentials there is none. Some servers ignore it, some refuse it.',
  }),
  namesRule('scope-offline-access', ['offline_access', 'offline'], {
    certainty: 'likely',
    title: 'The scope asks for a refresh token',
    explanation:
      'offline_access asks for a refresh token, and this grant gives none: the client can ask again at any time. Many servers refuse it here.',
    section: '4.4.3',
  }),
  namesRule('scope-about-people', ['profile', 'email', 'address', 'phone'], {
    certainty: 'likely',
    title: 'The scope asks about a person',
    explanation:
      'profile, email, address and phone mean the data of someone who signed in, and with client credentials nobody does.',
  }),
  beforeRule(
    'scope-looks-like-audience',
    ({ scope }) => {
      const words = scopeWords(scope);
      const addresses = words.filter((word) => /^(?:https?|api):\/\/[^/\s]+\/?$/i.test(word));
      if (addresses.length === 0) return undefined;
      return {
        severity: 'warning',
        certainty: 'hint',
        title: 'The scope holds an address without a permission',
        explanation:
          'An address alone names an API, which many servers want in a parameter of its own (audience or resource); Microsoft Entra wants /.default behind it. Look up which of them this server takes.',
        evidence: inputs('scope'),
        source: rfc(8707, '2'),
      };
    },
    { explains: [...scopeRefused, 'invalid-target'] },
  ),
  beforeRule(
    'scope-with-name',
    ({ scope }) => {
      const value = /^\s*scopes?\s*[=:]\s*(\S.*)$/is.exec(scope)?.[1];
      if (value === undefined) return undefined;
      return {
        severity: 'warning',
        certainty: 'likely',
        title: 'The scope begins with its own name',
        explanation:
          'The name of the parameter was pasted too. It is written by itself when sending, so only the value belongs here.',
        evidence: inputs('scope'),
        source: rfc(6749, '3.3'),
        remedies: fixes('Keep only the value', 'scope', scope, quotedValue(value) ?? value),
      };
    },
    { explains: scopeRefused },
  ),
];

function scopeRule(id: string, pattern: RegExp, label: string, mend: (scope: string) => string, words: Words): Rule {
  return beforeRule(
    id,
    ({ scope, scopeSeparator }) => {
      // Where another separator was chosen, it may be typed as well.
      if (scopeSeparator !== 'space' && scope.includes(separatorText[scopeSeparator])) return undefined;
      // What is in a list is taken out of it as a whole.
      if (!pattern.test(scope) || (pattern !== inBrackets && inBrackets.test(scope))) return undefined;
      const { section = '3.3', ...said } = words;
      return {
        severity: 'warning',
        ...said,
        evidence: inputs('scope'),
        source: rfc(6749, section),
        remedies: fixes(label, 'scope', scope, mend(scope)),
      };
    },
    { explains: scopeRefused },
  );
}

/** Scopes that are meant for a person who signed in. */
function namesRule(id: string, names: readonly string[], { section = '4.4', ...said }: Words): Rule {
  return beforeRule(
    id,
    ({ scope }, run) => {
      // These have a rule of their own about such scopes: they refuse them, or need one.
      if (['okta', 'okta-org', 'cognito', 'zitadel'].includes(knownProvider(run)?.provider.id ?? '')) return undefined;
      const words = scopeWords(scope);
      const hit = names.filter((name) => words.includes(name));
      if (hit.length === 0) return undefined;
      const rest = words.filter((word) => !hit.includes(word)).join(' ');
      return {
        severity: 'note',
        ...said,
        evidence: inputs('scope'),
        source: rfc(6749, section),
        remedies: fixes(`Leave out ${listed(hit)}`, 'scope', scope, rest),
      };
    },
    { explains: scopeRefused },
  );
}

function separated(scope: string, separator: RegExp): string {
  return scope
    .split(new RegExp(`[\\s${separator.source}]+`))
    .filter(Boolean)
    .join(' ');
}

function fromList(scope: string): string {
  return separated(scope.replace(/[[\](){}"'`]/g, ' '), /,/);
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
