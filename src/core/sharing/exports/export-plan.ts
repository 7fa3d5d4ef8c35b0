import type { CurlConnection } from '../../http/curl-connection.ts';
import type { HttpRequest } from '../../http/message.ts';
import type { ShellSecret } from '../../http/shell-secrets.ts';
import { apiRequest } from '../../oauth/api-request.ts';
import { tokenRequest } from '../../oauth/token-request.ts';
import { planProgram, type ProgramInput } from '../code/plan-program.ts';
import { placeholder } from '../code/plan-token.ts';
import type { ProgramPlan, SecretVariable } from '../code/program-plan.ts';

export type ExportInput = ProgramInput & {
  /** The token that the page holds, for the second step; undefined where it holds none that can be sent. */
  readonly heldToken: string | undefined;
  /** How both servers are reached, for a command that can say it. */
  readonly tokenWay: CurlConnection;
  readonly apiWay: CurlConnection;
};

/** Token request and API call, as every format needs them. */
export type ExportPlan = {
  /** The host of the token endpoint. */
  readonly title: string;
  /** In pieces, with variables for what is secret. */
  readonly program: ProgramPlan;
  /** As they would be sent. */
  readonly token: CallToExport;
  readonly api: CallToExport | undefined;
};

/** One request as it would be sent. */
export type CallToExport = {
  readonly request: HttpRequest;
  /** What must not stand in a file, each with the variable that takes its place. */
  readonly secrets: readonly ShellSecret[];
  readonly connection: CurlConnection;
};

export type PlannedExport =
  | {
      readonly kind: 'ready';
      readonly plan: ExportPlan;
      /** The same with the secrets in it, as far as they last: an assertion and a proof are good once. */
      readonly withSecrets: ExportPlan;
    }
  | { readonly kind: 'incomplete'; readonly faults: readonly string[] };

/** Stands for the token that the token request brings. */
export const tokenVariable: SecretVariable = { name: 'ACCESS_TOKEN', meaning: 'the access token', value: '' };
/** Stands for id and secret together, where a format cannot hold the one apart from the other. */
export const credentialsVariable: SecretVariable = {
  name: 'BASIC_CREDENTIALS',
  meaning: 'the base64 of client ID, colon and client secret',
  value: '',
};
const proofVariable = 'DPOP_PROOF';
// Longer than the placeholder, and with it in front: where both are looked for the longer one is taken.
const proofPlaceholder = `${placeholder}-proof`;

/** Token request and API call as they are typed, without their secrets and with them. */
export function planExport(input: ExportInput): PlannedExport {
  const program = planProgram(input);
  if (program.kind === 'incomplete') return program;
  const { plan, withSecrets } = program;
  const title = new URL(input.connection.tokenEndpoint).host;
  const hidden = plan.variables.map(({ name, value }) => ({ value, variable: name }));
  const lasting = hidden.filter(({ value }) => value !== placeholder);
  return {
    kind: 'ready',
    plan: { title, program: plan, ...callsOf(input, placeholder, lasting) },
    withSecrets: { title, program: withSecrets, ...callsOf(input, input.heldToken ?? placeholder, []) },
  };
}

/** @param lasting the secrets that are left out beside those that have to be made for each request */
function callsOf(
  { connection, call, tokenWay, apiWay }: ExportInput,
  token: string,
  lasting: readonly ShellSecret[],
): Pick<ExportPlan, 'token' | 'api'> {
  const { readyAssertion } = connection.assertionSecrets;
  const isMade = connection.clientAuthentication !== 'client_assertion' || readyAssertion === '';
  const text = isMade ? placeholder : readyAssertion;
  const asked = tokenRequest(connection, { clientAssertion: { kind: 'made', text } });
  if (asked.kind === 'incomplete') throw new Error('A program was planned for a request that cannot be sent.');
  const api = apiRequest(call, token, connection.dpop ? 'DPoP' : 'Bearer');
  const proved = (request: HttpRequest): HttpRequest =>
    connection.dpop ? { ...request, headers: [...request.headers, ['DPoP', proofPlaceholder]] } : request;
  const proof = { value: proofPlaceholder, variable: proofVariable };
  const assertion = { value: placeholder, variable: 'CLIENT_ASSERTION' };
  const held = { value: placeholder, variable: tokenVariable.name };
  return {
    token: { request: proved(asked.request), secrets: [proof, assertion, ...lasting], connection: tokenWay },
    api:
      api.kind === 'incomplete'
        ? undefined
        : { request: proved(api.request), secrets: [proof, held, ...lasting], connection: apiWay },
  };
}
