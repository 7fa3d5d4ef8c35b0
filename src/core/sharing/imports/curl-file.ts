import { curlImport } from '../../oauth/curl-import.ts';
import type { LeftOut } from '../../http/curl-call.ts';
import { clientCertificateNamed, verificationOff } from './left-out-words.ts';
import type { FoundCall, FoundGrant } from './import-reading.ts';
import { fileReading, type FormatResult, type ImportFile } from './import-reading.ts';
import { importedConnection } from './imported-connection.ts';

const mostCommands = 50;
const begins = /^[ \t]*(?:[$>%] )?(?:[A-Z]:\\[^>\n]*>|PS [^>\n]*>)?\s?(?:sudo |time )?curl(?:\.exe)?\s/im;

/** Commands for curl, one after the other; undefined where there is none. They are never run. */
export function readCurlFile({ text }: ImportFile): FormatResult | undefined {
  if (!begins.test(text)) return undefined;
  const commands = commandsIn(text).map(curlImport);
  const read = commands.filter((each) => each.kind !== 'nothing');
  const [first] = commands;
  if (read.length === 0) return { kind: 'refused', sentence: first?.kind === 'nothing' ? first.reason : noCommand };
  const reading = fileReading({
    format: read.length === 1 ? 'curl command' : 'curl commands',
    grants: read.flatMap(grantOf),
    calls: read.flatMap(callOf),
  });
  return { kind: 'read', reading };
}

const noCommand = 'There is no curl command in it. It begins with curl, and options follow.';

/** A command begins on a line of its own, unless the line before goes on. */
function commandsIn(text: string): readonly string[] {
  const starts = [...text.matchAll(new RegExp(begins.source, 'gim'))]
    .map(({ index }) => index)
    .filter((index) => !/[\\^`|]\s*$/.test(text.slice(Math.max(0, index - 200), index)));
  const bounds = starts.length === 0 ? [0] : starts;
  return bounds.slice(0, mostCommands).map((from, at) => text.slice(at === 0 ? 0 : from, bounds[at + 1]));
}

type Read = Exclude<ReturnType<typeof curlImport>, { kind: 'nothing' }>;

function grantOf(read: Read): readonly FoundGrant[] {
  if (read.kind !== 'token-request') return [];
  const connection = importedConnection(read.change);
  return [{ ...common(read), name: '', connection, issued: '', notes: notesOf(read) }];
}

function callOf(read: Read): readonly FoundCall[] {
  if (read.kind !== 'api-call') return [];
  return [{ ...common(read), call: read.call, token: read.token ?? '', notes: [] }];
}

function common(read: Read) {
  return { place: '', leftOut: leftOutOf(read), unresolved: read.variables, environment: '' };
}

function notesOf({ notes }: Read): readonly string[] {
  return notes;
}

/** What a person could agree to in the form is only shown here: the command may be anybody’s. */
function leftOutOf({ leftOut, unverified, way, identity }: Read): readonly LeftOut[] {
  return [
    ...leftOut,
    ...(unverified === undefined ? [] : [{ ...verificationOff, written: `-k for ${unverified}` }]),
    ...(way === undefined ? [] : [{ written: `Connect to ${way.connectTo}`, reason: otherWay }]),
    ...(identity.length === 0 ? [] : [{ ...clientCertificateNamed, written: identity.join(' ') }]),
  ];
}

const otherWay =
  'Another address for the server is never taken from a file. Type it under Connect to once the connection is made.';
