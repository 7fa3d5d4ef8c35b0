/** Whether a text may be a value of `resource`: an absolute URI without a fragment (RFC 8707 §2). */
export function isResource(value: string): boolean {
  return /^[a-z][a-z0-9+.-]*:./i.test(value) && !value.includes('#') && !/\s/.test(value);
}
