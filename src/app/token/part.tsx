import { type ReactNode, useMemo } from 'react';
import { algFacts, headerFacts } from '#core/jwt/claims.ts';
import type { JsonObject } from '#core/jwt/decode.ts';
import { jsonFacts } from '#core/jwt/json-facts.ts';
import { FactTable } from './fact-table.tsx';
import type { Lighting } from './lighting.ts';
import { shownValue } from './shown-value.ts';
import { useLit } from './use-lit.ts';
import styles from './parts.module.css';
import hues from './token.module.css';

export type PartProps = {
  readonly name: string;
  readonly hue?: 'headerPart' | 'claimsPart' | 'signaturePart';
  /** The caret stands in it. */
  readonly lit?: boolean;
  /** The pointer came onto its heading, or left it. */
  readonly onPoint?: (isOn: boolean) => void;
  /** What stands beside its name. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
};

/** One part of the token, decoded, in the colour that it has in the text. */
export function Part({ name, hue, lit = false, onPoint, tools, children }: PartProps) {
  return (
    <div role="group" aria-label={name} className={styles.part} data-near={lit || undefined}>
      <div className={styles.partHead}>
        <h3 className={styles.partName} onPointerEnter={() => onPoint?.(true)} onPointerLeave={() => onPoint?.(false)}>
          {hue !== undefined && <span className={`${styles.dot} ${hues[hue]}`} aria-hidden="true" />}
          {name}
        </h3>
        {tools !== undefined && <div className={styles.tools}>{tools}</div>}
      </div>
      {children}
    </div>
  );
}

type HeaderTableProps = {
  readonly header: JsonObject;
  readonly json: string;
  readonly lighting: Lighting | undefined;
};

export function HeaderTable({ header, json, lighting }: HeaderTableProps) {
  const facts = useMemo(() => jsonFacts(json), [json]);
  return (
    <FactTable
      caption="Header parameters"
      json={json}
      facts={facts}
      lighting={lighting}
      isLit={useLit('token-header')}
      meaning={(name) => headerFacts(name, { header })}
      words={(name, raw) => (name === 'alg' || name === 'enc' ? algFacts(shownValue(raw).text) : undefined)}
    />
  );
}
