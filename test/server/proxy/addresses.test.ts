import { describe, expect, it } from 'vitest';
import { type AddressRule, judgeAddress } from '#server/proxy/addresses.ts';
import { type Lookup, resolveTarget, targetOf } from '#server/proxy/resolve-target.ts';

const ownPort = 8400;

describe('judgeAddress', () => {
  it.each<[string, AddressRule | undefined]>([
    ['127.0.0.1', undefined],
    ['10.1.2.3', undefined],
    ['172.16.0.1', undefined],
    ['192.168.1.1', undefined],
    ['100.64.0.1', undefined],
    ['0.0.0.0', undefined],
    ['8.8.8.8', undefined],
    ['::1', undefined],
    ['::', undefined],
    ['fd12:3456::1', undefined],
    ['2606:4700::1111', undefined],
    ['::ffff:10.0.0.1', undefined],
    ['64:ff9b::808:808', undefined],
    ['2002:0808:0808::1', undefined],
    ['168.63.129.15', undefined],
    ['169.253.255.255', undefined],
    ['170.254.0.0', undefined],
    ['fec0::1', undefined],
    ['169.254.169.254', 'link-local'],
    ['169.254.0.0', 'link-local'],
    ['169.254.170.2', 'link-local'],
    ['fe80::1', 'link-local'],
    ['fe80::1%eth0', 'link-local'],
    ['febf::1', 'link-local'],
    ['168.63.129.16', 'platform-metadata'],
    ['192.0.0.192', 'platform-metadata'],
    ['100.100.100.200', 'platform-metadata'],
    ['fd00:ec2::254', 'platform-metadata'],
    ['fd00:0ec2:0:0:0:0:0:0254', 'platform-metadata'],
    ['fd20:ce::254', 'platform-metadata'],
    ['::ffff:169.254.169.254', 'link-local'],
    ['::ffff:a9fe:a9fe', 'link-local'],
    ['0:0:0:0:0:ffff:169.254.169.254', 'link-local'],
    ['::ffff:168.63.129.16', 'platform-metadata'],
    ['::169.254.169.254', 'link-local'],
    ['::a9fe:a9fe', 'link-local'],
    ['::ffff:0:169.254.169.254', 'link-local'],
    ['64:ff9b::169.254.169.254', 'link-local'],
    ['64:ff9b::a9fe:a9fe', 'link-local'],
    ['64:ff9b:1::1', 'local-nat64'],
    ['64:ff9b:1:ffff::8.8.8.8', 'local-nat64'],
    ['2002:a9fe:a9fe::', 'link-local'],
    ['2002:a83f:8110::1', 'platform-metadata'],
    ['2001:0:0808:0808:0:0:5601:5601', 'link-local'],
    ['2001:0:a9fe:a9fe:0:0:f7f7:f7f7', 'link-local'],
    ['2001:db8::5efe:169.254.169.254', 'link-local'],
    ['2001:db8::200:5efe:a9fe:a9fe', 'link-local'],
    ['224.0.0.1', 'multicast-or-broadcast'],
    ['239.255.255.250', 'multicast-or-broadcast'],
    ['255.255.255.255', 'multicast-or-broadcast'],
    ['ff02::1', 'multicast-or-broadcast'],
    ['', 'not-an-address'],
    ['1.2.3', 'not-an-address'],
    ['0x7f000001', 'not-an-address'],
    ['1.2.3.4.5', 'not-an-address'],
    [':::', 'not-an-address'],
  ])('judges %s: %s', (address, rule) => {
    expect(judgeAddress(address, 443, ownPort)).toBe(rule);
  });

  it.each([
    '127.0.0.1',
    '127.9.9.9',
    '0.0.0.0',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
  ])('does not call itself at %s (T18)', (address) => {
    expect(judgeAddress(address, ownPort, ownPort)).toBe('own-port');
    expect(judgeAddress(address, ownPort + 1, ownPort)).toBeUndefined();
  });

  it('has nothing against the same port elsewhere', () => {
    expect(judgeAddress('192.168.1.1', ownPort, ownPort)).toBeUndefined();
  });
});

const nobody: Lookup = () => Promise.reject(new Error('asked'));
const judgeUrl = (url: string, find: Lookup = nobody) => resolveTarget(targetOf(new URL(url)), ownPort, find);

describe('resolveTarget', () => {
  it.each([
    'http://2852039166/',
    'http://0xa9fea9fe/',
    'http://0xa9.0xfe.0xa9.0xfe/',
    'http://0251.0376.0251.0376/',
    'http://0251.254.169.254/',
    'http://169.254.43518/',
    'http://169.16689662/',
    'http://169.254.169.254./',
    'http://169。254。169。254/',
    'http://①⑥⑨.②⑤④.①⑥⑨.②⑤④/',
    'http://１６９.２５４.１６９.２５４/',
    'http://%31%36%39.254.169.254/',
    'http://user@169.254.169.254/',
  ])('sees the address behind %s (T13)', async (url) => {
    expect(await judgeUrl(url)).toEqual({ kind: 'address-refused', address: '169.254.169.254', rule: 'link-local' });
  });

  it.each([
    'http://metadata.google.internal/',
    'http://METADATA.google.internal./computeMetadata/',
    'http://metadata.goog',
  ])('does not even resolve %s (T15)', async (url) => {
    expect(await judgeUrl(url)).toMatchObject({ kind: 'address-refused', rule: 'platform-metadata' });
  });

  it.each([
    'http://localhost:8400',
    'http://LOCALHOST:8400',
    'http://localhost.:8400',
    'http://a.localhost:8400',
    'http://2130706433:8400',
    'http://[::ffff:7f00:1]:8400',
  ])('finds itself behind %s (T18)', async (url) => {
    expect(await judgeUrl(url)).toMatchObject({ kind: 'address-refused', rule: 'own-port' });
  });

  it('hands on only the addresses that pass, in their order', async () => {
    const find: Lookup = async () => ['fe80::1', '10.0.0.1', '169.254.169.254', '10.0.0.2'];
    expect(await judgeUrl('http://mixed.example/', find)).toEqual({
      kind: 'addresses',
      addresses: ['10.0.0.1', '10.0.0.2'],
    });
  });

  it('asks once, so that a name that changes its mind gains nothing (T16)', async () => {
    let asked = 0;
    const find: Lookup = async () => [(asked += 1) % 2 === 1 ? '10.0.0.1' : '169.254.169.254'];
    const answers = [];
    for (let time = 0; time < 100; time++) answers.push(await judgeUrl('http://flip.example/', find));
    expect(asked).toBe(100);
    expect(answers.filter(({ kind }) => kind === 'addresses')).toHaveLength(50);
    expect(answers.flatMap((each) => (each.kind === 'addresses' ? each.addresses : []))).not.toContain(
      '169.254.169.254',
    );
  });

  it('says which name could not be resolved, and the code of the system', async () => {
    const find: Lookup = () => Promise.reject(Object.defineProperty(new Error('x'), 'code', { value: 'ENOTFOUND' }));
    expect(await judgeUrl('http://nowhere.example/', find)).toEqual({
      kind: 'dns',
      host: 'nowhere.example',
      code: 'ENOTFOUND',
    });
    expect(await judgeUrl('http://empty.example/', async () => [])).toEqual({
      kind: 'dns',
      host: 'empty.example',
      code: 'ENODATA',
    });
  });
});
