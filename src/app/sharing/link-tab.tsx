export function LinkTab() {
  return null;
}
