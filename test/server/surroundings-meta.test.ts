// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { readSurroundings } from '#app/session/surroundings.ts';
import { withSurroundings } from '#server/surroundings-meta.ts';

const page = '<!doctype html><html><head><title>x</title></head><body></body></html>';

describe('withSurroundings', () => {
  it('is read back by the page as it was written', () => {
    const surroundings = {
      proxy: true,
      playground: {
        httpsOrigin: 'https://localhost:8443',
        httpOrigin: 'http://localhost:8480',
        certificateSha256: 'ab12',
      },
    };
    expect(readSurroundings(parse(withSurroundings(page, surroundings)))).toEqual(surroundings);
  });

  it('says that there is no playground', () => {
    const parsed = readSurroundings(parse(withSurroundings(page, { proxy: false, playground: undefined })));
    expect(parsed).toEqual({ proxy: false, playground: undefined });
  });

  it('escapes what would end the attribute or the tag', () => {
    const playground = { httpsOrigin: `"><script>&'`, httpOrigin: '', certificateSha256: '' };
    const filled = withSurroundings(page, { proxy: true, playground });
    expect(filled).toContain(
      'content="{&quot;proxy&quot;:true,&quot;playground&quot;:{&quot;httpsOrigin&quot;:&quot;\\&quot;&gt;&lt;script&gt;&amp;\'&quot;',
    );
    expect(readSurroundings(parse(filled)).playground).toEqual(playground);
  });

  it('refuses a page without a head', () => {
    expect(() => withSurroundings('<p>', { proxy: true, playground: undefined })).toThrow('index.html has no </head>');
  });
});

function parse(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}
