import * as v from 'valibot';
import { methods } from '../../http/message.ts';
import {
  basicEncodings,
  bodyFormats,
  clientAuthentications,
  ordinaryForm,
  scopeSeparators,
} from '../../oauth/connection.ts';
import type { SharedConnection, SharedToken } from './link.ts';
import { isWebAddress } from './shared-connection.ts';

const text = (most: number) => v.optional(v.pipe(v.string(), v.maxLength(most)), '');
const address = v.optional(
  v.pipe(
    v.string(),
    v.maxLength(4096),
    v.check((value) => value === '' || isWebAddress(value)),
  ),
  '',
);
const rows = v.optional(
  v.pipe(
    v.array(
      v.object({
        name: v.pipe(v.string(), v.maxLength(500)),
        value: text(8192),
        on: v.optional(v.boolean(), true),
      }),
    ),
    v.maxLength(100),
  ),
  [],
);

/** All that is read of a call; whatever else stands there is dropped. */
const callSchema = v.object({
  url: address,
  method: v.optional(v.picklist(methods), 'GET'),
  headersText: text(16_384),
});

/** All that is read of a connection. What is as usual need not stand in the link. */
export const connectionSchema = v.object({
  name: text(200),
  tokenEndpoint: address,
  issuer: address,
  clientId: text(2048),
  scope: text(8192),
  clientAuthentication: v.optional(v.picklist(clientAuthentications), 'client_secret_basic'),
  basicEncoding: v.optional(v.picklist(basicEncodings), 'compatible'),
  dpop: v.optional(v.boolean(), false),
  parameters: rows,
  headers: rows,
  grantType: v.optional(v.pipe(v.string(), v.maxLength(500)), ordinaryForm.grantType),
  bodyFormat: v.optional(v.picklist(bodyFormats), ordinaryForm.bodyFormat),
  scopeSeparator: v.optional(v.picklist(scopeSeparators), ordinaryForm.scopeSeparator),
  call: v.optional(callSchema, {}),
}) satisfies v.GenericSchema<unknown, SharedConnection>;

/** A token that works. Its characters are those that may stand in a header (RFC 6750 §2.1), and others that servers use. */
export const tokenSchema = v.pipe(
  v.object({
    accessToken: v.pipe(v.string(), v.maxLength(24 * 1024), v.regex(/^[\x21-\x7e]+$/)),
    scope: text(8192),
    expiresAtMs: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15))),
  }),
  v.transform(({ expiresAtMs, ...token }): SharedToken => ({ ...token, expiresAtMs })),
);

/** Which of the three is in the link, before any of it is read. */
export const contentsSchema = v.object({
  kind: v.picklist(['connection', 'run', 'token']),
  connection: v.optional(v.unknown()),
  run: v.optional(v.unknown()),
  token: v.optional(v.unknown()),
});
