import fc from 'fast-check';
import { Collection, type Item, VariableScope } from 'postman-collection';
import { describe, expect, it } from 'vitest';
import type { HeaderField } from '#core/http/message.ts';
import { readImport } from '#core/sharing/imports/read-import.ts';
import { exportInput, formatOf, plannedExport, textOf, written } from './export-input.ts';
import { generatedInputs, secretOfIt, tried } from './generated-input.ts';
import { meaningOf, meaningOfRequest, type RequestMeaning } from './request-meaning.ts';

const open = (text: string) => new Collection(JSON.parse(text));
const values = [
  { key: 'client_secret', value: secretOfIt },
  { key: 'access_token', value: 'made' },
];

describe('a Postman collection, opened with Postman’s own library', () => {
  it('has both requests, and the grant as its own authorization', () => {
    const collection = open(textOf(written('postman', exportInput({}, {}))));
    expect(itemsOf(collection).map(({ name }) => name)).toEqual(['Token request', 'API call']);
    expect(collection.auth?.type).toBe('oauth2');
    const settings = collection.auth?.parameters().toObject();
    expect(settings).toMatchObject({
      grant_type: 'client_credentials',
      accessTokenUrl: 'https://as.example/token',
      clientId: 'machine',
      clientSecret: '{{client_secret}}',
      scope: 'read',
      client_authentication: 'header',
    });
  });

  it('means the requests that the page sends', () => {
    fc.assert(
      fc.property(generatedInputs, (input) => {
        const { plan, withSecrets } = plannedExport(input);
        const collection = open(textOf(formatOf('postman').write(plan)));
        const read = itemsOf(collection).map(meaningOfItem);
        const expected = [withSecrets.token, withSecrets.api].flatMap((call) => call?.request ?? []);
        expect(read).toEqual(expected.map(meaningOfRequest));
      }),
      { numRuns: tried },
    );
  });

  it('keeps the token of the answer in the variable that the call inherits', () => {
    const collection = open(
      textOf(
        written(
          'postman',
          exportInput({
            clientAuthentication: 'private_key_jwt',
            assertionSecrets: { privateKey: '', passphrase: '', readyAssertion: '' },
          }),
        ),
      ),
    );
    expect(collection.auth?.type).toBe('bearer');
    expect(collection.auth?.parameters().toObject()).toEqual({ token: '{{access_token}}' });
    const [asked, call] = itemsOf(collection);
    expect(asked?.events.all().map(({ script }) => script.toSource())[0]).toContain(
      'collectionVariables.set("access_token"',
    );
    expect(call?.request.auth).toBeUndefined();
  });

  it('has every variable without a value', () => {
    const collection = open(textOf(written('postman', exportInput())));
    expect(collection.variables.all().map(({ key, value }) => [key, value])).toEqual([
      ['client_secret', ''],
      ['access_token', ''],
    ]);
  });

  it('is read by Import as the connection that it came from', () => {
    const text = textOf(
      written('postman', exportInput({ parameters: [{ name: 'audience', value: 'https://a', on: true }] })),
    );
    const { candidates } = readImport([{ name: '', text }]);
    expect(
      candidates.map(({ whole }) => [
        whole.tokenEndpoint,
        whole.clientId,
        whole.scope,
        whole.parameters.map(({ name }) => name),
      ]),
    ).toEqual([['https://as.example/token', 'machine', 'read', ['audience']]]);
    expect(candidates[0]?.calls.map(({ whole: { url } }) => url)).toEqual(['https://api.example/things']);
  });
});

function itemsOf(collection: Collection): readonly Item[] {
  const items: Item[] = [];
  collection.forEachItem((item) => items.push(item));
  return items;
}

function meaningOfItem(item: Item): RequestMeaning {
  const scope = new VariableScope({ values });
  const fill = (text: string) => {
    const filled = scope.replaceIn(text);
    if (/\{\{.*?\}\}/s.test(filled)) throw new Error(`Postman would evaluate ${filled}`);
    return filled;
  };
  const { request } = item;
  const auth = item.getAuth();
  const { username, password } = auth?.parameters().toObject() ?? {};
  const headers = request.headers.all().map(({ key, value }): HeaderField => [key, fill(value)]);
  const form = request.body?.urlencoded?.all().map(({ key, value }) => [fill(key), fill(value)] as const);
  return meaningOf({
    method: request.method,
    url: fill(request.url.toString()),
    headers,
    ...(auth?.type === 'basic' ? { basic: fill(`${username}:${password}`) } : {}),
    body: form !== undefined && form.length > 0 ? form : fill(request.body?.raw ?? ''),
  });
}
