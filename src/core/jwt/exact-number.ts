/**
 * Whether a JavaScript number holds just what a JSON number's digits say (security.md T43). `1.10` and `1e2` are exact;
 * `12345678901234567890`, `1e400`, `-0` and a decimal with more digits than a double has are not.
 */
export function isExactNumber(digits: string): boolean {
  const value = Number(digits);
  if (!Number.isFinite(value) || Object.is(value, -0)) return false;
  // A double keeps up to 15 significant digits whatever they are.
  if (digits.length <= 15 && !/e/i.test(digits)) return true;
  const meant = decimal(digits);
  const held = decimal(String(value));
  return meant !== undefined && held !== undefined && meant.digits === held.digits && meant.exponent === held.exponent;
}

/** A decimal without leading or trailing zeros, so that equal values are equal records. */
function decimal(text: string): { readonly digits: string; readonly exponent: number } | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = '', power = '0'] = match;
  const all = `${whole}${fraction}`.replace(/^0+/, '');
  const short = all.replace(/0+$/, '');
  if (short === '') return { digits: '0', exponent: 0 };
  return { digits: sign + short, exponent: Number(power) - fraction.length + (all.length - short.length) };
}
