import type { Connection } from '../oauth/connection.ts';
import type { VendorError } from './vendor-error.ts';

type Change = NonNullable<VendorError['change']>;

/** An error of Entra ID that Microsoft's reference lists, or whose text public reports quote. */
export function known(
  number: number,
  title: string,
  explanation: string,
  field?: VendorError['field'],
  change?: Change,
): VendorError {
  return entry(number, title, explanation, true, field, change);
}

/** One that is known by its number alone. */
export function hint(
  number: number,
  title: string,
  explanation: string,
  field?: VendorError['field'],
  change?: Change,
): VendorError {
  return entry(number, title, explanation, false, field, change);
}

function entry(
  number: number,
  title: string,
  explanation: string,
  confirmed: boolean,
  field: VendorError['field'],
  change: Change | undefined,
): VendorError {
  const name = `AADSTS${number}`;
  return {
    name,
    pattern: new RegExp(`\\b${name}\\b`),
    title,
    explanation,
    confirmed,
    ...(field === undefined ? {} : { field }),
    ...(change === undefined ? {} : { change }),
  };
}

/** One scope with an address in front of its last part, or a bare application ID: the same API with `/.default`. */
export function withDefault({ scope }: Connection): ReturnType<Change> {
  const [only = '', ...more] = scope.trim().split(/\s+/);
  if (more.length > 0 || only.endsWith('/.default')) return undefined;
  const api = /^(?:https:\/\/[^/\s]+|api:\/\/[^/\s]+(?:\/[^/\s]+)*)(?=\/[^/\s]*$)/.exec(only)?.[0];
  const asked = api ?? (/^api:\/\/[^/\s]+$/.test(only) ? only : undefined);
  return asked === undefined
    ? undefined
    : { label: `Ask for ${asked}/.default`, change: { scope: `${asked}/.default` } };
}

/** The proxy sends no Origin. */
export function throughProxy({ way }: Connection): ReturnType<Change> {
  return way === 'proxy' ? undefined : { label: 'Send through the proxy', change: { way: 'proxy' } };
}
