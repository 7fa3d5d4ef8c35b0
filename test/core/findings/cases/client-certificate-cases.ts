import type { ClientCertificateUse } from '#core/http/client-certificate.ts';
import type { Exchange } from '#core/http/exchange.ts';
import type { ApiRun, TokenRun } from '#core/findings/finding.ts';
import type { Connection } from '#core/oauth/connection.ts';
import { call, type CallWishes, jwt } from '../api-run-builder.ts';
import { draftRun } from '../run-builder.ts';
import { issued, refused, ruleCase } from './case-builder.ts';
import type { RuleCase } from './rule-case.ts';

/** Its `x5t#S256` is 32 bytes of 0xab, base64url. */
const held = { subject: 'CN=machine', sha256: 'ab'.repeat(32) };
const thumbprint = 'q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s';
const shown: ClientCertificateUse = { asked: true, held, presented: true };
const asked: ClientCertificateUse = { asked: true, presented: false };
const unasked: ClientCertificateUse = { asked: false, held, presented: false };

/** The run over a connection with this use of a certificate. */
function over<Run extends TokenRun | ApiRun>(run: Run, clientCertificate: ClientCertificateUse | undefined): Run {
  const peer: Exchange['peer'] = {
    address: '192.0.2.1',
    port: 443,
    tls: {
      protocol: 'TLSv1.3',
      cipher: 'TLS_AES_256_GCM_SHA384',
      alpn: undefined,
      trust: { kind: 'verified', authorities: 'the system' },
      chain: [],
      ...(clientCertificate && { clientCertificate }),
    },
  };
  return { ...run, exchange: { ...run.exchange, peer } };
}

const byName: Partial<Connection> = { clientAuthentication: 'tls_client_auth' };
const client = (change: Partial<Connection> = byName, way: 'proxy' | 'browser' = 'proxy') =>
  refused('invalid_client', undefined, { status: 401, connection: { ...change, way }, way });

/** The cases of `certificateRefusedRules` and `certificateNotes`, in their order. */
export const certificateCases: readonly RuleCase[] = [
  ruleCase(
    'certificate-none-given',
    'tls_client_auth without a certificate',
    over(client(), asked),
    over(client({}), asked),
  ),
  ruleCase(
    'certificate-not-asked-for',
    'TLS that ends at a load balancer',
    over(client(), unasked),
    over(client(), asked),
  ),
  ruleCase(
    'certificate-held-back',
    'a key of a kind that the server does not take',
    over(client(), { ...shown, presented: false }),
    over(client(), shown),
  ),
  ruleCase(
    'certificate-not-accepted',
    'a certificate that is not registered',
    over(client({ clientAuthentication: 'self_signed_tls_client_auth' }), shown),
    over(refused('invalid_scope', undefined, { connection: byName }), shown),
  ),
  ruleCase(
    'certificate-cannot-be-shown',
    'tls_client_auth in the browser',
    client(byName, 'browser'),
    client({}, 'browser'),
  ),
  ruleCase(
    'certificate-unasked',
    'a certificate for a server that asks for none',
    over(issued(), unasked),
    over(issued(), shown),
  ),
];

const boundTo = (x5tS256: string) => issued({ access_token: jwt({ cnf: { 'x5t#S256': x5tS256 } }) });

/** The cases of `certificateIssuedRules`. */
export const certificateIssuedCases: readonly RuleCase[] = [
  ruleCase(
    'certificate-of-another-token',
    'a token bound to a gateway’s certificate',
    over(boundTo('bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2'), shown),
    over(boundTo(thumbprint), shown),
  ),
];

const bound: CallWishes = { claims: { cnf: { 'x5t#S256': thumbprint } } };

/** The cases of `apiCertificateRules`. */
export const apiCertificateCases: readonly RuleCase[] = [
  ruleCase(
    'api-certificate-bound-token',
    'a token with the thumbprint of a certificate that was not shown',
    over(call(401, { challenge: 'Bearer error="invalid_token"', ...bound }), asked),
    over(call(401, { challenge: 'Bearer error="invalid_token"', ...bound }), shown),
  ),
];

/** The cases of `apiCertificateNotes`. */
export const apiCertificateNoteCases: readonly RuleCase[] = [
  ruleCase(
    'api-binding-not-checked',
    'a bound token that was taken without its certificate',
    over(call(200, bound), asked),
    over(call(200, bound), shown),
  ),
];

const missing = { ...draftRun(byName), isCertificateHeld: false };

/** The cases of `beforeCertificateRules`, in their order. */
export const beforeCertificateCases: readonly RuleCase[] = [
  ruleCase(
    'certificate-over-http',
    'tls_client_auth and an http address',
    draftRun({ ...byName, tokenEndpoint: 'http://localhost/token' }),
    draftRun(byName),
  ),
  ruleCase(
    'certificate-in-browser',
    'tls_client_auth, sent through the browser',
    draftRun({ ...byName, way: 'browser' }),
    draftRun({ way: 'browser' }),
  ),
  ruleCase('certificate-missing', 'tls_client_auth and no certificate', missing, {
    ...missing,
    isCertificateHeld: true,
  }),
];
