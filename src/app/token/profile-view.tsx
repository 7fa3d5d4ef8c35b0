import { claimText } from '#core/jwt/claim-text.ts';
import type { DecodedJwt } from '#core/jwt/decode.ts';
import { profileRows, profileSummary } from '#core/jwt/profile.ts';
import type { ProfileRow, RowState } from '#core/jwt/profile-row.ts';
import { type OutcomeRow, OutcomeTable } from './outcome-table.tsx';
import styles from './outcome.module.css';

const outcomes: Readonly<Record<RowState, string>> = {
  fits: 'fits',
  missing: 'missing',
  odd: 'not as the profile wants it',
  'optional-absent': 'not there, and need not be',
};
const tones: Readonly<Record<RowState, OutcomeRow['tone']>> = {
  fits: 'good',
  missing: 'error',
  odd: 'warning',
  'optional-absent': 'quiet',
};

type ProfileViewProps = {
  readonly token: DecodedJwt;
  /** The token came from a client credentials request; undefined where nobody knows, as for a pasted one. */
  readonly isClientCredentials?: boolean | undefined;
};

/** The token beside the profile for JWT access tokens. One that does not claim the profile has no faults here. */
export function ProfileView({ token, isClientCredentials }: ProfileViewProps) {
  const rows = profileRows({ header: token.header, claims: token.claims, isClientCredentials });
  const { claimsProfile, fits, of } = profileSummary(rows, token.header);
  return (
    <OutcomeTable
      summary={`RFC 9068 profile: ${claimsProfile ? '' : 'not claimed, '}${fits} of ${of} fit`}
      caption="RFC 9068 profile"
      rows={rows.map((row) => outcomeRow(row, claimsProfile))}
    >
      <p className={styles.intro}>{claimsProfile ? claimed : notClaimed(token.header['typ'])}</p>
    </OutcomeTable>
  );
}

const claimed =
  'The token says that it is a JWT access token of this profile, so an API may insist on every row. Being in order here says nothing about its signature.';

function notClaimed(typ: unknown): string {
  const what = typ === undefined ? 'it has no typ' : `its typ is ${claimText(typ).slice(0, 60)}`;
  return `The token does not claim this profile (${what}), so nothing here is a fault. The rows tell what an API that expects the profile would miss.`;
}

function outcomeRow({ name, state, found, wanted, practice, source }: ProfileRow, claimsProfile: boolean): OutcomeRow {
  return {
    name,
    tone: claimsProfile || state === 'fits' ? tones[state] : 'quiet',
    outcome: outcomes[state],
    values: found === undefined ? [] : [['Found', found]],
    sentences: [`Wanted: ${wanted}`, practice],
    source,
  };
}
