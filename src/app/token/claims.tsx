import { useMemo, useState } from 'react';
import { claimTime } from '#core/jwt/claim-time.ts';
import { claimFacts } from '#core/jwt/claims.ts';
import type { DecodedJwt } from '#core/jwt/decode.ts';
import { jsonFacts } from '#core/jwt/json-facts.ts';
import { durationWords } from '#core/time/words.ts';
import { useNow } from '../session/use-now.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { dateFormat } from '../ui/date-format.ts';
import { Segmented } from '../ui/segmented.tsx';
import { JsonText } from '../wire/json-text.tsx';
import { FactTable } from './fact-table.tsx';
import { useLit } from './use-lit.ts';
import type { Lighting } from './lighting.ts';
import { Part, type PartProps } from './part.tsx';
import styles from './parts.module.css';

const timeClaims = new Set(['exp', 'iat', 'nbf', 'auth_time', 'updated_at', 'rat']);
const dayAndTime = dateFormat({ dateStyle: 'medium', timeStyle: 'long' });

type ClaimsProps = {
  readonly token: DecodedJwt;
  readonly lighting: Lighting | undefined;
};

/** The claims as a table that explains them, or as the JSON that stands in the token. */
export function Claims({ token, lighting, ...part }: ClaimsProps & Pick<PartProps, 'lit' | 'onPoint'>) {
  const [view, setView] = useState<'table' | 'json'>('table');
  return (
    <Part
      name="Claims"
      hue="claimsPart"
      {...part}
      tools={
        <>
          <Segmented
            legend="Show claims as"
            quietLegend
            options={[
              { value: 'table', label: 'Table' },
              { value: 'json', label: 'JSON' },
            ]}
            value={view}
            onChange={setView}
          />
          <CopyButton name="Copy claims" done="Claims copied, as JSON" text={() => token.claimsJson} />
        </>
      }
    >
      {view === 'json' ? (
        <JsonText name="JSON as it stands in the token" json={token.claimsJson} />
      ) : (
        <ClaimsTable token={token} lighting={lighting} />
      )}
    </Part>
  );
}

function ClaimsTable({ token, lighting }: ClaimsProps) {
  const isLit = useLit('claim');
  const facts = useMemo(() => jsonFacts(token.claimsJson), [token.claimsJson]);
  if (facts.members.length === 0) return <p className={styles.partNote}>There is no claim in it.</p>;
  return (
    <FactTable
      caption="Claims"
      json={token.claimsJson}
      facts={facts}
      lighting={lighting}
      isLit={isLit}
      meaning={(name) => claimFacts(name, { claims: token.claims })}
      words={(name, raw) => (timeClaims.has(name) ? <TimeWords raw={raw} /> : undefined)}
    />
  );
}

/** It keeps up with the clock, in whole minutes: the seconds are the timer's, and a long table is not drawn for them. */
function TimeWords({ raw }: { readonly raw: string }): string {
  const time = useMemo(() => claimTime(JSON.parse(raw)), [raw]);
  const { wallMs } = useNow(time.kind !== 'odd');
  if (time.kind === 'odd') return time.reason;
  const distance = time.ms - wallMs;
  const remark = time.remark === undefined ? '' : `. ${time.remark}`;
  return `${dayAndTime(time.ms)}, ${distance >= 0 ? `in ${roughWords(distance)}` : `${roughWords(-distance)} ago`}${remark}`;
}

const minuteMs = 60_000;

function roughWords(ms: number): string {
  return durationWords(ms < minuteMs ? ms : Math.floor(ms / minuteMs) * minuteMs);
}
