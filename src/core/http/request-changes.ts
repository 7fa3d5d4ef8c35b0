import { formDecode } from './form-segments.ts';

/** One thing that an edited request has otherwise than the generated one. It names what changed and never its value. */
export type RequestChange = {
  /** The line of the edited text, from 1; of what was removed, the line that now stands in its place. */
  readonly line: number;
  readonly sentence: string;
};

/** A line of the head or a parameter of the body; `name` is compared, `label` is shown. */
type Item = { readonly text: string; readonly name: string; readonly label: string; readonly line: number };

/** What was changed by hand, in words, in the order of the text (texts as in `requestText`). */
export function requestChanges(generated: string, edited: string): readonly RequestChange[] {
  const before = taken(generated);
  const after = taken(edited);
  return [
    ...startChanges(before.start, after.start),
    ...itemChanges(before.fields, after.fields, after.emptyLine),
    ...bodyChanges(before.body, after.body, after.emptyLine + 1),
  ];
}

type Taken = {
  readonly start: string;
  readonly fields: readonly Item[];
  readonly body: string;
  readonly emptyLine: number;
};

function taken(text: string): Taken {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  const empty = lines.indexOf('');
  const head = empty < 0 ? lines : lines.slice(0, empty);
  const fields = head.slice(1).map((line, index) => {
    const label = line.includes(':') ? line.slice(0, line.indexOf(':')) : 'A line that is no header';
    return { text: line, name: label.toLowerCase(), label, line: index + 2 };
  });
  return {
    start: head[0] ?? '',
    fields,
    body: empty < 0 ? '' : lines.slice(empty + 1).join('\n'),
    emptyLine: head.length + 1,
  };
}

function startChanges(before: string, after: string): readonly RequestChange[] {
  const [method, target] = before.split(' ');
  const [newMethod, newTarget] = after.split(' ');
  const changed = [
    ...(method === newMethod ? [] : ['The method is another.']),
    ...(target === newTarget ? [] : ['The target is another.']),
  ];
  if (changed.length === 0 && before !== after) changed.push('The first line is another.');
  return changed.map((sentence) => ({ line: 1, sentence }));
}

function bodyChanges(before: string, after: string, line: number): readonly RequestChange[] {
  if (before === after) return [];
  if (!isForm(before) || !isForm(after)) return [{ line, sentence: 'The body is another.' }];
  const changes = itemChanges(pairItems(before, line), pairItems(after, line), line);
  return changes.length > 0 ? changes : [{ line, sentence: 'The body is another.' }];
}

function isForm(text: string): boolean {
  return /^[^\s{[]*$/.test(text);
}

function pairItems(text: string, line: number): readonly Item[] {
  return text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const name = formDecode(pair.split('=', 1)[0] ?? '');
      // Without a sign of equality it may as well be a value that stands alone.
      const label = pair.includes('=') ? `Parameter ${name}` : 'A part of the body without =';
      return { text: pair, name, label, line };
    });
}

/** What stays in its order is the longest common part; of the rest, those of one name belong together. */
function itemChanges(before: readonly Item[], after: readonly Item[], endLine: number): readonly RequestChange[] {
  const { removed, added } = difference(before, after);
  const left = [...removed];
  const changes = added.map(({ text, name, label, line }) => {
    const same = left.findIndex((item) => item.name === name);
    if (same < 0) return { line, sentence: `${label} is added.` };
    const [old] = left.splice(same, 1);
    return { line, sentence: old?.text === text ? `${label} stands elsewhere.` : `${label} is another.` };
  });
  const gone = left.map(({ label, line }) => ({ line: Math.min(line, endLine), sentence: `${label} is removed.` }));
  return [...changes, ...gone].toSorted((a, b) => a.line - b.line);
}

// More items than this are compared without looking for what moved: the table grows with their product.
const mostCompared = 300;

function difference(
  before: readonly Item[],
  after: readonly Item[],
): { removed: readonly Item[]; added: readonly Item[] } {
  if (before.length > mostCompared || after.length > mostCompared) {
    const had = new Set(before.map(({ text }) => text));
    const has = new Set(after.map(({ text }) => text));
    return { removed: before.filter(({ text }) => !has.has(text)), added: after.filter(({ text }) => !had.has(text)) };
  }
  const lengths = commonLengths(before, after);
  const removed: Item[] = [];
  const added: Item[] = [];
  let i = 0;
  let j = 0;
  for (let old = before[i], now = after[j]; old !== undefined || now !== undefined; old = before[i], now = after[j]) {
    if (old !== undefined && now !== undefined && old.text === now.text) {
      i++;
      j++;
    } else if (now === undefined || (old !== undefined && (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0))) {
      if (old !== undefined) removed.push(old);
      i++;
    } else {
      added.push(now);
      j++;
    }
  }
  return { removed, added };
}

/** The length of the longest common part of what follows each pair of places. */
function commonLengths(before: readonly Item[], after: readonly Item[]): readonly (readonly number[])[] {
  const lengths = Array.from({ length: before.length + 1 }, () => Array.from({ length: after.length + 1 }, () => 0));
  for (let i = before.length - 1; i >= 0; i--) {
    const row = lengths[i] ?? [];
    for (let j = after.length - 1; j >= 0; j--) {
      row[j] =
        before[i]?.text === after[j]?.text
          ? (lengths[i + 1]?.[j + 1] ?? 0) + 1
          : Math.max(lengths[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}
