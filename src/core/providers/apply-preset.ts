import { type AssertionSettings, usualAssertion } from '../oauth/assertion-settings.ts';
import { type Connection, type Parameter, signsAssertion } from '../oauth/connection.ts';
import { endpointWith, valuesIn } from './endpoint-template.ts';
import type { Provider } from './provider.ts';
import { assertionNote } from './assertion-notes.ts';
import { providersOfEndpoint } from './recognise.ts';

/**
 * What choosing a provider changes: the endpoint, unless it is one of this provider already, how the client proves
 * itself, whom its assertion is for, and a row for each parameter that is required. Id, secret, scope and everything else
 * stay as typed.
 */
export function presetChange(provider: Provider, connection: Connection): Partial<Connection> {
  if (provider.grant === 'absent') return { provider: provider.id };
  const { clientAuthentication, basicEncoding } = provider;
  const isThere = isEndpointOf(provider, connection.tokenEndpoint);
  return {
    provider: provider.id,
    tokenEndpoint: isThere ? connection.tokenEndpoint : endpointWith(provider, {}),
    clientAuthentication,
    basicEncoding: clientAuthentication === 'client_secret_basic' ? basicEncoding : connection.basicEncoding,
    assertion: assertionFor(provider, connection, isThere),
    parameters: parametersFor(provider, connection.parameters),
  };
}

const fieldNames = [
  ['tokenEndpoint', 'Token endpoint'],
  ['clientAuthentication', 'Client authentication'],
  ['basicEncoding', 'Basic encoding'],
  ['assertion', 'Assertion'],
  ['parameters', 'Parameters'],
] as const;

/** The fields in which two connections differ, by their names on screen, as far as a preset can change them. */
export function changedFields(before: Connection, after: Connection): readonly string[] {
  const isShown = (key: string) => key !== 'assertion' || signsAssertion(after.clientAuthentication);
  return fieldNames.flatMap(([key, name]) => (isSame(before[key], after[key]) || !isShown(key) ? [] : [name]));
}

function isEndpointOf(provider: Provider, endpoint: string): boolean {
  if (valuesIn(provider, endpoint) !== undefined) return true;
  return providersOfEndpoint(endpoint, [provider]).some(({ certainty }) => certainty === 'certain');
}

/** The audience and the type that are known to be wanted there; the issuer of another server is none of this one. */
function assertionFor({ id }: Provider, { assertion }: Connection, isThere: boolean): AssertionSettings {
  const { audience, typ } = assertionNote(id) ?? usualAssertion;
  return { ...assertion, audience, typ: typ ?? usualAssertion.typ, issuer: isThere ? assertion.issuer : '' };
}

/** Rows without a value were left by another preset, or by nobody. */
function parametersFor({ parameters }: Provider, typed: readonly Parameter[]): readonly Parameter[] {
  const kept = typed.filter(({ value }) => value !== '');
  const missing = parameters.filter(
    ({ name, need }) => need === 'required' && !kept.some((each) => each.name === name),
  );
  return [...kept, ...missing.map(({ name }) => ({ name, value: '', on: true }))];
}

function isSame(before: Connection[keyof Connection], after: Connection[keyof Connection]): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}
