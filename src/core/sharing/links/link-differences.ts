import { hostAndPort } from '../../oauth/connection.ts';
import type { SharedConnection } from './link.ts';

/** A connection that is here already, in the form in which a link would tell it. */
export type PresentConnection = { readonly title: string; readonly connection: SharedConnection };

/** What a link has to do with the connections that are here. */
export type LinkRelation =
  /** The same client of the same server is here. */
  | { readonly kind: 'same-client'; readonly title: string; readonly differences: readonly LinkDifference[] }
  /** A connection is here with this name or client, at another server: what an impostor would have. */
  | { readonly kind: 'other-server'; readonly title: string; readonly host: string }
  | { readonly kind: 'other-client'; readonly title: string }
  /** No connection here has anything to do with this server. */
  | { readonly kind: 'new-server' };

export type LinkDifference = { readonly label: string; readonly here: string; readonly there: string };

/** How a connection from a link stands to those that are here; the most telling relation. */
export function linkRelation(linked: SharedConnection, present: readonly PresentConnection[]): LinkRelation {
  const server = hostAndPort(linked.tokenEndpoint);
  const atServer = present.filter(({ connection }) => hostAndPort(connection.tokenEndpoint) === server);
  const same = atServer.find(({ connection }) => connection.clientId === linked.clientId);
  if (same !== undefined)
    return { kind: 'same-client', title: same.title, differences: differences(same.connection, linked) };
  const likeness = present.find((each) => isAlike(each, linked) && !atServer.includes(each));
  if (likeness !== undefined) {
    const { title, connection } = likeness;
    return { kind: 'other-server', title, host: hostAndPort(connection.tokenEndpoint) ?? '' };
  }
  const [first] = atServer;
  return first === undefined ? { kind: 'new-server' } : { kind: 'other-client', title: first.title };
}

function isAlike({ title, connection }: PresentConnection, linked: SharedConnection): boolean {
  if (hostAndPort(connection.tokenEndpoint) === undefined) return false;
  const isNamesake = linked.name.trim() !== '' && linked.name.trim() === title;
  return isNamesake || (linked.clientId !== '' && linked.clientId === connection.clientId);
}

/** All that a connection tells, a label and a text each, as it is read out of a link. */
export function tellings(shared: SharedConnection): readonly (readonly [label: string, value: string])[] {
  const { call } = shared;
  return [
    ['Name', shared.name],
    ['Token endpoint', shared.tokenEndpoint],
    ['Issuer', shared.issuer],
    ['Client ID', shared.clientId],
    ['Scope', shared.scope],
    ['Client authentication', shared.clientAuthentication],
    ['Basic encoding', shared.clientAuthentication === 'client_secret_basic' ? shared.basicEncoding : ''],
    ['DPoP', shared.dpop ? 'yes' : ''],
    ['Grant type', shared.grantType],
    ['Body format', shared.bodyFormat],
    ['Between scopes', shared.scopeSeparator],
    ['Parameters', rowsText(shared.parameters, '=')],
    ['Headers', rowsText(shared.headers, ': ')],
    ['API call', call.url === '' ? '' : `${call.method} ${call.url}`],
    ['API headers', call.headersText],
  ];
}

function differences(here: SharedConnection, there: SharedConnection): readonly LinkDifference[] {
  const before = new Map(tellings(here));
  return tellings(there).flatMap(([label, value]) => {
    const known = before.get(label) ?? '';
    return known === value ? [] : [{ label, here: known, there: value }];
  });
}

function rowsText(rows: SharedConnection['headers'], between: string): string {
  return rows.map(({ name, value, on }) => `${name}${between}${value}${on ? '' : ' (off)'}`).join('\n');
}
