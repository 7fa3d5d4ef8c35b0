/** The control of a form that is called so on screen, or the fold that holds it; undefined where it is not drawn. */
export function fieldOnScreen(name: string): HTMLElement | undefined {
  for (const label of document.querySelectorAll('label')) {
    if (label.textContent.trim() !== name) continue;
    if (label.control !== null) return label.control;
  }
  return [...document.querySelectorAll('summary')].find((summary) => summary.textContent.trim().startsWith(name));
}

/** Brings a field into view and puts the focus there, opening what is folded around it. */
export function goToField(name: string): void {
  const field = fieldOnScreen(name);
  if (field === undefined) return;
  for (
    let around = field.closest('details');
    around !== null;
    around = around.parentElement?.closest('details') ?? null
  )
    around.open = true;
  field.focus();
}
