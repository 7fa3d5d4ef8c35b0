import { auth0 } from './auth0.ts';
import { cognito } from './cognito.ts';
import { curity } from './curity.ts';
import { adFs, entra, entraV1 } from './entra.ts';
import { github } from './github.ts';
import { google } from './google.ts';
import { hydra } from './hydra.ts';
import { identityServer } from './identityserver.ts';
import { keycloak } from './keycloak.ts';
import { okta, oktaOrg } from './okta.ts';
import { paypal } from './paypal.ts';
import { ping } from './ping.ts';
import type { Provider } from './provider.ts';
import { salesforce } from './salesforce.ts';
import { spotify } from './spotify.ts';
import { wso2 } from './wso2.ts';
import { x } from './x.ts';
import { zitadel } from './zitadel.ts';

/** The providers that come with the product, by name. */
export const builtInProviders: readonly Provider[] = [
  adFs,
  auth0,
  cognito,
  curity,
  identityServer,
  github,
  google,
  keycloak,
  entra,
  entraV1,
  okta,
  oktaOrg,
  hydra,
  paypal,
  ping,
  salesforce,
  spotify,
  wso2,
  x,
  zitadel,
];

/** The provider with this id, of ours or of the user's own. */
export function providerById(id: string, own: readonly Provider[] = []): Provider | undefined {
  return [...builtInProviders, ...own].find((provider) => provider.id === id);
}
