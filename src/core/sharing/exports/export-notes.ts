import type { ProgramNote, ProgramPlan } from '../code/program-plan.ts';
import type { Template } from '../code/template.ts';
import { hasOwnBraces } from './written-template.ts';

/** What a file for another program says otherwise than the page, as sentences. */
export function planNotes({ notes, token, call }: ProgramPlan): readonly string[] {
  const texts: readonly Template[] = [
    ...[...token.headers, ...(call?.headers ?? [])].map(([, value]) => value),
    ...token.body.pairs.flat(),
    ...(call === undefined ? [] : [call.body]),
  ];
  return [...notes.map((note) => words[note]), ...(texts.some(hasOwnBraces) ? [bracesNote] : [])];
}

const bracesNote =
  'Doubled braces of your own stand apart here, “{ {”, except in JSON: together they would be filled in as a variable.';

const words: Readonly<Record<ProgramNote, string>> = {
  assertion:
    'The client assertion is a JWT signed anew for each request (RFC 7523 §3): put a fresh one into its variable.',
  certificate:
    'The server knows this client by its certificate (RFC 8705 §2): choose it in the settings of the program.',
  dpop: 'The connection proves its key with DPoP (RFC 9449). This file does not, so it gets a Bearer token, or is refused.',
  unverified:
    'The page does not verify the certificate of the token endpoint. The program does, unless you tell it not to.',
  pinned: 'The page trusts one certificate of the token endpoint (a pin). The program asks the system instead.',
  detour: 'The page reaches the server at another address than its URL says. The program takes the URL.',
  host: 'The Host header of your own is left out: the program takes it from the URL.',
  'no-api-url': 'No API URL is typed, so there is only the token request.',
  'api-faults': 'The API call cannot be sent as it is typed, so there is only the token request.',
};
