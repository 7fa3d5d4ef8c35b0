/** The one function of punycode that is used; it has no types of its own. */
declare module 'punycode/punycode.js' {
  const punycode: { readonly toUnicode: (host: string) => string };
  export default punycode;
}
