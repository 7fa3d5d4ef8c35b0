// What the tests use of packages that have no types, or keep them where TypeScript does not look.

declare module 'har-schema' {
  const schemas: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  export default schemas;
}

declare module 'postman-collection' {
  type Row = { readonly key: string; readonly value: string };
  type Auth = {
    readonly type: string;
    readonly parameters: () => { readonly toObject: () => Readonly<Record<string, string>> };
  };
  export type Item = {
    readonly name: string;
    readonly events: {
      readonly all: () => readonly { readonly listen: string; readonly script: { readonly toSource: () => string } }[];
    };
    readonly getAuth: () => Auth | undefined;
    readonly request: {
      readonly method: string;
      readonly url: { readonly toString: () => string };
      readonly auth?: Auth;
      readonly headers: { readonly all: () => readonly Row[] };
      readonly body?: { readonly raw?: string; readonly urlencoded?: { readonly all: () => readonly Row[] } };
    };
  };
  export class Collection {
    constructor(written: unknown);
    readonly auth?: Auth;
    readonly variables: { readonly all: () => readonly Row[] };
    readonly forEachItem: (visit: (item: Item) => void) => void;
  }
  export class VariableScope {
    constructor(scope: { readonly values: readonly Row[] });
    readonly replaceIn: (text: string) => string;
  }
}

declare module '@usebruno/lang' {
  type Row = { readonly name: string; readonly value: string; readonly enabled: boolean };
  export type Bru = {
    readonly http: { readonly method: string; readonly url: string; readonly body: string; readonly auth: string };
    readonly headers?: readonly Row[];
    readonly auth?: {
      readonly basic?: { readonly username: string; readonly password: string };
      readonly bearer?: { readonly token: string };
      readonly oauth2?: Readonly<Record<string, string | boolean>>;
    };
    readonly body?: { readonly formUrlEncoded?: readonly Row[]; readonly text?: string; readonly json?: string };
    readonly vars?: { readonly res?: readonly Row[] };
  };
  export const bruToJsonV2: (text: string) => Bru;
  export const bruToEnvJsonV2: (text: string) => {
    readonly variables: readonly (Row & { readonly secret: boolean })[];
  };
}
