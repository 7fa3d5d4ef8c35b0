import type { VendorError } from './vendor-error.ts';
import { hint, known } from './vendor-error-entra.ts';

/** What Entra ID says of the client, its secret and its tenant. */
export const entraClientErrors: readonly VendorError[] = [
  known(
    7000215,
    'The client secret is wrong',
    'Entra ID knows the application, and the secret does not fit. Often the secret’s ID was copied instead of its value: the value is shown only once, when the secret is made. Make a new secret under “Certificates & secrets” and paste its Value.',
    'Client secret',
  ),
  known(
    7000222,
    'The client secret has expired',
    'Secrets of Entra ID end at the date chosen when they were made. Make a new one under “Certificates & secrets”, or use a certificate.',
    'Client secret',
  ),
  hint(
    7000216,
    'No client secret or assertion came along',
    'Entra ID expects client_secret, client_assertion or a certificate. Choose client_secret_post or client_secret_basic and type the secret.',
    'Client authentication',
  ),
  known(
    7000218,
    'No client secret or assertion came along',
    'Entra ID found neither client_secret nor client_assertion in the request. Choose client_secret_post, and type the secret.',
    'Client authentication',
  ),
  known(
    70002,
    'The client’s credentials are not accepted',
    'The client_secret does not match what is registered for this client. Copy the secret’s Value once more.',
    'Client secret',
  ),
  known(
    700016,
    'The tenant does not know this application',
    'Either the client ID is mistyped, or the token endpoint belongs to another tenant than the one in which the application is registered or installed. Compare both with the overview page of the app registration.',
    'Client ID',
  ),
  known(
    700011,
    'The tenant does not know this application',
    'Either the client ID is mistyped, or the token endpoint belongs to another tenant.',
    'Client ID',
  ),
  known(
    7000229,
    'The application has no service principal in this tenant',
    'The application is registered elsewhere and was never installed here. An administrator of this tenant has to agree to it (admin consent), or create the service principal.',
    'Client ID',
  ),
  known(
    7000112,
    'The application is switched off',
    'An administrator disabled it in this tenant. It can be switched on again under “Enterprise applications”.',
    'Client ID',
  ),
  known(
    70001,
    'The application is switched off or unknown',
    'Entra ID reports that the application is disabled or not found in this tenant.',
    'Client ID',
  ),
  known(
    90002,
    'The tenant does not exist',
    'The name or ID of the tenant in the token endpoint was not found. Copy the Directory (tenant) ID from the app registration; for a national cloud the host differs too.',
    'Token endpoint',
  ),
  known(
    900023,
    'The tenant in the URL is neither an ID nor a domain',
    'The part of the token endpoint behind the host must be the Directory (tenant) ID or a verified domain. A placeholder such as {tenant} may have been left in.',
    'Token endpoint',
  ),
  known(
    50128,
    'The domain in the URL is no tenant',
    'Put the Directory (tenant) ID into the token endpoint.',
    'Token endpoint',
  ),
  known(
    50059,
    'The request does not say which tenant',
    'With client credentials the token endpoint must name the tenant: replace “common” or “organizations” by the Directory (tenant) ID.',
    'Token endpoint',
  ),
  known(
    9001023,
    'This grant does not work over “common” or “consumers”',
    'Put the Directory (tenant) ID into the token endpoint in place of “common”.',
    'Token endpoint',
  ),
  known(
    50194,
    'The application belongs to one tenant, and the URL says “common”',
    'Put the Directory (tenant) ID into the token endpoint in place of “common”.',
    'Token endpoint',
  ),
  known(
    90130,
    'The application cannot be used over “common” or “consumers”',
    'Put the Directory (tenant) ID into the token endpoint.',
    'Token endpoint',
  ),
  known(
    900382,
    'The application lives in another national cloud',
    'A confidential client cannot be used across clouds. Use the host of its own cloud, for example login.microsoftonline.us.',
    'Token endpoint',
  ),
];
