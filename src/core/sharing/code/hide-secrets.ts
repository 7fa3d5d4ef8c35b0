import { findSecret, type Span } from '../../http/secret-forms.ts';
import { mergedSpans } from '../secret-spans.ts';
import { schemeLength, secretPatterns } from '../secret-patterns.ts';
import type { SecretVariable } from './program-plan.ts';
import type { Part, Template } from './template.ts';

/** What the secrets of a program are called. */
export type Hiding = {
  /** A text with a variable in place of each secret in it: the known ones in any spelling, what looks like one, and `also`. */
  readonly within: (text: string, of: Place, also?: readonly Span[]) => Template;
  /** A text that is a secret as a whole; empty, it is none. */
  readonly whole: (text: string, of: Place) => Template;
  /** The same of a header field: the scheme of credentials stays. */
  readonly field: (text: string, of: Place) => Template;
  /** The variables so far, in the order in which they were needed. */
  readonly variables: () => readonly SecretVariable[];
};

/** Where a secret stands: the variable that it gets where it has no name yet, and what it is, in words. */
export type Place = { readonly variable: string; readonly meaning: string };

/** Secrets are told from each other by their value, so that the same value has the same variable wherever it stands. */
export function hideSecrets(known: readonly SecretVariable[]): Hiding {
  const named = known.filter(({ value }) => value !== '');
  const used: SecretVariable[] = [];
  const partFor = (value: string, of: Place): Part => {
    const same = (each: SecretVariable) => each.value === value;
    const variable = used.find(same) ?? withFreeName(named.find(same) ?? newVariable(value, of, named), used);
    if (!used.includes(variable)) used.push(variable);
    return { kind: 'variable', name: variable.name };
  };
  const whole: Hiding['whole'] = (text, of) => (text === '' ? [] : [partFor(text, of)]);
  return {
    whole,
    within: (text, of, also = []) => {
      const spans = [...also, ...secretPatterns(text), ...named.flatMap(({ value }) => findSecret(text, value))];
      return cut(text, mergedSpans(spans), (value) => partFor(value, of));
    },
    field: (text, of) => {
      const start = schemeLength(text);
      return [...plain(text.slice(0, start)), ...whole(text.slice(start), of)];
    },
    variables: () => used,
  };
}

function cut(text: string, spans: readonly Span[], partFor: (value: string) => Part): Template {
  const parts: Part[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    parts.push(...plain(text.slice(at, start)), partFor(text.slice(start, end)));
    at = end;
  }
  return [...parts, ...plain(text.slice(at))];
}

function plain(text: string): Template {
  return text === '' ? [] : [{ kind: 'text', text }];
}

/** What stands there is more than a known secret, or another spelling of it: the variable has to hold what stands there. */
function newVariable(value: string, of: Place, named: readonly SecretVariable[]): SecretVariable {
  const inside = named.find((each) => findSecret(value, each.value).length > 0);
  if (inside === undefined) return { name: of.variable, meaning: of.meaning, value };
  return { name: `${inside.name}_ENCODED`, meaning: `${inside.meaning}, written as it stands in ${of.meaning}`, value };
}

function withFreeName(variable: SecretVariable, used: readonly SecretVariable[]): SecretVariable {
  const isTaken = (name: string) => used.some((each) => each.name === name);
  let { name } = variable;
  for (let count = 2; isTaken(name); count++) name = `${variable.name}_${count}`;
  return { ...variable, name };
}
