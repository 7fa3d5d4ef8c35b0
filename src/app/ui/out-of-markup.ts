/**
 * Keeps what is typed into a field out of the page's markup, for a `ref`: React writes it there as the field's default as
 * well, again after each event, and whatever reads or saves markup would take a secret along.
 */
export function outOfMarkup(field: HTMLInputElement | HTMLTextAreaElement | null): void {
  if (field === null || Object.hasOwn(field, 'defaultValue')) return;
  const { value } = field;
  field.defaultValue = '';
  // A field that nobody has typed into yet shows its default, which is gone.
  if (field.value !== value) field.value = value;
  Object.defineProperty(field, 'defaultValue', { get: () => '', set: () => {} });
}
