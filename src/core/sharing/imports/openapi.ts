import type { LeftOut } from '../../http/curl-call.ts';
import type { FoundGrant } from './import-reading.ts';
import { fileReading, type FormatResult } from './import-reading.ts';
import { importedConnection } from './imported-connection.ts';
import { type FoundRequest, foundRequest } from './found-request.ts';
import { isThere, textAt } from './members.ts';
import { openApiCalls } from './openapi-calls.ts';
import { clientSchemes, type OpenApiScheme } from './openapi-schemes.ts';
import { serverUrl } from './openapi-server.ts';

/** A description of an API (OpenAPI 3.0, 3.1, 3.2; Swagger 2.0); undefined for anything else. */
export function readOpenApi(file: unknown): FormatResult | undefined {
  const version = textAt(file, 'openapi') || textAt(file, 'swagger');
  if (!isThere(file, 'openapi') && !isThere(file, 'swagger')) return undefined;
  if (!/^(?:3\.|2\.0|2$)/.test(version)) {
    const sentence = `This describes an API in OpenAPI ${version.slice(0, 20)}; 2.0 and 3 are read.`;
    return { kind: 'refused', sentence };
  }
  const server = serverUrl(file);
  const leftOut: LeftOut[] = [...server.leftOut];
  const schemes = clientSchemes(file, server.url, leftOut);
  return {
    kind: 'read',
    reading: fileReading({
      format: version.startsWith('2') ? 'Swagger 2.0' : `OpenAPI ${version.slice(0, 12)}`,
      title: textAt(file, 'info', 'title'),
      requests: schemes
        .filter(({ tokenUrl }) => tokenUrl !== '')
        .flatMap((scheme) => requestsOf(file, server.url, scheme)),
      grants: schemes.filter(({ tokenUrl }) => tokenUrl === '').map(toDiscover),
      leftOut,
    }),
  };
}

/** The settings first, then every call that they are for. */
function requestsOf(file: unknown, server: string, scheme: OpenApiScheme): readonly FoundRequest[] {
  const authentication = {
    kind: 'client-credentials',
    settings: {
      tokenEndpoint: scheme.tokenUrl,
      clientId: '',
      clientSecret: '',
      scope: scheme.scope,
      sendsInBody: false,
      parameters: [],
      headers: [],
      leftOut: [],
      notes: scheme.notes,
    },
  } as const;
  const itself = foundRequest({ place: scheme.name, authentication });
  const calls = openApiCalls(file, server, scheme.name);
  return [itself, ...calls.map((call) => ({ ...foundRequest(call), authentication }))];
}

/** Only the issuer is known: its metadata say where the token endpoint is. */
function toDiscover({ name, notes, issuer }: OpenApiScheme): FoundGrant {
  return {
    place: name,
    name: '',
    connection: importedConnection({}),
    issued: '',
    notes,
    leftOut: [],
    unresolved: [],
    environment: '',
    own: { workspace: '', issuer, keepsWholeBodies: false, badge: undefined },
  };
}
