import { describe, expect, it } from 'vitest';
import { curlImport } from '#core/oauth/curl-import.ts';
import { documentedCommands } from './documented-commands.ts';
import { moreDocumentedCommands } from './more-documented-commands.ts';
import { oddCommands } from './odd-commands.ts';
import { told } from './told.ts';
import { wayCommands } from './way-commands.ts';
import { writtenCommands } from './written-commands.ts';

describe('curlImport reads commands as documentation writes them', () => {
  it.each([...documentedCommands, ...moreDocumentedCommands])('%s', (_name, command, expected) => {
    expect(told(curlImport(command))).toEqual(expected);
  });
});

describe('curlImport reads every way of writing', () => {
  it.each([...writtenCommands, ...oddCommands, ...wayCommands])('%s', (_name, command, expected) => {
    expect(told(curlImport(command))).toEqual(expected);
  });
});

describe('curlImport asks for agreement', () => {
  const toConfirm = (command: string) => {
    const read = curlImport(`curl https://as.test/token -d grant_type=client_credentials ${command}`);
    if (read.kind === 'nothing') throw new Error(read.reason);
    return read.leftOut.filter((each) => each.toConfirm).map(({ written }) => written);
  };

  it.each([
    '--cacert ca.pem',
    '-x http://proxy:3128',
    '--noproxy as.test',
    '--socks5 proxy:1080',
    '-d @body.txt',
    '--data-urlencode x@file',
    '-H @headers',
    '-b cookies.txt',
    '-K curlrc',
    '-T file',
    '--unix-socket /run/as.sock',
  ])('before it leaves out %s', (option) => expect(toConfirm(option)).toEqual([option]));

  it('and not for what changes nothing of the request and its way', () => {
    expect(toConfirm('-L --compressed --http2 -F a=b --digest -s -o out')).toEqual([]);
  });
});
