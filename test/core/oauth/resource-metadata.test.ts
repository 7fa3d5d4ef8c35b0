import { describe, expect, it } from 'vitest';
import { parseChallenges } from '#core/http/challenge.ts';
import { readResourceMetadata, resourceMetadataPlace } from '#core/oauth/resource-metadata.ts';
import { answered } from '../../support/exchanges.ts';

const placeOf = (url: string) => resourceMetadataPlace(parseChallenges([`Bearer resource_metadata="${url}"`]));

describe('the place of an API’s metadata (RFC 9728 §5.1)', () => {
  it('is what the challenge names', () => {
    expect(placeOf('https://api.example/.well-known/oauth-protected-resource/a')).toEqual({
      kind: 'place',
      url: 'https://api.example/.well-known/oauth-protected-resource/a',
      host: 'api.example',
    });
    expect(placeOf('http://localhost:8480/m')).toMatchObject({ kind: 'place' });
    expect(resourceMetadataPlace(parseChallenges(['Bearer realm="a"']))).toBeUndefined();
  });

  it.each(['http://api.example/m', '/m', 'file:///etc/passwd', 'javascript:alert(1)', 'https://a:b@api.example/m'])(
    'is not asked where it is %s',
    (url) => expect(placeOf(url)).toMatchObject({ kind: 'unfit', text: url }),
  );
});

describe('an API’s metadata (RFC 9728 §2)', () => {
  it('is read as far as it is of the right type', () => {
    const body = JSON.stringify({
      resource: 'https://api.example',
      authorization_servers: ['https://as.example', 7],
      scopes_supported: 'read write',
      bearer_methods_supported: ['header'],
      dpop_bound_access_tokens_required: 'yes',
    });
    expect(readResourceMetadata(answered({ body }))).toEqual({
      kind: 'resource-metadata',
      resource: 'https://api.example',
      authorizationServers: ['https://as.example'],
      scopes: ['read', 'write'],
      bearerMethods: ['header'],
      requiresDpop: false,
      requiresMtls: false,
    });
  });

  it.each(['[]', '<html>', '{', ''])('is unusable where it is %j', (body) => {
    expect(readResourceMetadata(answered({ body })).kind).toBe('unusable');
  });
});
