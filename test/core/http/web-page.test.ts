import { describe, expect, it } from 'vitest';
import { readWebPage } from '#core/http/web-page.ts';

describe('a web page', () => {
  it.each([
    ['<title>Sign in to your account</title>', 'sign-in'],
    ['<form><input name="p" type="password"></form>', 'sign-in'],
    ['<title>Just a moment...</title>', 'challenge'],
    ['<title>Attention Required! | Cloudflare</title>', 'blocked'],
    ['<p>The requested URL was rejected. Your support ID is: 1', 'blocked'],
    ['<body><div id="root"></div></body>', 'app-shell'],
    ['<app-root></app-root>', 'app-shell'],
    ['<title>Welcome to nginx!</title>', 'welcome'],
    ['<title>404 Not Found</title>', 'other'],
    ['<div id="root"><p>Text</p></div>', 'other'],
  ])('%s is of the kind %s', (html, kind) => {
    expect(readWebPage(html).kind).toBe(kind);
  });

  it('tells its title, or its heading, as text', () => {
    expect(readWebPage('<title>\n A &amp; B&nbsp;&#39;C&#39; </title>').title).toBe("A & B 'C'");
    expect(readWebPage('<h1>Not found</h1>').title).toBe('Not found');
    expect(readWebPage('<title></title><p>x').title).toBeUndefined();
    expect(readWebPage('<title>&unknown; &#9999999;</title>').title).toContain('&unknown;');
  });
});
