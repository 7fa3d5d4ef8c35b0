import { describe, expect, it } from 'vitest';
import { type ClaimTime, claimTime } from '#core/jwt/claim-time.ts';
import { algFacts, claimFacts, confirmationFacts, headerFacts, type NameFacts } from '#core/jwt/claims.ts';
import { callTable } from '#core/jwt/registered-names-calls.ts';
import { deviceTable } from '#core/jwt/registered-names-devices.ts';
import { federationTable } from '#core/jwt/registered-names-federation.ts';
import { encryptedHeaderTable, signedHeaderTable, typedHeaderTables } from '#core/jwt/registered-names-header.ts';
import { openIdTable } from '#core/jwt/registered-names-openid.ts';
import { peopleTable } from '#core/jwt/registered-names-people.ts';
import { rareTable } from '#core/jwt/registered-names-rare.ts';
import { claimTable, confirmationTable, dpopProofTable } from '#core/jwt/registered-names.ts';

const core = (section: string) => `OpenID Connect Core §${section}`;

/** Name to label, for every row that there is. */
const labels = (table: ReadonlyMap<string, NameFacts> | undefined) =>
  Object.fromEntries([...(table ?? [])].map(([name, { source }]) => [name, source.label]));

describe('every name points at the section that defines it', () => {
  it('claims of the RFCs', () => {
    expect(labels(claimTable)).toEqual({
      iss: 'RFC 7519 §4.1.1',
      sub: 'RFC 7519 §4.1.2',
      aud: 'RFC 7519 §4.1.3',
      exp: 'RFC 7519 §4.1.4',
      nbf: 'RFC 7519 §4.1.5',
      iat: 'RFC 7519 §4.1.6',
      jti: 'RFC 7519 §4.1.7',
      client_id: 'RFC 9068 §2.2',
      scope: 'RFC 9068 §2.2.3',
      auth_time: 'RFC 9068 §2.2.1',
      acr: 'RFC 9068 §2.2.1',
      amr: 'RFC 9068 §2.2.1',
      groups: 'RFC 9068 §2.2.3.1',
      roles: 'RFC 9068 §2.2.3.1',
      entitlements: 'RFC 9068 §2.2.3.1',
      cnf: 'RFC 7800 §3.1',
      act: 'RFC 8693 §4.1',
      may_act: 'RFC 8693 §4.4',
      authorization_details: 'RFC 9396 §9.1',
      active: 'RFC 7662 §2.2',
      username: 'RFC 7662 §2.2',
      token_type: 'RFC 7662 §2.2',
      token_introspection: 'RFC 9701 §5',
      htm: 'RFC 9449 §4.2',
      htu: 'RFC 9449 §4.2',
      ath: 'RFC 9449 §4.2',
      events: 'RFC 8417 §2.2',
      toe: 'RFC 8417 §2.2',
      txn: 'RFC 8417 §2.2',
      sub_id: 'RFC 9493 §4.1',
    });
  });

  it('claims of OpenID Connect', () => {
    const profile =
      'name given_name family_name middle_name nickname preferred_username profile picture website email email_verified ' +
      'gender birthdate zoneinfo locale phone_number phone_number_verified address updated_at';
    expect(labels(openIdTable)).toEqual({
      azp: core('2'),
      nonce: core('2'),
      at_hash: core('3.1.3.6'),
      c_hash: core('3.3.2.11'),
      sub_jwk: core('7.4'),
      sid: 'OpenID Connect Front-Channel Logout §3',
      _claim_names: core('5.6.2'),
      _claim_sources: core('5.6.2'),
      ...Object.fromEntries(profile.split(' ').map((name) => [name, core('5.1')])),
    });
  });

  it('claims of the registry that are rare in access tokens', () => {
    expect(labels(rareTable)).toEqual({
      exi: 'RFC 9200 §5.10.3',
      ace_profile: 'RFC 9200 §5.10',
      cnonce: 'RFC 9200 §5.10',
      _sd: 'RFC 9901 §4.2.4.1',
      '...': 'RFC 9901 §4.2.4.2',
      _sd_alg: 'RFC 9901 §4.1.1',
      sd_hash: 'RFC 9901 §4.3',
      sig_val_claims: 'RFC 9321 §3.2.3',
      orig: 'RFC 8225 §5.2.1',
      dest: 'RFC 8225 §5.2.1',
      mky: 'RFC 8225 §5.2.2',
      rph: 'RFC 8443 §3',
      cdniv: 'RFC 9246 §2.1.8',
      cdnicrit: 'RFC 9246 §2.1.9',
      cdniip: 'RFC 9246 §2.1.10',
      cdniuc: 'RFC 9246 §2.1.11',
      cdniets: 'RFC 9246 §2.1.12',
      cdnistt: 'RFC 9246 §2.1.13',
      cdnistd: 'RFC 9246 §2.1.14',
      rdap_allowed_purposes: 'RFC 9560 §3.1.5.1',
      rdap_dnt_allowed: 'RFC 9560 §3.1.5.2',
    });
    expect(claimFacts('exi')?.title).toBe('Expires in');
  });

  it('members of cnf', () => {
    expect(labels(confirmationTable)).toEqual({
      jwk: 'RFC 7800 §3.2',
      jwe: 'RFC 7800 §3.3',
      kid: 'RFC 7800 §3.4',
      jku: 'RFC 7800 §3.5',
      'x5t#S256': 'RFC 8705 §3.1',
      jkt: 'RFC 9449 §6.1',
    });
  });

  const sharedHeader = {
    b64: 'RFC 7797 §3',
    nonce: 'RFC 8555 §6.5.2',
    url: 'RFC 8555 §6.4.1',
    ppt: 'RFC 8225 §8.1',
    iss: 'RFC 7519 §5.3',
    sub: 'RFC 7519 §5.3',
    aud: 'RFC 7519 §5.3',
  };

  it('header parameters of signed tokens', () => {
    expect(labels(signedHeaderTable)).toEqual({
      alg: 'RFC 7515 §4.1.1',
      jku: 'RFC 7515 §4.1.2',
      jwk: 'RFC 7515 §4.1.3',
      kid: 'RFC 7515 §4.1.4',
      x5u: 'RFC 7515 §4.1.5',
      x5c: 'RFC 7515 §4.1.6',
      x5t: 'RFC 7515 §4.1.7',
      'x5t#S256': 'RFC 7515 §4.1.8',
      typ: 'RFC 7515 §4.1.9',
      cty: 'RFC 7515 §4.1.10',
      crit: 'RFC 7515 §4.1.11',
      enc: 'RFC 7516 §4.1.2',
      zip: 'RFC 7516 §4.1.3',
      ...sharedHeader,
    });
  });

  it('header parameters of encrypted tokens', () => {
    expect(labels(encryptedHeaderTable)).toEqual({
      alg: 'RFC 7516 §4.1.1',
      enc: 'RFC 7516 §4.1.2',
      zip: 'RFC 7516 §4.1.3',
      jku: 'RFC 7516 §4.1.4',
      jwk: 'RFC 7516 §4.1.5',
      kid: 'RFC 7516 §4.1.6',
      x5u: 'RFC 7516 §4.1.7',
      x5c: 'RFC 7516 §4.1.8',
      x5t: 'RFC 7516 §4.1.9',
      'x5t#S256': 'RFC 7516 §4.1.10',
      typ: 'RFC 7516 §4.1.11',
      cty: 'RFC 7516 §4.1.12',
      crit: 'RFC 7516 §4.1.13',
      epk: 'RFC 7518 §4.6.1.1',
      apu: 'RFC 7518 §4.6.1.2',
      apv: 'RFC 7518 §4.6.1.3',
      iv: 'RFC 7518 §4.7.1.1',
      tag: 'RFC 7518 §4.7.1.2',
      p2s: 'RFC 7518 §4.8.1.1',
      p2c: 'RFC 7518 §4.8.1.2',
      ...sharedHeader,
    });
  });

  it('what a type brings with it', () => {
    expect(labels(typedHeaderTables.get('at+jwt'))).toEqual({ typ: 'RFC 9068 §2.1' });
    expect(labels(typedHeaderTables.get('dpop+jwt'))).toEqual({ typ: 'RFC 9449 §4.2', jwk: 'RFC 9449 §4.2' });
    expect(labels(typedHeaderTables.get('secevent+jwt'))).toEqual({ typ: 'RFC 8417 §2.3' });
    expect(labels(typedHeaderTables.get('token-introspection+jwt'))).toEqual({ typ: 'RFC 9701 §5' });
    expect(typedHeaderTables.size).toBe(4);
    expect(labels(dpopProofTable)).toEqual({ nonce: 'RFC 9449 §4.2' });
  });
});

