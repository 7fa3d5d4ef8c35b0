import { describe, expect, it } from 'vitest';
import { leftOutOf, onlyIn, readingOf } from './reading.ts';

const yaml31 = `# A shop
openapi: 3.1.0
info:
  title: Shop API
  version: "1"
servers:
  - url: https://{region}.api.example.com/v1
    variables:
      region:
        default: eu
  - url: http://localhost:3000
security:
  - shopAuth: [orders:read]
paths:
  /orders/{id}:
    get:
      summary: One order
  /orders:
    post:
      summary: New order
    get:
      summary: All orders
  /health:
    get:
      security: []
components:
  securitySchemes:
    shopAuth:
      type: oauth2
      flows:
        clientCredentials:
          tokenUrl: /oauth/token
          scopes:
            orders:read: read
            orders:write: write
    login:
      type: oauth2
      flows:
        authorizationCode:
          authorizationUrl: https://auth.example.com
          tokenUrl: https://auth.example.com/token
          scopes: {}
    key:
      type: apiKey
      in: header
      name: X-Key
`;

describe('an OpenAPI document', () => {
  it('gives the token endpoint, made whole against the server, and the scopes that the API asks for', () => {
    const findings = readingOf(yaml31);
    expect(findings).toMatchObject({ formats: ['OpenAPI 3.1.0'], title: 'Shop API', faults: [] });
    const { whole, name, notes } = onlyIn(findings);
    expect(name).toBe('shopAuth');
    expect(whole).toMatchObject({ tokenEndpoint: 'https://eu.api.example.com/oauth/token', scope: 'orders:read' });
    expect(notes).toEqual([
      'It knows these scopes: orders:read orders:write.',
      'An API description names no client: type its ID and secret.',
    ]);
  });

  it('offers the operations that take its token, those that work at once first', () => {
    const { calls } = onlyIn(readingOf(yaml31));
    expect(calls.map(({ name, whole }) => [name, whole.method, whole.url])).toEqual([
      ['GET /orders · All orders', 'GET', 'https://eu.api.example.com/v1/orders'],
      ['GET /orders/{id} · One order', 'GET', 'https://eu.api.example.com/v1/orders/{id}'],
      ['POST /orders · New order', 'POST', 'https://eu.api.example.com/v1/orders'],
    ]);
  });

  it('says why each other scheme and server is left out', () => {
    expect(leftOutOf(readingOf(yaml31))).toEqual([
      'Server http://localhost:3000',
      'Security scheme login',
      'Security scheme key',
    ]);
  });

  it('is read as JSON as well, and in version 3.0 with references within it', () => {
    const scheme = {
      type: 'oauth2',
      flows: { clientCredentials: { tokenUrl: 'https://a.example/t', scopes: { x: '' } } },
    };
    const document = {
      openapi: '3.0.3',
      info: { title: 'J' },
      components: { securitySchemes: { a: { $ref: '#/x-schemes/real' }, b: { $ref: 'other.yaml#/x' } } },
      'x-schemes': { real: scheme },
    };
    const findings = readingOf(document);
    expect(onlyIn(findings).whole).toMatchObject({ tokenEndpoint: 'https://a.example/t', scope: 'x' });
    expect(findings.leftOut).toEqual([
      { written: 'Security scheme b', reason: 'It stands in another document, and nothing is fetched here.' },
    ]);
  });

  it('is read as Swagger 2.0', () => {
    const swagger = {
      swagger: '2.0',
      info: { title: 'Old' },
      host: 'api.example.com',
      basePath: '/v2',
      schemes: ['http', 'https'],
      securityDefinitions: {
        app: { type: 'oauth2', flow: 'application', tokenUrl: 'https://a.example/t', scopes: {} },
      },
      paths: { '/pets': { get: { security: [{ app: [] }] } } },
    };
    const { whole, calls } = onlyIn(readingOf(swagger));
    expect(whole.tokenEndpoint).toBe('https://a.example/t');
    expect(calls[0]?.whole.url).toBe('https://api.example.com/v2/pets');
  });

  it('gives the issuer to discover where it names nothing else', () => {
    const url = 'https://id.example.com/realms/a/.well-known/openid-configuration';
    const findings = readingOf({
      openapi: '3.1.0',
      components: { securitySchemes: { oidc: { type: 'openIdConnect', openIdConnectUrl: url } } },
    });
    expect(onlyIn(findings).own?.issuer).toBe('https://id.example.com/realms/a');
  });

  it('keeps a URL that cannot be made whole', () => {
    const flows = { clientCredentials: { tokenUrl: '/token', scopes: {} } };
    const findings = readingOf({ openapi: '3.0.0', components: { securitySchemes: { a: { type: 'oauth2', flows } } } });
    expect(onlyIn(findings).whole.tokenEndpoint).toBe('/token');
  });

  it('is refused in another version', () => {
    expect(readingOf({ openapi: '4.0.0' }).faults).toEqual([
      'This describes an API in OpenAPI 4.0.0; 2.0 and 3 are read.',
    ]);
  });

  it('does not follow a reference to what every object has', () => {
    const findings = readingOf(
      '{"openapi":"3.1.0","components":{"securitySchemes":{"a":{"$ref":"#/__proto__"},"b":{"$ref":"#/constructor/prototype"}}}}',
    );
    expect(findings.candidates).toEqual([]);
    expect(leftOutOf(findings)).toEqual(['Security scheme a', 'Security scheme b']);
  });
});
