/** Where the focus was, and what was selected there: to be taken up again with one call. */
export function focusPlace(): () => void {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement)) return () => undefined;
  const range = selectedRange(element);
  return () => {
    if (!element.isConnected) return;
    // A dialog that closes gives the focus back, but in Chromium not the caret: what is typed then goes nowhere.
    element.blur();
    element.focus({ preventScroll: true });
    if (range !== undefined) range.field.setSelectionRange(range.start, range.end);
  };
}

function selectedRange(field: HTMLElement) {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return undefined;
  const { selectionStart: start, selectionEnd: end } = field;
  // Fields for numbers and the like have none.
  return start === null || end === null ? undefined : { field, start, end };
}
