import * as v from 'valibot';
import type { Peer, Tls } from '../http/exchange.ts';

const certificateSchema = v.object({
  subject: v.string(),
  issuer: v.string(),
  altNames: v.array(v.string()),
  notBefore: v.string(),
  notAfter: v.string(),
  sha256: v.string(),
  serialNumber: v.string(),
  publicKey: v.string(),
  pem: v.string(),
});

const tlsSchema = v.pipe(
  v.object({
    protocol: v.string(),
    cipher: v.string(),
    alpn: v.optional(v.string()),
    trust: v.variant('kind', [
      v.object({ kind: v.literal('verified'), authorities: v.string() }),
      v.object({ kind: v.picklist(['pinned', 'not-verified']), code: v.exactOptional(v.string()) }),
      v.object({ kind: v.literal('untrusted'), code: v.string() }),
    ]),
    serverName: v.exactOptional(v.string()),
    clientCertificate: v.exactOptional(
      v.object({
        asked: v.boolean(),
        held: v.exactOptional(v.object({ subject: v.string(), sha256: v.string() })),
        presented: v.boolean(),
      }),
    ),
    chain: v.array(certificateSchema),
  }),
  v.transform(({ alpn, ...tls }): Tls => ({ ...tls, alpn })),
);

/** What was learnt of a connection, out of what was kept. */
export const peerSchema = v.pipe(
  v.object({
    address: v.string(),
    port: v.number(),
    via: v.exactOptional(v.object({ proxy: v.string(), answer: v.exactOptional(v.string()) })),
    tls: v.optional(tlsSchema),
  }),
  v.transform(({ tls, ...peer }): Peer => ({ ...peer, tls })),
);
