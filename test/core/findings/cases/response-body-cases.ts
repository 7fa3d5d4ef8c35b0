import { tokenRun } from '../run-builder.ts';
import { goodMembers, page, ruleCase } from './case-builder.ts';
import type { RuleCase } from './rule-case.ts';

const json = JSON.stringify(goodMembers);
const good = tokenRun(json);
const members = (object: object) => tokenRun(object);
const bytes = (text: string, encoding: BufferEncoding) => {
  const run = tokenRun('');
  const { outcome } = run.exchange;
  if (outcome.kind !== 'response') return run;
  const body = new Uint8Array(Buffer.from(text, encoding));
  const exchange = { ...run.exchange, outcome: { ...outcome, response: { ...outcome.response, body } } };
  return { ...run, exchange, answer: { kind: 'unreadable', looksLike: 'utf-16' } as const };
};

/** A case for each rule about a body that is no object with a token or an error in it. */
export const bodyCases: readonly RuleCase[] = [
  ruleCase('empty-answer', '200 without a body', tokenRun(''), members({})),
  ruleCase('json-cut-off', 'an answer that ends in the middle', tokenRun(json.slice(0, 40)), good),
  ruleCase(
    'text-behind-json',
    'a warning of PHP behind the JSON',
    tokenRun(`${json}\nWarning: x`),
    tokenRun(`${json}\n`),
  ),
  ruleCase(
    'text-before-json',
    'a warning of PHP before the JSON',
    tokenRun(`Warning: x\n${json}`),
    tokenRun(`\n${json}`),
  ),
  ruleCase('guarded-json', ")]}' before the JSON", tokenRun(`)]}',\n${json}`), good),
  ruleCase('jsonp', 'JSON in the call of a function', tokenRun(`callback(${json});`), good),
  ruleCase('nul-bytes', 'a buffer that was sent whole', tokenRun(`${json}\0\0`), good),
  ruleCase('utf-16-answer', 'JSON in UTF-16', bytes(json, 'utf16le'), good),
  ruleCase('xml-answer', 'a message of SOAP', tokenRun('<soap:Envelope/>'), page('<html>')),
  ruleCase(
    'token-alone',
    'a JWT and nothing else',
    tokenRun('eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2ln'),
    tokenRun('hello there'),
  ),
  ruleCase('json-not-object', 'a list with a token in it', tokenRun(`[${json}]`), good),
  ruleCase('not-json', 'a page of the server’s site', page('<!doctype html><title>Products</title>'), good),
  ruleCase('access-token-unusable', 'a token that is null', members({ ...goodMembers, access_token: null }), good),
  ruleCase('token-nested', 'a token inside data', members({ data: goodMembers }), good),
  ruleCase('token-misnamed', 'accessToken', members({ accessToken: 'a' }), members({ hello: 'a' })),
  ruleCase(
    'metadata-answer',
    'the URL of the discovery document',
    members({ issuer: 'https://as.example', token_endpoint: 'https://as.example/t' }),
    members({ issuer: 'https://as.example' }),
  ),
  ruleCase('another-endpoint', 'the introspection endpoint', members({ active: false }), members({ inactive: false })),
  ruleCase('no-access-token', 'JSON about something else', members({ hello: 'world' }), members({ accessToken: 'a' })),
];
