import { scopeCase } from './before-case.ts';
import type { RuleCase } from './rule-case.ts';

/** Scopes in another way of writing, or for another grant. */
export const beforeScopeCases: readonly RuleCase[] = [
  scopeCase('scope-in-brackets', 'a list in JSON', '["read", "write"]', 'read[1] write'),
  scopeCase('scope-commas', 'scopes with commas between', 'read,write', 'read write'),
  scopeCase('scope-semicolons', 'scopes with semicolons between', 'read;write', 'read:write'),
  scopeCase('scope-plus', 'scopes copied from an address', 'read+write', 'read +1'),
  scopeCase('scope-percent-encoded', 'an encoded scope', 'read%20write', 'read 100%'),
  scopeCase('scope-forbidden-character', 'a backslash in a scope', 'read\\write', 'read/write'),
  scopeCase('scope-repeated', 'a scope named twice', 'read write read', 'read write reads'),
  scopeCase('scope-openid', 'the scope for signing in', 'openid read', 'openid2 read'),
  scopeCase('scope-offline-access', 'the scope for a refresh token', 'read offline_access', 'read offline_accesses'),
  scopeCase('scope-about-people', 'scopes about a person', 'profile email', 'profile.read'),
  scopeCase(
    'scope-looks-like-audience',
    'an API’s address as the scope',
    'https://api.example',
    'https://api.example/.default',
  ),
  scopeCase('scope-with-name', 'a scope pasted with its name', 'scope=read', 'scope.read'),
];
