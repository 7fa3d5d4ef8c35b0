import * as v from 'valibot';
import type { ClientCertificate } from '#core/http/client-certificate.ts';
import { secretRows, withSecretRows } from '../secret-rows.ts';
import type { Typed, Workbench } from '../workbench.ts';
import { withoutSecrets } from '../without-secrets.ts';

const row = v.object({ name: v.string(), value: v.string(), on: v.boolean() });
const text = v.optional(v.string());
const schema = v.object({
  version: v.literal(1),
  /** Texts that are secret or hold something secret, by the name of their field. */
  connection: v.object({
    clientSecret: text,
    tokenEndpoint: text,
    clientId: text,
    scope: text,
    introspectionEndpoint: text,
    revocationEndpoint: text,
    grantType: text,
  }),
  apiCall: v.object({ url: text, headersText: text, body: text }),
  issuer: text,
  assertion: v.object({ privateKey: v.string(), passphrase: v.string(), readyAssertion: v.string() }),
  parameters: v.array(row),
  headers: v.array(row),
  certificates: v.array(
    v.object({
      hostAndPort: v.string(),
      certificatePem: v.string(),
      privateKeyPem: v.string(),
      passphrase: v.string(),
    }),
  ),
});

/** Everything that is secret in one connection, and nothing else of it. */
export type SecretValues = v.InferOutput<typeof schema>;

const connectionTexts = [
  'clientSecret',
  'tokenEndpoint',
  'clientId',
  'scope',
  'introspectionEndpoint',
  'revocationEndpoint',
  'grantType',
] as const;
const apiTexts = ['url', 'headersText', 'body'] as const;

type Holder = Typed & Pick<Workbench, 'clientCertificates'>;

/** Takes the secrets out of what was typed. Keys that this page made cannot be taken out of it, so they are not there. */
export function secretsIn(state: Holder): SecretValues {
  const kept = withoutSecrets(state);
  const { connection, apiCall, issuer, clientCertificates } = state;
  return {
    version: 1,
    connection: hiddenTexts(connectionTexts, connection, kept.connection),
    apiCall: hiddenTexts(apiTexts, apiCall, kept.apiCall),
    issuer: issuer === kept.issuer ? undefined : issuer,
    assertion: { ...connection.assertionSecrets },
    parameters: secretRows(connection.parameters, kept.connection.parameters).map((each) => ({ ...each })),
    headers: secretRows(connection.headers, kept.connection.headers).map((each) => ({ ...each })),
    certificates: clientCertificates.map(({ hostAndPort, certificatePem, privateKeyPem, passphrase }) => ({
      hostAndPort,
      certificatePem,
      privateKeyPem,
      passphrase,
    })),
  };
}

function hiddenTexts<Name extends string>(
  names: readonly Name[],
  here: Readonly<Record<Name, string>>,
  kept: Readonly<Record<Name, string>>,
): Partial<Record<Name, string>> {
  const hidden: Partial<Record<Name, string>> = {};
  for (const name of names) if (here[name] !== kept[name]) hidden[name] = here[name];
  return hidden;
}

/** Puts them back where nothing else was typed in the meantime. */
export function withSecrets(state: Holder, values: SecretValues): Partial<Workbench> {
  const { connection, apiCall, clientCertificates } = state;
  const whole: Typed = {
    ...state,
    connection: { ...connection, ...present(values.connection), assertionSecrets: values.assertion },
    apiCall: { ...apiCall, ...present(values.apiCall) },
    issuer: values.issuer ?? state.issuer,
  };
  const kept = withoutSecrets(whole);
  const held = connection.assertionSecrets;
  const isProved = Object.values(held).some((secret) => secret !== '');
  return {
    connection: {
      ...connection,
      ...fillable(connectionTexts, connection, whole.connection, kept.connection),
      assertionSecrets: isProved ? held : values.assertion,
      parameters: withSecretRows(connection.parameters, values.parameters),
      headers: withSecretRows(connection.headers, values.headers),
    },
    apiCall: { ...apiCall, ...fillable(apiTexts, apiCall, whole.apiCall, kept.apiCall) },
    issuer: state.issuer === '' || state.issuer === kept.issuer ? whole.issuer : state.issuer,
    clientCertificates: [...clientCertificates, ...certificatesFor(values, clientCertificates)],
  };
}

function fillable<Name extends string>(
  names: readonly Name[],
  here: Readonly<Record<Name, string>>,
  whole: Readonly<Record<Name, string>>,
  kept: Readonly<Record<Name, string>>,
): Partial<Record<Name, string>> {
  const filled: Partial<Record<Name, string>> = {};
  for (const name of names) if (here[name] === '' || here[name] === kept[name]) filled[name] = whole[name];
  return filled;
}

/** To show one to a server that nobody vouches for was agreed to for another visit, so it is asked again. */
function certificatesFor(values: SecretValues, held: readonly ClientCertificate[]): readonly ClientCertificate[] {
  return values.certificates
    .filter(({ hostAndPort }) => !held.some((each) => each.hostAndPort === hostAndPort))
    .map((each) => ({ ...each, unverifiedConfirmed: false }));
}

function present<T extends object>(texts: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== undefined)) as never;
}

/** What was kept, out of a record of unknown form; undefined where it is damaged. */
export function readSecretValues(record: unknown): SecretValues | undefined {
  const read = v.safeParse(schema, record);
  return read.success ? read.output : undefined;
}
