import type { LeftOut } from '../../http/curl-call.ts';
import type { ApiCall } from '../../oauth/api-request.ts';
import { clientCredentialsGrant, hostAndPort } from '../../oauth/connection.ts';
import { fieldSecrets } from '../field-secrets.ts';
import { keptText } from '../kept.ts';
import { callTakenApart, takenApart } from './candidate-secrets.ts';
import { type Group, groupCalls } from './group-calls.ts';
import type { CandidateCall, ImportCandidate } from './import-candidate.ts';
import { importedConnection } from './imported-connection.ts';
import { mostCalls } from './import-limits.ts';
import type { FoundCall, FoundGrant } from './import-reading.ts';

/** The connections that could be made, in the order of the file. */
export function makeCandidates(grants: readonly FoundGrant[], calls: readonly FoundCall[]): readonly ImportCandidate[] {
  return groupCalls(grants, calls).map(candidateOf);
}

function candidateOf({ grants, calls }: Group): ImportCandidate {
  const [grant] = grants;
  const { whole, plain, secrets, notes } = takenApart(grant?.connection ?? importedConnection({}));
  const { offered, more } = callsOf(calls, grant);
  const places = [...new Set([...grants, ...calls].map(({ place }) => place))];
  const shown = [...fieldSecrets(whole), ...offered.map(({ token }) => token).filter((token) => token !== '')];
  return {
    name: keptText(nameOf(grants, calls), shown),
    place: keptText(places[0] ?? '', shown),
    whole,
    plain,
    calls: offered,
    secrets,
    notes: [
      ...(grant === undefined ? ['Only calls to an API, and nothing that their token could be asked for with.'] : []),
      ...unusual(grant),
      ...notes,
      ...new Set(grants.flatMap((each) => each.notes)),
    ],
    leftOut: distinct([...grants, ...calls].flatMap((each) => each.leftOut)).concat(more),
    unresolved: [...new Set([...grants, ...calls].flatMap((each) => each.unresolved))],
    own: grant?.own,
  };
}

function unusual(grant: FoundGrant | undefined): readonly string[] {
  const grantType = grant?.connection.grantType ?? clientCredentialsGrant;
  if (grantType === clientCredentialsGrant) return [];
  return [`It asks with grant_type ${grantType.slice(0, 80)}, which is another flow than this page explains.`];
}

/** Each call once; a connection begins with one of them. */
function callsOf(
  calls: readonly FoundCall[],
  grant: FoundGrant | undefined,
): { readonly offered: readonly CandidateCall[]; readonly more: readonly LeftOut[] } {
  const connection = grant?.connection ?? importedConnection({});
  const distinctCalls = [
    ...new Map(calls.filter(({ call }) => !isEmpty(call)).map((each) => [JSON.stringify(each.call), each])).values(),
  ];
  const offered = distinctCalls.slice(0, mostCalls).map(({ call, token, place }) => {
    // The token that was issued then is asked for anew.
    const own = grant === undefined ? token : '';
    return { name: keptText(place, [token]) || call.method, ...callTakenApart(call, own, connection) };
  });
  const rest = distinctCalls.length - mostCalls;
  const more =
    rest > 0 ? [{ written: `${rest} more API calls`, reason: `Only the first ${mostCalls} are offered.` }] : [];
  return { offered, more };
}

function isEmpty({ url, headersText, body }: ApiCall): boolean {
  return url === '' && headersText === '' && body === '';
}

function nameOf(grants: readonly FoundGrant[], calls: readonly FoundCall[]): string {
  const [grant] = grants;
  if (grant?.name !== undefined && (grant.name !== '' || grant.own !== undefined)) return grant.name;
  const base = grant === undefined ? callName(calls) : clientName(grant);
  const environments = [...new Set((grants.length > 0 ? grants : calls).map(({ environment }) => environment))];
  const [only = ''] = environments;
  return environments.length === 1 && only !== '' ? `${base} (${only})` : base;
}

function clientName({ connection, place }: FoundGrant): string {
  if (place !== '') return place;
  const host = hostAndPort(connection.tokenEndpoint)?.replace(/:(443|80)$/, '') ?? connection.tokenEndpoint;
  return [connection.clientId, host].filter((part) => part !== '').join(' at ');
}

function callName([first]: readonly FoundCall[]): string {
  if (first === undefined) return '';
  return first.place || (hostAndPort(first.call.url)?.replace(/:(443|80)$/, '') ?? first.call.url);
}

function distinct(all: readonly LeftOut[]): readonly LeftOut[] {
  return [...new Map(all.map((each) => [`${each.written}\n${each.reason}`, each])).values()];
}
