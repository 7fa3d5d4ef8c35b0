import * as v from 'valibot';
import { methods } from '../http/message.ts';
import {
  basicEncodings,
  bodyFormats,
  clientAuthentications,
  ordinaryForm,
  scopeSeparators,
} from '../oauth/connection.ts';

const rows = v.array(v.object({ name: v.string(), value: v.string(), on: v.boolean() }));

/**
 * A connection out of what was kept, without its secrets. How an assertion is made is looked at elsewhere
 * (`assertionSchema`), and only where it is not as usual: most people change nothing about it, and then nothing is kept.
 */
export const connectionSchema = v.object({
  tokenEndpoint: v.string(),
  clientId: v.string(),
  scope: v.string(),
  clientAuthentication: v.picklist(clientAuthentications),
  basicEncoding: v.picklist(basicEncodings),
  way: v.picklist(['browser', 'proxy']),
  dpop: v.optional(v.boolean(), false),
  // Kept since tokens can be looked up; records from before have none.
  introspectionEndpoint: v.optional(v.string(), ''),
  revocationEndpoint: v.optional(v.string(), ''),
  parameters: v.optional(rows, []),
  provider: v.optional(v.string(), ''),
  grantType: v.optional(v.string(), ordinaryForm.grantType),
  bodyFormat: v.optional(v.picklist(bodyFormats), ordinaryForm.bodyFormat),
  scopeSeparator: v.optional(v.picklist(scopeSeparators), ordinaryForm.scopeSeparator),
  headers: v.optional(rows, []),
  assertion: v.optional(v.unknown()),
});

/** A call to an API out of what was kept. */
export const apiCallSchema = v.object({
  url: v.string(),
  method: v.picklist(methods),
  headersText: v.string(),
  body: v.string(),
});
