import * as v from 'valibot';
import { basicEncodings, clientAuthentications } from '../oauth/connection.ts';
import { type Provider, unknownProvider } from './provider.ts';

// Long enough for a paragraph, and short enough that nobody's file fills the screen or the storage.
const longest = 1000;
const most = 30;

const text = v.pipe(v.string('has to be text'), v.maxLength(longest, `is longer than ${longest} characters`));
const words = v.optional(text, '');
const name = v.pipe(text, v.minLength(1, 'is empty'), v.maxLength(80, 'is longer than 80 characters'));
const certainty = v.optional(v.picklist(['certain', 'hint'], 'has to be certain or hint'), 'certain');
const list = <T extends v.GenericSchema>(item: T) =>
  v.optional(v.pipe(v.array(item, 'has to be a list'), v.maxLength(most, `has more than ${most} entries`)), []);
const object = <T extends v.ObjectEntries>(entries: T) => v.object(entries, 'has to be an object');
const orUnknown = <T extends v.GenericSchema>(schema: T, unknown: v.InferInput<T>) =>
  v.optional(schema, unknown as never);

const fact = object({ text: words, certainty });
const address = v.pipe(text, v.regex(/^https:\/\/[^\s<>"'`\\]+$/, 'has to be an address that begins with https://'));
const template = v.pipe(
  text,
  v.regex(/^(?:https?:\/\/|\{[\w-]+\}|$)/, 'has to begin with https:// or with a field in braces'),
);

const endpointField = object({
  name: v.pipe(name, v.regex(/^[\w-]+$/, 'may hold letters, digits, - and _ only')),
  label: name,
  kind: v.optional(v.picklist(['host', 'segment', 'base'], 'has to be host, segment or base'), 'segment'),
  placeholder: words,
  hint: words,
  options: list(name),
});

const scope = object({
  need: v.optional(
    v.picklist(['required', 'optional', 'unused'], 'has to be required, optional or unused'),
    'optional',
  ),
  placeholder: words,
  words,
});

const parameter = object({
  name,
  need: v.optional(v.picklist(['required', 'optional'], 'has to be required or optional'), 'required'),
  placeholder: words,
  why: words,
});

const browser = object({
  answer: v.picklist(['yes', 'no', 'depends', 'unknown'], 'has to be yes, no, depends or unknown'),
  words,
  certainty,
});

const recognise = object({
  hosts: list(name),
  paths: list(name),
  hostPaths: list(name),
  issuerHosts: list(name),
  issuerPaths: list(name),
  claims: list(name),
  tokenPrefixes: list(name),
});

/**
 * A provider as JSON. Only `id`, `name` and `tokenEndpoint` must be there; what is left out is unknown, and what is not
 * known here is dropped. Messages are the end of a sentence that begins with the place.
 */
export const providerSchema = object({
  id: v.pipe(name, v.regex(/^[a-z0-9][a-z0-9-]*$/, 'may hold small letters, digits and hyphens only')),
  name,
  grant: v.optional(v.picklist(['offered', 'absent'], 'has to be offered or absent'), 'offered'),
  instead: words,
  // Where the grant is absent there is none; the reader asks for it everywhere else.
  tokenEndpoint: v.optional(template, ''),
  fields: list(endpointField),
  clientAuthentication: v.optional(
    v.picklist(clientAuthentications, `has to be one of ${clientAuthentications.join(', ')}`),
    unknownProvider.clientAuthentication,
  ),
  basicEncoding: v.optional(
    v.picklist(basicEncodings, `has to be one of ${basicEncodings.join(', ')}`),
    unknownProvider.basicEncoding,
  ),
  offered: list(object({ method: name, certainty })),
  basicNote: words,
  scope: orUnknown(scope, {}),
  parameters: list(parameter),
  tokenFormat: orUnknown(fact, { text: '', certainty: 'hint' }),
  browser: orUnknown(browser, { answer: 'unknown', certainty: 'hint' }),
  lifetime: list(fact),
  traps: list(object({ title: name, sentence: words, certainty })),
  documentation: list(object({ label: name, url: address })),
  recognise: orUnknown(recognise, {}),
}) satisfies v.GenericSchema<unknown, Provider>;
