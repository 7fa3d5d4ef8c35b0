export function TraceTab() {
  return null;
}
