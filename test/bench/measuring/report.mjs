import { median, range } from './statistics.mjs';

/**
 * One figure of the product, with what was measured beside it in the same run. A goal of kind `times` is about the
 * ratio of the two, one of kind `value` about the median of ours; without a goal the line only informs.
 *
 * @typedef {object} Row
 * @property {string} what
 * @property {string} unit
 * @property {readonly number[]} ours
 * @property {{ readonly name: string, readonly values: readonly number[] }} [beside]
 * @property {{ readonly of: 'times' | 'value', readonly atMost?: number, readonly atLeast?: number }} [goal]
 */

/** One line for the terminal. @param {Row} row */
export function line({ what, unit, ours, beside, goal }) {
  const ratio = beside === undefined ? undefined : ratioOf(ours, beside.values);
  const parts = [
    what.padEnd(46),
    measured(ours, unit).padEnd(30),
    (beside === undefined ? '' : `${beside.name} ${measured(beside.values, unit)}`).padEnd(46),
    (Number.isFinite(ratio) ? `${ratio.toFixed(2)}x` : '').padStart(7),
  ];
  if (goal !== undefined) parts.push(goalWords(goal, unit, goal.of === 'times' ? (ratio ?? Number.NaN) : median(ours)));
  return `  ${parts.join(' ')}`.trimEnd();
}

/** Of what was measured in turns, the middle of the ratios in each turn: a busy moment of the machine hits both. */
function ratioOf(ours, theirs) {
  if (ours.length !== theirs.length) return median(ours) / median(theirs);
  return median(ours.map((one, at) => one / theirs[at]));
}

function goalWords({ of, atMost, atLeast }, unit, reached) {
  const isMet = reached <= (atMost ?? Infinity) && reached >= (atLeast ?? -Infinity);
  const bound = atMost === undefined ? `≥ ${atLeast}` : `≤ ${atMost}`;
  return `  goal ${bound}${of === 'times' ? 'x' : ` ${unit}`.trimEnd()}  ${isMet ? 'met' : 'MISSED'}`;
}

function measured(values, unit) {
  const [least, most] = range(values);
  const spread = values.length === 1 || least === most ? '' : ` [${number(least)}–${number(most)}]`;
  return `${number(median(values))}${unit === '' ? '' : ` ${unit}`}${spread}`;
}

function number(value) {
  if (Number.isInteger(value)) return String(value);
  if (Math.abs(value) >= 100) return value.toFixed(0);
  return Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(3);
}
