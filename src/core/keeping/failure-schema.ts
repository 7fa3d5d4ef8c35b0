import * as v from 'valibot';
import type { ClientCertificateFault } from '../http/client-certificate.ts';
import type { OuterProxyFault } from '../http/exchange.ts';

const phase = v.picklist(['dns', 'connect', 'tls', 'send', 'first-byte', 'body']);
const limitMs = v.pipe(v.number(), v.finite());

const certificateFaults = [
  'other-host',
  'not-https',
  'verification-off',
  'certificate-unreadable',
  'key-unreadable',
  'key-is-public',
  'passphrase-missing',
  'passphrase-wrong',
  'leaf-not-first',
  'key-of-another-certificate',
  'expired',
  'not-yet-valid',
  'not-usable',
] as const satisfies readonly ClientCertificateFault[];

const outerProxyFaults = [
  'unusable',
  'address-refused',
  'name-not-found',
  'refused',
  'unreachable',
  'timeout',
  'closed',
  'not-a-proxy',
  'credentials-missing',
  'credentials-rejected',
  'server-not-reached',
  'tunnel-refused',
] as const satisfies readonly OuterProxyFault[];

const cluesSchema = v.object({
  online: v.boolean(),
  pageIsSecure: v.boolean(),
  targetIsSecure: v.boolean(),
  targetIsLoopback: v.boolean(),
  needsPreflight: v.boolean(),
  localNetwork: v.exactOptional(v.picklist(['granted', 'denied', 'prompt'])),
});

/** Why there was no answer, out of what was kept. */
export const failureSchema = v.variant('kind', [
  v.object({ kind: v.literal('dns'), host: v.string(), code: v.string() }),
  v.object({ kind: v.literal('refused'), address: v.string() }),
  v.object({ kind: v.literal('unreachable'), address: v.string(), code: v.string() }),
  v.object({ kind: v.literal('timeout'), phase, limitMs }),
  v.object({ kind: v.literal('closed'), phase, code: v.string() }),
  v.object({ kind: v.literal('untrusted-certificate'), code: v.string() }),
  v.object({ kind: v.literal('pin-mismatch'), pinnedSha256: v.string() }),
  v.object({ kind: v.literal('tls'), code: v.string(), detail: v.string() }),
  v.object({ kind: v.literal('client-certificate'), code: v.picklist(certificateFaults), detail: v.string() }),
  v.object({
    kind: v.literal('outer-proxy'),
    proxy: v.string(),
    code: v.picklist(outerProxyFaults),
    detail: v.string(),
  }),
  v.object({ kind: v.picklist(['not-http', 'opaque-redirect', 'proxy-gone']) }),
  v.object({ kind: v.literal('hidden-by-browser'), clues: cluesSchema }),
  v.object({ kind: v.literal('address-refused'), address: v.string(), rule: v.string() }),
  v.object({ kind: v.literal('request-refused'), part: v.string(), reason: v.string() }),
  v.object({ kind: v.literal('proxy-refused'), code: v.string(), message: v.string() }),
  v.object({ kind: v.literal('cancelled'), afterMs: v.pipe(v.number(), v.finite()) }),
]);
