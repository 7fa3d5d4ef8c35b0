import type { Vendor, VendorError } from './vendor-error.ts';
import { apigee, azureGateway, hydra, keycloak, wso2 } from './vendor-errors-servers.ts';
import { auth0, aws, okta } from './vendor-errors-cloud.ts';
import { entra } from './vendor-errors-entra.ts';
import { salesforce, spotify, x } from './vendor-errors-apis.ts';

/** Every make whose errors are known here. */
export const vendors: readonly Vendor[] = [
  entra,
  auth0,
  okta,
  keycloak,
  hydra,
  salesforce,
  aws,
  apigee,
  azureGateway,
  wso2,
  x,
  spotify,
];

/** The vendor's error in an answer's words: one text or code per line. `host` is the name of the server asked. */
export function vendorErrorIn(
  words: string,
  host: string,
): { readonly vendor: Vendor; readonly error: VendorError } | undefined {
  for (const vendor of vendors) {
    const error = vendor.errors.find((each) => each.pattern.test(words) && (each.host?.test(host) ?? true));
    if (error !== undefined) return { vendor, error };
  }
  return undefined;
}
