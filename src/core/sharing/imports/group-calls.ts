import type { ApiCall } from '../../oauth/api-request.ts';
import type { FoundCall, FoundGrant } from './import-reading.ts';

/** What asks for a token, with the calls that the token is for; or calls whose token nothing in the file asks for. */
export type Group = {
  readonly grants: FoundGrant[];
  readonly calls: FoundCall[];
};

/**
 * Puts together what belongs together: the same settings are one connection, however many requests have them, and a call
 * goes to the request that was answered with its token, or to the only one there is.
 */
export function groupCalls(grants: readonly FoundGrant[], calls: readonly FoundCall[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const grant of grants) {
    // How Basic is encoded is guessed, and no reason for another connection.
    const group = groupAt(groups, JSON.stringify([{ ...grant.connection, basicEncoding: '' }, grant.own]));
    group.grants.push(grant);
    if (grant.call !== undefined) group.calls.push(callOf(grant, grant.call));
  }
  const withToken = [...groups.values()];
  for (const call of calls) {
    const group = groupOf(call, withToken) ?? groupAt(groups, `calls ${call.environment} ${call.token}`);
    group.calls.push(call);
  }
  return [...groups.values()];
}

function groupAt(groups: Map<string, Group>, key: string): Group {
  const group = groups.get(key) ?? { grants: [], calls: [] };
  groups.set(key, group);
  return group;
}

function groupOf(call: FoundCall, groups: readonly Group[]): Group | undefined {
  if (call.token !== '') return groups.find(({ grants }) => grants.some(({ issued }) => issued === call.token));
  const near = groups.filter(({ grants }) => grants.some(({ environment }) => environment === call.environment));
  return near.length === 1 ? near[0] : undefined;
}

function callOf(grant: FoundGrant, call: ApiCall): FoundCall {
  const { place, environment } = grant;
  return { place, call, token: '', notes: [], leftOut: [], unresolved: [], environment };
}
