import { describe, expect, it } from 'vitest';
import { claimFacts, type NameFacts } from '#core/jwt/claims.ts';
import { callTable } from '#core/jwt/registered-names-calls.ts';
import { deviceTable } from '#core/jwt/registered-names-devices.ts';
import { federationTable } from '#core/jwt/registered-names-federation.ts';
import { peopleTable } from '#core/jwt/registered-names-people.ts';

/** The names of the IANA registry of JWT claims, as of 2026-06 (RFC 7519 §10.1). */
const registry = (
  'iss sub aud exp nbf iat jti name given_name family_name middle_name nickname preferred_username profile picture website ' +
  'email email_verified gender birthdate zoneinfo locale phone_number phone_number_verified address updated_at azp nonce ' +
  'auth_time at_hash c_hash acr amr sub_jwk cnf sip_from_tag sip_date sip_callid sip_cseq_num sip_via_branch orig dest mky ' +
  'events toe txn rph sid vot vtm attest origid act scope client_id may_act jcard at_use_nbr div opt vc vp sph ace_profile ' +
  'cnonce exi roles groups entitlements token_introspection eat_nonce ueid sueids oemid hwmodel hwversion oemboot dbgstat ' +
  'location eat_profile submods uptime bootcount bootseed dloas swname swversion manifests measurements measres intuse cdniv ' +
  'cdnicrit cdniip cdniuc cdniets cdnistt cdnistd sig_val_claims authorization_details verified_claims place_of_birth ' +
  'nationalities birth_family_name birth_given_name birth_middle_name salutation title msisdn also_known_as htm htu ath atc ' +
  'sub_id rcd rcdi crn msgi _claim_names _claim_sources rdap_allowed_purposes rdap_dnt_allowed geohash _sd ... _sd_alg ' +
  'sd_hash consumerPlmnId consumerSnpnId producerPlmnId producerSnpnId producerSnssaiList producerNsiList producerNfSetId ' +
  'producerNfServiceSetId sourceNfInstanceId analyticsIdList resOwnerId cmw jwks metadata constraints crit ref delegation ' +
  'logo_uri authority_hints trust_anchor_hints trust_marks trust_mark_issuers trust_mark_owners metadata_policy ' +
  'metadata_policy_crit source_endpoint keys trust_mark_type trust_chain trust_anchor status status_list ttl'
).split(' ');

/** What each document defines, the other way round. */
function bySource(table: ReadonlyMap<string, NameFacts>): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [name, { source }] of table) found[source.label] = `${found[source.label] ?? ''} ${name}`.trim();
  return found;
}

describe('every registered claim (RFC 7519 §10.1)', () => {
  it.each(registry)('%s has a title, a meaning and its own source', (name) => {
    const facts = claimFacts(name);
    expect(facts?.title).toMatch(/^[A-Z5]/);
    expect(facts?.meaning).toMatch(/^[A-Z].*\.$/);
    expect(facts?.source.url).toMatch(/^https:\/\//);
  });

  it('is explained once', () => {
    const tables = [callTable, deviceTable, federationTable, peopleTable];
    const names = tables.flatMap((table) => [...table.keys()]);
    expect(names.filter((name) => !registry.includes(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('where the registry names a document as a whole, so does the source', () => {
  it('of calls', () => {
    expect(bySource(callTable)).toEqual({
      'RFC 8055': 'sip_from_tag sip_date sip_callid sip_cseq_num sip_via_branch',
      'RFC 8588': 'attest origid',
      'RFC 8946 §3': 'div',
      'RFC 8946 §5': 'opt',
      'RFC 9027': 'sph',
      'RFC 8688': 'jcard',
      'RFC 9447': 'atc',
      'RFC 9795': 'rcd rcdi crn',
      'RFC 9475': 'msgi',
    });
  });

  it('of devices', () => {
    expect(bySource(deviceTable)).toEqual({
      'RFC 9711':
        'eat_nonce ueid sueids oemid hwmodel hwversion swname swversion oemboot dbgstat location uptime bootcount ' +
        'bootseed dloas manifests measurements measres submods eat_profile intuse',
      'RFC 9999': 'cmw',
      '3GPP TS 29.510':
        'consumerPlmnId consumerSnpnId producerPlmnId producerSnpnId producerSnssaiList producerNsiList ' +
        'producerNfSetId producerNfServiceSetId sourceNfInstanceId analyticsIdList resOwnerId',
      'ETSI GS NFV-SEC 022': 'at_use_nbr',
    });
  });

  it('of people', () => {
    expect(bySource(peopleTable)).toEqual({
      'OpenID Identity Assurance schema 1.0': 'verified_claims',
      'OpenID Connect for Identity Assurance claims 1.0':
        'place_of_birth nationalities birth_family_name birth_given_name birth_middle_name salutation title msisdn ' +
        'also_known_as',
      'RFC 8485': 'vot vtm',
      'W3C Verifiable Credentials 1.0 §6.3.1': 'vc vp',
      'IANA, JWT claims (CTA-5009)': 'geohash',
    });
  });

  it('of federations', () => {
    expect(bySource(federationTable)).toEqual({
      'OpenID Federation 1.0':
        'jwks metadata metadata_policy metadata_policy_crit constraints crit ref delegation logo_uri authority_hints ' +
        'trust_anchor_hints trust_marks trust_mark_issuers trust_mark_owners trust_mark_type source_endpoint keys ' +
        'trust_chain trust_anchor',
      'Token Status List (draft)': 'status status_list ttl',
    });
  });
});
