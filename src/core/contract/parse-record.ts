/** Values out of an object of unknown origin. Only its own properties count, so nothing is read off a prototype. */
export type UnknownRecord = Readonly<Record<string, unknown>>;

/** A JSON object, or undefined for anything else: `null`, arrays, primitives. */
export function asRecord(value: unknown): UnknownRecord | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  // A copy without a prototype: `record.constructor` and the like are undefined unless they were sent.
  const record: Record<string, unknown> = { __proto__: null, ...value };
  return record;
}

/** The first key that is not among these, or undefined. */
export function unknownKey(record: UnknownRecord, known: readonly string[]): string | undefined {
  return Object.keys(record).find((key) => !known.includes(key));
}

/** A string, or undefined. */
export function asString(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A finite number that is not negative, or undefined. */
export function asAmount(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}

/** A whole number from 1 on, or undefined. */
export function asCount(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1 ? value : undefined;
}

/** An array of strings, copied, or undefined. */
export function asStrings(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? [...value] : undefined;
}

/** One of these strings, or undefined. */
export function asOneOf<Choice extends string>(value: unknown, choices: readonly Choice[]): Choice | undefined {
  return choices.find((choice) => choice === value);
}

/** Base64 as far as its length tells; whoever decodes it sees the rest. */
export function asBase64(value: unknown): string | undefined {
  return typeof value === 'string' && value.length % 4 === 0 ? value : undefined;
}

/** SHA-256 as lower-case hex, or undefined. */
export function asSha256(value: unknown): string | undefined {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value) ? value : undefined;
}
