import { describe, expect, it } from 'vitest';
import { outerProxyFor, outerProxySentences, readOuterProxies } from '#server/proxy/outer-proxies.ts';
import { targetOf } from '#server/proxy/resolve-target.ts';
import { readNoProxy } from '#server/proxy/no-proxy.ts';

function ofUrl(address: string, environment: Readonly<Record<string, string>>, dialled?: string): unknown {
  const url = new URL(address);
  const target = targetOf(url);
  const to = dialled === undefined ? target : { host: dialled, port: 443 };
  const found = outerProxyFor(url, target, to, readOuterProxies(environment));
  return found?.kind === 'proxy' ? `${found.variable} ${found.address.host} ${found.address.port}` : found;
}

describe('the variables of the environment, in curl’s order', () => {
  const all = {
    https_proxy: 'http://a:1',
    HTTPS_PROXY: 'http://b:2',
    http_proxy: 'http://c:3',
    all_proxy: 'http://d:4',
    ALL_PROXY: 'http://e:5',
  };
  it.each([
    ['https://as.company.org/', all, 'https_proxy a 1'],
    ['https://as.company.org/', { ...all, https_proxy: '' }, 'HTTPS_PROXY b 2'],
    ['https://as.company.org/', { all_proxy: 'd:4' }, 'all_proxy d 4'],
    ['https://as.company.org/', { ALL_PROXY: 'e:5' }, 'ALL_PROXY e 5'],
    ['http://as.company.org/', all, 'http_proxy c 3'],
    ['http://as.company.org/', { HTTPS_PROXY: 'http://b:2' }, undefined],
    ['https://as.company.org/', {}, undefined],
  ])('%s %j', (url, environment, proxy) => expect(ofUrl(url, environment)).toBe(proxy));

  it('leaves HTTP_PROXY out, which in a CGI program is a header of the request ("httpoxy")', () => {
    expect(ofUrl('http://as.company.org/', { HTTP_PROXY: 'http://evil:1' })).toBeUndefined();
  });
});

describe('the value of a variable', () => {
  it.each([
    ['proxy.company.org', 'https_proxy proxy.company.org 1080'],
    ['proxy.company.org:3128', 'https_proxy proxy.company.org 3128'],
    ['HTTP://Proxy.Company.org:80/', 'https_proxy proxy.company.org 80'],
    ['http://name:p%40ss@word@proxy:3128', 'https_proxy proxy 3128'],
    ['http://[::1]:8080', 'https_proxy ::1 8080'],
    [' http://10.0.0.1:8080 ', 'https_proxy 10.0.0.1 8080'],
  ])('%s', (value, proxy) => expect(ofUrl('https://as.company.org/', { https_proxy: value })).toBe(proxy));

  it.each([
    'socks5://proxy:1080',
    'https://proxy:3129',
    'http://',
    'http://proxy:99999',
    'http://a b:1',
    'http://:3128',
  ])('is not followed, and not passed by either: %s', (value) => {
    expect(ofUrl('https://as.company.org/', { https_proxy: value })).toEqual({
      kind: 'unusable',
      variable: 'https_proxy',
    });
  });

  it.each([
    ['http://name:p%40ss%3A@proxy:1', 'Basic bmFtZTpwQHNzOg=='],
    ['http://name@proxy:1', 'Basic bmFtZTo='],
    ['http://name:100%@proxy:1', 'Basic bmFtZToxMDAl'],
    ['http://proxy:1', undefined],
  ])('has credentials for Proxy-Authorization: %s', (https_proxy, authorization) => {
    expect(readOuterProxies({ https_proxy }).https).toMatchObject({ authorization });
  });

  it('is said in the terminal without its credentials', () => {
    const proxies = readOuterProxies({
      https_proxy: 'http://name:secret@proxy:3128',
      ALL_PROXY: 'socks5://x:secret@y:1',
    });
    expect(outerProxySentences(proxies)).toEqual([
      'https goes through proxy:3128 (https_proxy), but for NO_PROXY and this machine',
      'http goes to this machine and NO_PROXY alone: ALL_PROXY holds something else than http://host:port',
    ]);
  });
});

describe('what never goes through a proxy', () => {
  const environment = { https_proxy: 'http://proxy:1' };
  it.each([
    'localhost',
    'a.localhost',
    'localhost.',
    '127.0.0.1',
    '127.9.9.9',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '0.0.0.0',
  ])('this machine: %s', (host) => expect(ofUrl(`https://${host}/`, environment)).toBeUndefined());

  it('goes by what is dialled, not by the URL', () => {
    expect(ofUrl('https://as.company.org/', environment, '127.0.0.1')).toBeUndefined();
    expect(ofUrl('https://localhost/', environment, '192.0.2.1')).toBe('https_proxy proxy 1');
  });

  it('is asked of NO_PROXY with the URL’s host, as in curl', () => {
    const excepted = { ...environment, NO_PROXY: 'company.org' };
    expect(ofUrl('https://as.company.org/', excepted, '192.0.2.1')).toBeUndefined();
    expect(ofUrl('https://as.company.net/', excepted, '192.0.2.1')).toBe('https_proxy proxy 1');
    expect(ofUrl('https://as.company.org/', { ...excepted, no_proxy: 'other.org' })).toBe('https_proxy proxy 1');
  });
});

describe('NO_PROXY', () => {
  it.each([
    ['*', 'a.example', 443, true],
    ['example.com,*', 'a.example', 443, false],
    ['example.com', 'example.com', 443, true],
    ['example.com', 'www.example.com', 443, true],
    ['example.com', 'WWW.Example.COM.', 443, true],
    ['example.com', 'notexample.com', 443, false],
    ['.example.com', 'example.com', 443, true],
    ['.example.com.', 'www.example.com', 443, true],
    ['*.example.com', 'www.example.com', 443, false],
    ['a.org, b.org\tc.org', 'c.org', 443, true],
    ['a.org:8443', 'a.org', 8443, true],
    ['a.org:8443', 'a.org', 443, false],
    ['10.0.0.0/8', '10.1.2.3', 443, true],
    ['10.0.0.0/8', '11.1.2.3', 443, false],
    ['192.168.0.0/23', '192.168.1.9', 443, true],
    ['192.168.0.0/24', '192.168.1.9', 443, false],
    ['10.1.2.3', '10.1.2.3', 443, true],
    ['10.1.2.3:8080', '10.1.2.3', 443, false],
    ['10.1.2.3:8080', '10.1.2.3', 8080, true],
    ['2.3', '10.1.2.3', 443, false],
    ['10.0.0.0/99', '10.0.0.0', 443, false],
    ['::1', '::1', 443, true],
    ['[fd00::1]', 'fd00:0:0::1', 443, true],
    ['[fd00::1]:8443', 'fd00::1', 443, false],
    ['fd00::/8', 'fd12:3456::1', 443, true],
    ['fd00::/8', 'fe00::1', 443, false],
    ['', 'a.org', 443, false],
    [',,', 'a.org', 443, false],
  ])('%s covers %s port %i: %s', (text, host, port, isCovered) => {
    expect(readNoProxy(text)({ host, port })).toBe(isCovered);
  });
});
