import * as v from 'valibot';
import { jsonFault } from '../jwt/make-json-fault.ts';
import { looksSecret } from '../sharing/secrets.ts';
import { builtInProviders } from './built-in.ts';
import { endpointWith } from './endpoint-template.ts';
import type { Provider } from './provider.ts';
import { providerSchema } from './provider-schema.ts';

/** A provider of the user's own, or everything that is wrong with the text, in sentences. */
export type ReadProvider =
  | { readonly kind: 'provider'; readonly provider: Provider }
  | { readonly kind: 'wrong'; readonly faults: readonly string[] };

const mostFaults = 5;

/** Reads one provider from JSON. It must be none of the built-in ones, and hold nothing that looks like a secret. */
export function readProvider(text: string): ReadProvider {
  const broken = text.trim() === '' ? 'There is nothing to read yet: paste the JSON of one provider.' : jsonFault(text);
  if (broken !== undefined) return { kind: 'wrong', faults: [broken] };
  if (looksSecret(text)) {
    return wrong('It holds something that looks like a secret. A provider is kept and shared, so take that out first.');
  }
  const read = v.safeParse(providerSchema, JSON.parse(text) as unknown);
  if (!read.success) return { kind: 'wrong', faults: read.issues.slice(0, mostFaults).map(sentence) };
  const faults = faultsOf(read.output);
  return faults.length > 0 ? { kind: 'wrong', faults } : { kind: 'provider', provider: read.output };
}

/** A provider as JSON to be read again elsewhere, without what says nothing. */
export function writeProvider(provider: Provider): string {
  return JSON.stringify(provider, (_, value: unknown) => (isEmpty(value) ? undefined : value), 2);
}

function faultsOf(provider: Provider): readonly string[] {
  const { id, grant, tokenEndpoint, fields } = provider;
  const gaps = [...tokenEndpoint.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
  const names = fields.map(({ name }) => name);
  return [
    ...(builtInProviders.some((each) => each.id === id)
      ? [`id is ${id}, which is a built-in provider: choose another one.`]
      : []),
    ...(grant === 'offered' && tokenEndpoint === '' ? ['tokenEndpoint is empty: where shall the request go?'] : []),
    ...gaps.filter((gap) => !names.includes(gap)).map((gap) => `tokenEndpoint has {${gap}}, and fields has no ${gap}.`),
    ...names
      .filter((name) => !gaps.includes(name))
      .map((name) => `fields has ${name}, and tokenEndpoint has no {${name}}.`),
    ...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `fields has ${name} twice.`),
    ...(gaps.length === 0 && grant === 'offered' && tokenEndpoint !== '' && !URL.canParse(endpointWith(provider, {}))
      ? ['tokenEndpoint is no valid URL.']
      : []),
  ];
}

function sentence(issue: v.BaseIssue<unknown>): string {
  const place = (issue.path ?? [])
    .map(({ key }) => (typeof key === 'number' ? `entry ${key + 1}` : String(key)))
    .join(', ');
  const where = place === '' ? 'The JSON' : place;
  return issue.input === undefined ? `${where} is missing.` : `${where} ${issue.message}.`;
}

function isEmpty(value: unknown): boolean {
  if (value === '') return true;
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).every(isEmpty);
}

function wrong(fault: string): ReadProvider {
  return { kind: 'wrong', faults: [fault] };
}
