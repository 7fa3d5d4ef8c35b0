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
    ['<?xml version="1.0"?><error/>', 'text'],
    ['access_token=a%2Bb&expires_in=1\n', 'form'],
    ['error=x', 'form'],
    ['a = b', 'text'],
    ['[1]', 'json-other'],
    ['null', 'json-other'],
    ['"text"', 'json-other'],
    ['\uFEFF[1]', 'json-other'],
    ['{"access_token":"x"', 'broken-json'],
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
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x7b, 0), 'binary'],
    ['text with NUL', utf8('a\0b'), 'binary'],
    ['Latin-1', Uint8Array.of(0x66, 0xfc), 'binary'],
  ])('knows %s', (_name, bytes, kind) => {
    expect(bodyKind(bytes)).toBe(kind);
  });
});
