import type { LeftOut } from '../../http/curl-call.ts';
import type { Environment, FoundRequest } from './found-request.ts';
import { mostCandidates, mostEnvironments } from './import-limits.ts';
import type { FileReading, FoundCall, FoundGrant } from './import-reading.ts';
import type { ImportCandidate } from './import-candidate.ts';
import { makeCandidates } from './make-candidates.ts';
import type { ImportFindings } from './import-findings.ts';
import { rolesOf } from './request-roles.ts';
import { resolveRequest } from './resolve-request.ts';
import { hasTemplate } from './templates.ts';

/** What several files say together: the environments of one are those of the requests in all. */
export function joinReadings(
  readings: readonly FileReading[],
  refused: readonly string[],
  fileName: string,
): ImportFindings {
  const environments = readings.flatMap((reading) => reading.environments).slice(0, mostEnvironments);
  const perReading = readings.map((reading) => candidatesOf(reading, environments));
  const all = perReading.flatMap(({ candidates }) => candidates);
  const rest = all.length - mostCandidates;
  const more = rest > 0 ? [{ written: `${rest} more connections`, reason: `Only ${mostCandidates} are offered.` }] : [];
  return {
    formats: [...new Set(readings.map(({ format }) => format))],
    title: titleOf(readings, fileName),
    candidates: all.slice(0, mostCandidates),
    leftOut: [...readings.flatMap(({ leftOut }) => leftOut), ...perReading.flatMap(({ leftOut }) => leftOut), ...more],
    faults: [...refused, ...(all.length === 0 && readings.length > 0 ? [emptyWords(readings)] : [])],
  };
}

function titleOf(readings: readonly FileReading[], fileName: string): string {
  const named = readings.find(({ requests, grants, title }) => title !== '' && requests.length + grants.length > 0);
  const title = named?.title ?? readings.find((each) => each.title !== '')?.title ?? '';
  return (title || fileName.replace(/^.*[\\/]/, '').replace(/\.[a-z]{1,8}$/i, '')).trim().slice(0, 120);
}

// Each environment reads every request anew, while a person waits.
const mostReadings = 20_000;
const tooManyReadings = 'There are too many requests to put the values of all environments in.';

type Made = { readonly candidates: readonly ImportCandidate[]; readonly leftOut: readonly LeftOut[] };

function candidatesOf(reading: FileReading, environments: readonly Environment[]): Made {
  const grants: FoundGrant[] = [...reading.grants];
  const calls: FoundCall[] = [...reading.calls];
  const ignored = new Map<string, number>();
  const fitting = environments.slice(0, Math.max(1, Math.floor(mostReadings / Math.max(1, reading.requests.length))));
  const unread = environments.slice(fitting.length).map(({ name }) => name);
  for (const request of reading.requests) {
    // Without a template every environment says the same of it.
    const among = fitting.length > 0 && waits(request) ? fitting : [undefined];
    for (const [index, environment] of among.entries()) {
      const roles = rolesOf(resolveRequest(request, environment));
      if (roles.grant !== undefined) grants.push(roles.grant);
      if (roles.call !== undefined) calls.push(roles.call);
      if (roles.ignored !== undefined && index === 0) ignored.set(roles.ignored, (ignored.get(roles.ignored) ?? 0) + 1);
    }
  }
  const leftOut = [...ignored].map(ignoredWords);
  if (unread.length > 0) leftOut.push({ written: `Environments ${unread.join(', ')}`, reason: tooManyReadings });
  return { candidates: makeCandidates(grants, calls), leftOut };
}

function waits({ url, headers, body, authentication }: FoundRequest): boolean {
  return hasTemplate(JSON.stringify([url, headers, body, authentication]));
}

function ignoredWords([why, count]: readonly [string, number]): LeftOut {
  return {
    written: `${count === 1 ? 'A request' : `${count} requests`} ${why}`,
    reason: 'A connection here is a way to get a token for a client, or a call with one.',
  };
}

function emptyWords(readings: readonly FileReading[]): string {
  const what = [...new Set(readings.map(({ format }) => format))].join(' and ');
  const isEnvironment = readings.every(
    ({ requests, environments }) => requests.length === 0 && environments.length > 0,
  );
  return isEnvironment
    ? `This is a ${what}: values alone. Choose its collection together with it, and they are put in.`
    : `Nothing in this ${what} asks for a token, and nothing calls an API with one. What was found is listed as left out.`;
}
