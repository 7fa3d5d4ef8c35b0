import type { Language } from './language.ts';
import type { ProgramNote } from './program-plan.ts';

type Places = Pick<Language, 'jwtLibrary' | 'certificatePlace'>;

/** What the program does otherwise than the page, as a sentence in plain ASCII without any text of the user's. */
export function noteWords(note: ProgramNote, { jwtLibrary, certificatePlace }: Places): string {
  switch (note) {
    case 'assertion':
      return `CLIENT_ASSERTION is a JWT signed anew for each request (RFC 7523): iss and sub are the client ID, aud names the server, jti is new each time, exp is a minute away. Sign it with ${jwtLibrary}.`;
    case 'certificate':
      return `The server knows this client by its certificate (RFC 8705): give certificate and key to ${certificatePlace}.`;
    case 'dpop':
      return 'The connection proves its key with DPoP (RFC 9449). This program does not, so it gets a Bearer token, or is refused.';
    case 'unverified':
      return 'The page does not verify the certificate of the token endpoint. This program does.';
    case 'pinned':
      return 'The page trusts one certificate of the token endpoint (a pin). This program asks the system instead.';
    case 'detour':
      return 'The page reaches the server at another address than its URL says. This program takes the URL.';
    case 'host':
      return 'The Host header of your own is left out: it is taken from the URL here.';
    case 'no-api-url':
      return 'No API URL is typed, so the program ends with the token.';
    case 'api-faults':
      return 'The API call cannot be sent as it is typed, so the program ends with the token.';
  }
}
