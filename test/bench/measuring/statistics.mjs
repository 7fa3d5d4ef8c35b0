/** The middle of some numbers. @param {readonly number[]} values */
export function median(values) {
  return quantile(values, 0.5);
}

/** The value below which this share of them lies, by the nearest rank. @param {readonly number[]} values @param {number} share */
export function quantile(values, share) {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

/** Smallest and largest. @param {readonly number[]} values */
export function range(values) {
  return [Math.min(...values), Math.max(...values)];
}
