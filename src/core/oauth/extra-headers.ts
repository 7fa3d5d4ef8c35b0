import type { HeaderField } from '../http/message.ts';
import { fieldFault } from '../http/wire-request.ts';
import type { Connection, Parameter } from './connection.ts';
import { type ParameterFault, sentPairs } from './parameters.ts';

/** The header fields of the user's own that are sent, in their order; repeated ones stay repeated. */
export function sentHeaders(headers: readonly Parameter[]): readonly HeaderField[] {
  return sentPairs(headers);
}

/** Fields of ours, without those in whose place the user put one. */
export function withoutReplaced(ours: readonly HeaderField[], typed: readonly HeaderField[]): readonly HeaderField[] {
  return ours.filter(([name]) => !typed.some(([other]) => other.toLowerCase() === name.toLowerCase()));
}

/** What keeps the header fields from being sent. One that is off has no fault. */
export function headerFaults({
  headers,
  clientAuthentication,
}: Pick<Connection, 'headers' | 'clientAuthentication'>): readonly ParameterFault[] {
  const firstHost = headers.findIndex(({ name, on }) => on && name.toLowerCase() === 'host');
  return headers.flatMap((header, index) => {
    if (!header.on) return [];
    const isSecondHost = header.name.toLowerCase() === 'host' && index !== firstHost;
    const message = isSecondHost
      ? 'Host may stand once: remove the second one.'
      : faultOf(header, index + 1, clientAuthentication === 'client_secret_basic');
    return message === undefined ? [] : [{ index, message }];
  });
}

function faultOf({ name, value }: Parameter, ordinal: number, isBasic: boolean): string | undefined {
  if (name.trim() === '') return `Type the name of header ${ordinal}, or remove it.`;
  if (name !== name.trim()) return `There is white space before or after the name of header ${ordinal}: remove it.`;
  if (value !== value.trim()) return `There is white space before or after the value of ${name}: remove it.`;
  if (isBasic && name.toLowerCase() === 'authorization') {
    return 'Client authentication writes the Authorization header: choose another there, or remove this one.';
  }
  return fieldFault([name, value]);
}
