import type { AssertionSettings } from './assertion-settings.ts';
import { issuerGuesses } from './issuer-guesses.ts';

/** What stands in `aud`, one or several; empty where nothing is known or typed. */
export function assertionAudience(settings: AssertionSettings, tokenEndpoint: string): readonly string[] {
  switch (settings.audience) {
    case 'token-endpoint':
      return tokenEndpoint === '' ? [] : [tokenEndpoint];
    case 'issuer': {
      const issuer = settings.issuer || likelyIssuer(tokenEndpoint);
      return issuer === undefined ? [] : [issuer];
    }
    case 'own':
      return settings.ownAudience.split(/\s+/).filter((each) => each !== '');
  }
}

/** The issuer that a token endpoint suggests. It is a guess: only the server's metadata know. */
export function likelyIssuer(tokenEndpoint: string): string | undefined {
  return issuerGuesses(tokenEndpoint)[0];
}
