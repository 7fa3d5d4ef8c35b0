import type { HttpRequest } from '#core/http/message.ts';
import { type Grant, grantedAgainstRequested, grantedSummary, type GrantedSummary } from '#core/oauth/granted.ts';
import { requestedIn } from '#core/oauth/granted-request.ts';
import type { GrantedRow, GrantedState } from '#core/oauth/granted-row.ts';
import { type OutcomeRow, OutcomeTable } from './outcome-table.tsx';

const summaries: Readonly<Record<GrantedSummary, string>> = {
  same: 'Granted as requested',
  unseen: 'Granted as requested, as far as can be seen',
  less: 'Granted less than requested',
  more: 'Granted more than requested',
  other: 'Granted otherwise than requested',
};
const outcomes: Readonly<Record<GrantedState, string>> = {
  same: 'as requested',
  less: 'less than requested',
  more: 'more than requested',
  other: 'other than requested',
  'not-asked': 'left to the server',
  unknown: 'cannot be seen',
};
/** Nobody requests a lifetime: there the token is compared with the answer. */
const lifetimeOutcomes: Readonly<Record<GrantedState, string>> = {
  ...outcomes,
  same: 'answer and token agree',
  less: 'the token ends earlier than the answer says',
  more: 'the token lives longer than the answer says',
  unknown: 'nothing to compare with',
};
const tones: Readonly<Record<GrantedState, OutcomeRow['tone']>> = {
  same: 'good',
  less: 'warning',
  more: 'quiet',
  other: 'warning',
  'not-asked': 'quiet',
  unknown: 'quiet',
};

type GrantedViewProps = {
  /** The token request, as it was sent. */
  readonly request: HttpRequest;
  readonly answer: Grant['answer'];
  readonly token: Grant['token'];
  readonly binding?: Grant['binding'];
};

/** What was asked for beside what came. */
export function GrantedView({ request, answer, token, binding = {} }: GrantedViewProps) {
  const rows = grantedAgainstRequested({ requested: requestedIn(request), answer, token, binding });
  return (
    <OutcomeTable
      summary={summaries[grantedSummary(rows)]}
      caption="Granted against requested"
      rows={rows.map(outcomeRow)}
    />
  );
}

function outcomeRow({ name, requested, granted, state, words, source }: GrantedRow): OutcomeRow {
  return {
    name,
    tone: tones[state],
    outcome: name === 'lifetime' ? lifetimeOutcomes[state] : outcomes[state],
    values: [
      ...(requested === undefined ? [] : [['Requested', requested] as const]),
      ...(granted === undefined ? [] : [['Granted', granted] as const]),
    ],
    sentences: [words],
    source,
  };
}