describe('the addresses of sections', () => {
  const all = [
    claimTable,
    openIdTable,
    rareTable,
    callTable,
    deviceTable,
    peopleTable,
    federationTable,
    confirmationTable,
    dpopProofTable,
    signedHeaderTable,
    encryptedHeaderTable,
  ]
    .concat([...typedHeaderTables.values()])
    .flatMap((table) => [...table.values()]);

  it('are https, one for each section, and those of RFCs name the section they are labelled with', () => {
    const byLabel = new Map<string, string>();
    for (const { source } of all) {
      expect(source.url).toMatch(/^https:\/\//);
      expect(byLabel.get(source.label) ?? source.url).toBe(source.url);
      byLabel.set(source.label, source.url);
      const [, number, section] = /^RFC (\d+) §([\d.]+)$/.exec(source.label) ?? [];
      if (number !== undefined) {
        expect(source.url).toBe(`https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`);
      }
    }
    expect(new Set(byLabel.values()).size).toBe(byLabel.size);
  });

  it('stand beside a meaning that is a sentence', () => {
    for (const { meaning } of all) expect(meaning).toMatch(/^[A-Z].*\.$/);
  });
});

describe('names are explained in their context', () => {
  it('tells alg and kid of an encrypted token from those of a signed one (RFC 7516 §4.1)', () => {
    expect(headerFacts('kid', { header: { alg: 'RS256' } })?.source.label).toBe('RFC 7515 §4.1.4');
    expect(headerFacts('kid', { header: { alg: 'dir', enc: 'A256GCM' } })?.source.label).toBe('RFC 7516 §4.1.6');
    expect(headerFacts('p2c')?.source.label).toBe('RFC 7518 §4.8.1.2');
  });

  it('explains the type by its value, with or without application/, in any case (RFC 7515 §4.1.9)', () => {
    for (const typ of ['at+jwt', 'application/at+jwt', 'AT+JWT']) {
      expect(headerFacts('typ', { header: { typ } })?.source.label).toBe('RFC 9068 §2.1');
    }
    expect(headerFacts('typ', { header: { typ: 'JWT' } })?.source.label).toBe('RFC 7515 §4.1.9');
    expect(headerFacts('typ', { header: { typ: 7 } })?.source.label).toBe('RFC 7515 §4.1.9');
    expect(headerFacts('jwk', { header: { typ: 'dpop+jwt' } })?.source.label).toBe('RFC 9449 §4.2');
  });

  it('tells the nonce of a DPoP proof from that of an ID token (RFC 9449 §4.2)', () => {
    expect(claimFacts('nonce', { claims: { htm: 'POST', htu: 'https://a', nonce: 'n' } })?.title).toBe('DPoP nonce');
    expect(claimFacts('nonce', { claims: { nonce: 'n' } })?.source.label).toBe('OpenID Connect Core §2');
  });

  it('explains the members of cnf', () => {
    expect(confirmationFacts('jkt')?.title).toBe('Key thumbprint');
    expect(confirmationFacts('toString')).toBeUndefined();
  });

  it.each(['https://example.com/roles', 'urn:example:role'])(
    '%s is a name of its own space (RFC 7519 §4.2)',
    (name) => {
      expect(claimFacts(name)?.source.label).toBe('RFC 7519 §4.2');
    },
  );
});

describe('names that nobody registered', () => {
  it.each(['', 'foo', 'constructor', '__proto__', 'toString', 'EXP', 'https://', 'xms_cc'])(
    'have no facts: %j',
    (name) => {
      expect(claimFacts(name)).toBeUndefined();
      expect(claimFacts(name, { claims: { iss: 'https://example.com' } })).toBeUndefined();
      expect(headerFacts(name)).toBeUndefined();
      expect(headerFacts(name, { header: { typ: 'at+jwt' } })).toBeUndefined();
      expect(algFacts(name)).toBeUndefined();
    },
  );
});

describe('algFacts', () => {
  it.each([
    ['ES256', 'ECDSA on P-256 with SHA-256'],
    ['ES512', 'ECDSA on P-521 with SHA-512'],
    ['RS256', 'RSA (PKCS #1 v1.5) with SHA-256'],
    ['PS384', 'RSA-PSS with SHA-384'],
    ['HS256', 'HMAC with SHA-256, a shared secret'],
    ['none', 'no signature at all'],
  ])('%s is %s (RFC 7518 §3.1)', (alg, words) => {
    expect(algFacts(alg)).toBe(words);
  });
});

describe('claimTime (RFC 7519 §2)', () => {
  it('reads seconds', () => {
    expect(claimTime(1_700_000_000)).toEqual({ kind: 'time', ms: 1_700_000_000_000 });
  });

  it.each<[number, number]>([
    [1_700_000_000.5, 1_700_000_000_500],
    [1_700_000_000.123, 1_700_000_000_123],
    [1_700_000_000.000_001, 1_700_000_000_000.001],
  ])('keeps the fraction of %s and says that it is allowed', (value, ms) => {
    const time = claimTime(value);
    expect(time.kind === 'time' && time.ms).toBeCloseTo(ms, 3);
    expect(time.kind === 'time' && time.remark).toContain('RFC 7519 §2 allows');
  });

  it('reads 0 and says that it is hardly meant', () => {
    expect(claimTime(0)).toEqual({ kind: 'time', ms: 0, remark: expect.stringContaining('1970') as string });
  });

  it.each<[unknown, string]>([
    ['1700000000', 'stands in quotes'],
    ['2026-01-01T00:00:00Z', 'a date as text'],
    ['soon', 'a text'],
    [null, 'no number'],
    [undefined, 'no number'],
    [{}, 'no number'],
    [true, 'no number'],
    [1_700_000_000_000, 'milliseconds'],
    [1_700_000_000_000_000, 'too large'],
    [1e20, 'too large'],
    [Infinity, 'too large'],
    [Number.NaN, 'too large'],
    [-1, 'before 1970'],
    [-1e20, 'before 1970'],
  ])('says why %s is none', (value, words) => {
    const time: ClaimTime = claimTime(value);
    expect(time).toEqual({ kind: 'odd', reason: expect.stringContaining(words) as string });
  });
});
