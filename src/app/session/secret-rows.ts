import type { Parameter } from '#core/oauth/connection.ts';

/** The rows whose values are not kept with the others, because they are secret. */
export function secretRows(rows: readonly Parameter[], kept: readonly Parameter[]): readonly Parameter[] {
  return rows.filter(({ value }, at) => value !== '' && kept[at]?.value === '');
}

/** The rows with these values where theirs is missing: of the same name, and in the same order among those. */
export function withSecretRows(rows: readonly Parameter[], secret: readonly Parameter[]): readonly Parameter[] {
  const left = [...secret];
  return rows.map((row) => {
    if (row.value !== '') return row;
    const at = left.findIndex(({ name }) => name === row.name);
    const [found] = at < 0 ? [] : left.splice(at, 1);
    return found === undefined ? row : { ...row, value: found.value };
  });
}
