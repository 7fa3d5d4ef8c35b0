import { useMemo, useState } from 'react';
import { claimFacts } from '#core/jwt/claims.ts';
import type { DecodedJwt } from '#core/jwt/decode.ts';
import { jsonFacts } from '#core/jwt/json-facts.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { JsonText } from '../wire/json-text.tsx';
import { FactTable } from './fact-table.tsx';
import { useLit } from './use-lit.ts';
import type { Lighting } from './lighting.ts';
import { Part, type PartProps } from './part.tsx';
import { timeClaims, TimeWords } from './time-words.tsx';
import styles from './parts.module.css';

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
      words={(name, raw) => (timeClaims.has(name) ? <TimeWords value={JSON.parse(raw)} /> : undefined)}
    />
  );
}
