import type { BasicEncoding, ClientAuthentication } from '../oauth/connection.ts';

/** A real authorization server as data: where its token endpoint is, what it wants, and what people stumble over. */
export type Provider = {
  /** Kebab-case and stable: kept with what is typed. */
  readonly id: string;
  readonly name: string;
  /** Whether it has the client credentials grant at all. */
  readonly grant: 'offered' | 'absent';
  /** What to do there instead of this grant; empty where it is offered. */
  readonly instead: string;
  /** The token endpoint with a gap in braces for each field; empty where the grant is absent. */
  readonly tokenEndpoint: string;
  readonly fields: readonly EndpointField[];
  /** What a preset chooses, and what else it knows the server to take. */
  readonly clientAuthentication: ClientAuthentication;
  readonly basicEncoding: BasicEncoding;
  readonly offered: readonly OfferedAuthentication[];
  /** How this server reads id and secret in a Basic header; empty where nothing is known. */
  readonly basicNote: string;
  readonly scope: ScopeNote;
  readonly parameters: readonly NeededParameter[];
  readonly tokenFormat: Fact;
  readonly browser: BrowserNote;
  readonly lifetime: readonly Fact[];
  readonly traps: readonly Trap[];
  readonly documentation: readonly Documentation[];
  readonly recognise: Recognition;
};

/** Facts that are not confirmed are hints, and are shown and worded as such. */
export type FactCertainty = 'certain' | 'hint';

/** A sentence. */
export type Fact = { readonly text: string; readonly certainty: FactCertainty };

/** One gap of the token endpoint. */
export type EndpointField = {
  /** As it stands in braces in the token endpoint. */
  readonly name: string;
  readonly label: string;
  /** What may stand there: a host, one piece of the path, or everything before the path that is known. */
  readonly kind: 'host' | 'segment' | 'base';
  readonly placeholder: string;
  /** Where to find the value, a sentence. */
  readonly hint: string;
  /** The only values there are; empty where anything may stand. */
  readonly options: readonly string[];
};

/** `method` is a registered name (RFC 7591 §2), also of one that cannot be sent yet. */
export type OfferedAuthentication = { readonly method: string; readonly certainty: FactCertainty };

export type ScopeNote = {
  readonly need: 'required' | 'optional' | 'unused';
  readonly placeholder: string;
  /** What to write there, a sentence. */
  readonly words: string;
};

/** A parameter beside scope. `why` is a sentence. */
export type NeededParameter = {
  readonly name: string;
  readonly need: 'required' | 'optional';
  readonly placeholder: string;
  readonly why: string;
};

/** Whether a page of another origin can call the token endpoint for this grant. */
export type BrowserNote = {
  readonly answer: 'yes' | 'no' | 'depends' | 'unknown';
  readonly words: string;
  readonly certainty: FactCertainty;
};

export type Trap = { readonly title: string; readonly sentence: string; readonly certainty: FactCertainty };

/** A page of the vendor's own documentation. */
export type Documentation = { readonly label: string; readonly url: string };

/** By what the provider is recognised; what is empty recognises nothing. */
export type Recognition = {
  /** Hosts; `*` stands for one label, at the beginning for one or more. */
  readonly hosts: readonly string[];
  /** Paths that tell at any host; `*` stands for one piece, `**` at the beginning for any number. */
  readonly paths: readonly string[];
  /** Paths that tell at these hosts only, from others that are there as well. */
  readonly hostPaths: readonly string[];
  /** The same for the issuer, where it differs from the token endpoint's host. */
  readonly issuerHosts: readonly string[];
  readonly issuerPaths: readonly string[];
  /** Claims that together occur in this provider's tokens only, as far as is known. */
  readonly claims: readonly string[];
  /** How its opaque tokens begin. */
  readonly tokenPrefixes: readonly string[];
};

type Given = Pick<Provider, 'id' | 'name' | 'tokenEndpoint'> &
  Partial<Omit<Provider, 'recognise'>> & { readonly recognise?: Partial<Recognition> };

/** A provider with everything that was not given left unknown. */
export function providerOf(given: Given): Provider {
  return { ...unknownProvider, ...given, recognise: { ...unknownProvider.recognise, ...given.recognise } };
}

/** What is assumed of a provider that says nothing: that nothing is known. */
export const unknownProvider: Omit<Provider, 'id' | 'name' | 'tokenEndpoint'> = {
  grant: 'offered',
  instead: '',
  fields: [],
  clientAuthentication: 'client_secret_basic',
  basicEncoding: 'compatible',
  offered: [],
  basicNote: '',
  scope: { need: 'optional', placeholder: '', words: '' },
  parameters: [],
  tokenFormat: { text: '', certainty: 'hint' },
  browser: { answer: 'unknown', words: '', certainty: 'hint' },
  lifetime: [],
  traps: [],
  documentation: [],
  recognise: { hosts: [], paths: [], hostPaths: [], issuerHosts: [], issuerPaths: [], claims: [], tokenPrefixes: [] },
};

/** A field of which everything but its name, label and kind goes without saying. */
export function field(
  name: string,
  label: string,
  kind: EndpointField['kind'],
  placeholder: string,
  hint = '',
): EndpointField {
  return { name, label, kind, placeholder, hint, options: [] };
}

export function certain(text: string): Fact {
  return { text, certainty: 'certain' };
}

export function hint(text: string): Fact {
  return { text, certainty: 'hint' };
}

export function trap(title: string, sentence: string, certainty: FactCertainty = 'certain'): Trap {
  return { title, sentence, certainty };
}

/** Methods by their names; those behind a `~` are not confirmed. */
export function offers(...methods: readonly string[]): readonly OfferedAuthentication[] {
  return methods.map((method) =>
    method.startsWith('~') ? { method: method.slice(1), certainty: 'hint' } : { method, certainty: 'certain' },
  );
}
