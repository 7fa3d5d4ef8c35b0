import { Validator } from '@seriousme/openapi-schema-validator';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readImport } from '#core/sharing/imports/read-import.ts';
import { exportInput, formatOf, plannedExport, textOf, written } from './export-input.ts';
import { generatedInputs, tried } from './generated-input.ts';

async function faultsOf(text: string): Promise<unknown> {
  const result = await new Validator().validate(JSON.parse(text));
  return result.valid ? [] : result.errors;
}

describe('an OpenAPI description', () => {
  it('is valid by the published schema of 3.1, whatever was typed', async () => {
    await fc.assert(
      fc.asyncProperty(generatedInputs, async (input) => {
        expect(await faultsOf(textOf(formatOf('openapi').write(plannedExport(input).plan)))).toEqual([]);
      }),
      { numRuns: Math.ceil(tried / 4) },
    );
  });

  it('would be found out by the schema', async () => {
    const text = textOf(written('openapi', exportInput())).replace('"tokenUrl"', '"tokenURL"');
    expect(await faultsOf(text)).not.toEqual([]);
  });

  it('says where the token comes from, and what the operation takes', () => {
    const call = {
      url: 'https://api.example/v1/things?q=a%20b&tag=x&tag=y',
      method: 'POST' as const,
      headersText: 'X-Api-Key: key-of-mine\nX-Trace: on\nContent-Type: application/json',
      body: '{"a":1}',
    };
    const text = textOf(written('openapi', exportInput({ scope: 'read write' }, call)));
    expect(text).not.toContain('key-of-mine');
    expect(JSON.parse(text)).toMatchObject({
      openapi: '3.1.0',
      servers: [{ url: 'https://api.example' }],
      paths: {
        '/v1/things': {
          post: {
            parameters: [
              { name: 'q', in: 'query', example: 'a b' },
              { name: 'tag', in: 'query', schema: { type: 'array' }, example: ['x', 'y'] },
              { name: 'X-Api-Key', in: 'header', example: 'X_API_KEY' },
              { name: 'X-Trace', in: 'header', example: 'on' },
            ],
            requestBody: { content: { 'application/json': { example: { a: 1 } } } },
            security: [{ clientCredentials: ['read', 'write'] }],
          },
        },
      },
      components: {
        securitySchemes: {
          clientCredentials: {
            type: 'oauth2',
            flows: { clientCredentials: { tokenUrl: 'https://as.example/token', scopes: { read: '', write: '' } } },
          },
        },
      },
    });
  });

  it('is read by Import as the connection that it came from', () => {
    const text = textOf(written('openapi', exportInput()));
    const { candidates } = readImport([{ name: '', text }]);
    expect(candidates.map(({ whole }) => [whole.tokenEndpoint, whole.scope])).toEqual([
      ['https://as.example/token', 'read'],
    ]);
    expect(candidates[0]?.calls.map(({ whole: { url } }) => url)).toEqual(['https://api.example/things']);
  });
});
