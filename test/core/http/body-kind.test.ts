import { gzipSync, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bodyKind } from '#core/http/body-kind.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('bodyKind', () => {
  it.each([
    ['', 'empty'],
    [' \r\n', 'empty'],
    ['<!DOCTYPE html><p>x', 'html'],
    ['\n <html lang="en">', 'html'],
    ['<?xml version="1.0"?><!DOCTYPE html>', 'html'],
    ['<?xml version="1.0"?><error/>', 'xml'],
    ['<soap:Envelope xmlns:soap="x"/>', 'xml'],
    ['<h1>Not found</h1>', 'html'],
    ['<', 'text'],
    ['access_token=a%2Bb&expires_in=1\n', 'form'],
    ['error=x', 'form'],
    ['a = b', 'text'],
    ['[1]', 'json-other'],
    ['null', 'json-other'],
    ['"text"', 'json-other'],
    ['\uFEFF[1]', 'json-other'],
    ['{"access_token":"x"', 'cut-json'],
    ['{"access_token":"x', 'cut-json'],
    ['[[', 'cut-json'],
    ['{"access_token":"x"}}', 'json-and-more'],
    ['{"access_token":"x"}\nWarning: x', 'json-and-more'],
    ['{"a":}{}', 'broken-json'],
    ['{"a":1,}', 'broken-json'],
    [')]}\',\n{"access_token":"x"}', 'guarded-json'],
    ['while(1);{"a":1}', 'guarded-json'],
    ['while(1);nothing', 'text'],
    ['callback({"a":1});', 'jsonp'],
    ['callback(a);', 'text'],
    ['eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.', 'jwt'],
    ["{'access_token':'x'}", 'broken-json'],
    ['{"expires_in":NaN}', 'broken-json'],
    ['Service unavailable', 'text'],
  ])('says of %j that it is %s', (text, kind) => {
    expect(bodyKind(utf8(text))).toBe(kind);
  });

  it.each<[string, Uint8Array, string]>([
    ['gzip', gzipSync('{}'), 'compressed'],
    ['zlib', deflateSync('{}'), 'compressed'],
    ['zstd', Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0), 'compressed'],
    ['UTF-16 with its mark', Uint8Array.of(0xff, 0xfe, 0x7b, 0), 'utf-16'],
    ['UTF-16 without', Uint8Array.of(0x7b, 0, 0x22, 0), 'utf-16'],
    ['a page in Latin-1', Uint8Array.of(...utf8('<html><p>Zugriff f'), 0xfc, ...utf8('r')), 'html'],
    ['a text in Latin-1', Uint8Array.of(...utf8('Zugriff f'), 0xfc, ...utf8('r alle')), 'not-utf-8'],
    ['JSON with NUL behind it', utf8('{"a":1}\0\0'), 'nul-bytes'],
    ['text with NUL', utf8('a\0b'), 'binary'],
    ['Latin-1', Uint8Array.of(0x66, 0xfc), 'binary'],
  ])('knows %s', (_name, bytes, kind) => {
    expect(bodyKind(bytes)).toBe(kind);
  });
});
