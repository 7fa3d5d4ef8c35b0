import { describe, expect, it } from 'vitest';
import { linkRelation } from '#core/sharing/links/link-differences.ts';
import { shared } from './made-links.ts';

const here = [{ title: 'dev', connection: shared }];

describe('what a link has to do with the connections that are here', () => {
  it('is every difference to the same client of the same server', () => {
    const linked = { ...shared, scope: 'admin', tokenEndpoint: 'https://as.example/other' };
    expect(linkRelation(linked, here)).toEqual({
      kind: 'same-client',
      title: 'dev',
      differences: [
        { label: 'Token endpoint', here: 'https://as.example/oauth2/token', there: 'https://as.example/other' },
        { label: 'Scope', here: 'read write', there: 'admin' },
      ],
    });
    expect(linkRelation(shared, here)).toEqual({ kind: 'same-client', title: 'dev', differences: [] });
  });

  it('is a warning where the same client, or the same name, goes to another server', () => {
    const elsewhere = { ...shared, tokenEndpoint: 'https://as.evil.example/oauth2/token' };
    const warning = { kind: 'other-server', title: 'dev', host: 'as.example:443' };
    expect(linkRelation(elsewhere, here)).toEqual(warning);
    expect(linkRelation({ ...elsewhere, clientId: 'other' }, here)).toEqual(warning);
  });

  it('is that the server is known, with another client', () => {
    expect(linkRelation({ ...shared, name: '', clientId: 'other' }, here)).toEqual({
      kind: 'other-client',
      title: 'dev',
    });
  });

  it('is nothing where the server is new, or nothing was typed here yet', () => {
    const elsewhere = { ...shared, name: 'x', clientId: 'other', tokenEndpoint: 'https://new.example/' };
    expect(linkRelation(elsewhere, here)).toEqual({ kind: 'new-server' });
    expect(linkRelation(shared, [{ title: 'machine', connection: { ...shared, tokenEndpoint: '' } }])).toEqual({
      kind: 'new-server',
    });
  });
});
