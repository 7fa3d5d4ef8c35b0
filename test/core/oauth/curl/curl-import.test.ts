import { describe, expect, it } from 'vitest';
import { curlImport } from '#core/oauth/curl-import.ts';
import { documentedCommands } from './documented-commands.ts';
import { moreDocumentedCommands } from './more-documented-commands.ts';
import { oddCommands } from './odd-commands.ts';
import { told } from './told.ts';
import { writtenCommands } from './written-commands.ts';

describe('curlImport reads commands as documentation writes them', () => {
  it.each([...documentedCommands, ...moreDocumentedCommands])('%s', (_name, command, expected) => {
    expect(told(curlImport(command))).toEqual(expected);
  });
});

describe('curlImport reads every way of writing', () => {
  it.each([...writtenCommands, ...oddCommands])('%s', (_name, command, expected) => {
    expect(told(curlImport(command))).toEqual(expected);
  });
});
