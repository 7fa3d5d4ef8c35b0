import { examine } from '#core/findings/examine.ts';
import { type Certainty, type Finding, type Group, groups, type Severity } from '#core/findings/finding.ts';
import { rules } from '#core/findings/rules.ts';
import { casesByGroup } from './cases/all-cases.ts';
import type { RuleCase } from './cases/rule-case.ts';

const severityWords: Readonly<Record<Severity, string>> = {
  error: 'Error',
  warning: 'Warning',
  note: 'Note',
  good: 'Good',
};
const certaintyWords: Readonly<Record<Certainty, string>> = { certain: '', likely: ', likely', hint: ', a hint' };

/** The page of the documentation that lists the rules, each with what it says in its example. */
export function findingsPage(): string {
  const chapters = (Object.keys(groups) as Group[]).map((group) => chapter(group, casesByGroup[group]));
  return [
    '# What Grantscope finds',
    '',
    `${rules.length} rules look at what you type, at each exchange and at each token. Every rule is a small function with a`,
    'fixed answer: nothing here is guessed, and what cannot be known is said. This page is made by the tests from the examples',
    'that prove the rules, so it cannot say anything else than the product does.',
    '',
    ...chapters,
  ].join('\n');
}

function chapter(group: Group, cases: readonly RuleCase[]): string {
  return [`## ${groups[group]}`, '', ...cases.map(entry)].join('\n');
}

function entry({ id, example, speaks }: RuleCase): string {
  const finding = examine(speaks).find((found) => found.id === id);
  if (finding === undefined) throw new Error(`The example of ${id} does not make it speak.`);
  const { title, severity, certainty, explanation } = finding;
  return [
    `### ${escaped(title)}`,
    '',
    `\`${id}\` · ${severityWords[severity]}${certaintyWords[certainty]}${sourceWords(finding)}`,
    '',
    `For example: ${escaped(example)}.`,
    '',
    `> ${escaped(explanation)}`,
    ...remedyWords(finding),
    '',
  ].join('\n');
}

function sourceWords({ source }: Finding): string {
  return source === undefined ? '' : ` · [${source.label}](${source.url})`;
}

function remedyWords({ remedies }: Finding): readonly string[] {
  const labels = remedies.flatMap((remedy) => ('label' in remedy ? [`*${escaped(remedy.label)}*`] : []));
  return labels.length === 0 ? [] : ['', `A click: ${labels.join(', ')}.`];
}

/** Text of a server or a person must not become markup. */
function escaped(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>|#]/g, String.raw`\$&`);
}
