import type { Vendor, VendorError } from './vendor-error.ts';
import { entraClientErrors } from './vendor-errors-entra-client.ts';
import { entraRequestErrors } from './vendor-errors-entra-request.ts';

/** Behind all others: a number that is not among them. */
const anyOther: VendorError = {
  name: 'another AADSTS number',
  pattern: /\bAADSTS\d{4,9}\b/,
  title: 'Entra ID refuses, with a number that is not explained here',
  explanation: 'Its words say why; Microsoft explains each number at https://login.microsoftonline.com/error.',
  confirmed: false,
};

/** Error codes of Microsoft Entra ID that a client meets with this grant. */
export const entra: Vendor = {
  id: 'entra',
  name: 'Microsoft Entra ID',
  documentation: {
    label: 'Microsoft: Entra error codes',
    url: 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
  },
  errors: [...entraClientErrors, ...entraRequestErrors, anyOther],
};
