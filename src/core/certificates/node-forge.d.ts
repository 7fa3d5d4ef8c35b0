/** The two files of node-forge that are loaded, as far as they are used; its own types leave them out. */
declare module 'node-forge/lib/asn1.js' {
  type Asn1 = { readonly forgeAsn1: unique symbol };
  const asn1: { readonly fromDer: (binary: string) => Asn1 };
  export default asn1;
  export type { Asn1 };
}

declare module 'node-forge/lib/util.js' {
  type Buffer = { readonly getBytes: () => string };
  const util: { readonly createBuffer: (binary: string) => Buffer };
  export default util;
  export type { Buffer };
}

declare module 'node-forge/lib/pbe.js' {
  import type { Asn1 } from 'node-forge/lib/asn1.js';
  import type { Buffer } from 'node-forge/lib/util.js';
  type Cipher = { readonly update: (input: Buffer) => void; readonly finish: () => boolean; readonly output: Buffer };
  const pbe: { readonly getCipher: (oid: string, parameters: Asn1, password: string) => Cipher };
  export default pbe;
}
