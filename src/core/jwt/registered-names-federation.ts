import { openIdSpecification, tableOf } from './registered-names-source.ts';

const federation = openIdSpecification('Federation 1.0', 'openid-federation-1_0');
const statusList = {
  label: 'Token Status List (draft)',
  url: 'https://datatracker.ietf.org/doc/draft-ietf-oauth-status-list/',
};

/** Registered claims of statements that servers make about each other, and of lists of what was revoked. */
export const federationTable = tableOf([
  ['jwks', 'Keys', 'In a federation of servers: the keys that the statement’s subject signs with.', federation],
  ['metadata', 'Metadata', 'In a federation of servers: what the subject says of itself.', federation],
  ['metadata_policy', 'Policy', 'In a federation of servers: what a superior allows the metadata to say.', federation],
  [
    'metadata_policy_crit',
    'Critical policy',
    'In a federation of servers: which rules of the policy must be understood.',
    federation,
  ],
  ['constraints', 'Constraints', 'In a federation of servers: how far the trust may reach.', federation],
  ['crit', 'Critical claims', 'In a federation of servers: which claims must be understood.', federation],
  ['ref', 'Reference', 'In a federation of servers: where more about a trust mark stands.', federation],
  [
    'delegation',
    'Delegation',
    'In a federation of servers: proof that a trust mark may be issued for its owner.',
    federation,
  ],
  ['logo_uri', 'Logo', 'In a federation of servers: the address of a trust mark’s logo.', federation],
  ['authority_hints', 'Superiors', 'In a federation of servers: who vouches for the subject.', federation],
  ['trust_anchor_hints', 'Anchors', 'In a federation of servers: at which anchors the trust may end.', federation],
  ['trust_marks', 'Trust marks', 'In a federation of servers: which marks the subject has been given.', federation],
  ['trust_mark_issuers', 'Issuers of marks', 'In a federation of servers: who may issue which trust mark.', federation],
  ['trust_mark_owners', 'Owners of marks', 'In a federation of servers: whose each trust mark is.', federation],
  ['trust_mark_type', 'Type of mark', 'In a federation of servers: which trust mark it is.', federation],
  ['source_endpoint', 'Source', 'In a federation of servers: where the statement was fetched.', federation],
  ['keys', 'Keys', 'In a federation of servers: the key set of the signer, as a JWT.', federation],
  ['trust_chain', 'Chain', 'In a federation of servers: the statements that lead to the anchor.', federation],
  ['trust_anchor', 'Anchor', 'In a federation of servers: at whom the chain of trust ends.', federation],
  ['status', 'Status', 'Where one learns whether the token has been revoked.', statusList],
  ['status_list', 'Status list', 'A list that says of many tokens whether they have been revoked.', statusList],
  ['ttl', 'Fresh for', 'For how many seconds a status list may be kept.', statusList],
]);
