import { useState } from 'react';
import { type Area, type Comparison, type Difference, type Side } from '#core/keeping/compare/comparison.ts';
import type { Place } from '#core/http/message-view.ts';
import { Chip } from '../ui/chip.tsx';
import { MarkedText } from '../ui/marked-text.tsx';
import { RedactedText } from './redacted-text.tsx';
import styles from './compare.module.css';

const areaNames: Readonly<Record<Area, string>> = {
  outcome: 'Outcome',
  request: 'Request',
  response: 'Response',
  token: 'Token',
  timing: 'Timing',
  connection: 'Connection and TLS',
  findings: 'Findings',
};

type CompareDifferencesProps = {
  readonly comparison: Comparison;
  /** The places of what is unfolded or pointed at. */
  readonly onLit: (places: readonly Place[]) => void;
};

/** What is different, by area, what matters most first; what differs between any two runs is folded. */
export function CompareDifferences({ comparison: { differences, limits }, onLit }: CompareDifferencesProps) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const told = differences.filter(({ weight }) => weight !== 'expected');
  const expected = differences.filter(({ weight }) => weight === 'expected');
  const light = (ids: ReadonlySet<string>) =>
    onLit(differences.flatMap(({ id, place }) => (ids.has(id) && place !== undefined ? [place] : [])));
  const on = {
    onPoint: (id: string | undefined) => light(id === undefined ? open : new Set([...open, id])),
    onToggle: (id: string, isOpen: boolean) => {
      const next = new Set(open);
      if (isOpen) next.add(id);
      else next.delete(id);
      setOpen(next);
      light(next);
    },
  };
  return (
    <section aria-label="Differences" className={styles.differences}>
      <h3 className={styles.heading}>{countWords(told.length, expected.length)}</h3>
      {grouped(told).map(([area, group]) => (
        <div key={area} className={styles.area}>
          <h4 className={styles.areaName}>{areaNames[area]}</h4>
          <ul>
            {group.map((difference) => (
              <DifferenceView key={difference.id} difference={difference} {...on} />
            ))}
          </ul>
        </div>
      ))}
      {expected.length > 0 && (
        <details className={styles.expected}>
          <summary>
            {expected.length === 1 ? 'One thing that differs' : `${expected.length} things that differ`} between any two
            runs
          </summary>
          <ul>
            {expected.map((difference) => (
              <DifferenceView key={difference.id} difference={difference} {...on} />
            ))}
          </ul>
        </details>
      )}
      {limits.length > 0 && (
        <ul className={styles.limits} aria-label="What cannot be compared">
          {limits.map((limit) => (
            <li key={limit}>
              <MarkedText text={limit} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function countWords(told: number, expected: number): string {
  if (told > 0) return told === 1 ? 'One difference' : `${told} differences`;
  return expected > 0 ? 'Nothing differs but what differs between any two runs' : 'Nothing that is compared differs';
}

/** Each area where its first and so its heaviest difference stands. */
function grouped(differences: readonly Difference[]): readonly (readonly [Area, readonly Difference[]])[] {
  return [...new Set(differences.map(({ area }) => area))].map((area) => [
    area,
    differences.filter((each) => each.area === area),
  ]);
}

type DifferenceViewProps = {
  readonly difference: Difference;
  readonly onPoint: (id: string | undefined) => void;
  readonly onToggle: (id: string, isOpen: boolean) => void;
};

function DifferenceView({ difference, onPoint, onToggle }: DifferenceViewProps) {
  const { id, weight, sentence, before, after } = difference;
  return (
    <li data-difference={id} data-weight={weight} className={styles.difference}>
      <details
        onToggle={(event) => onToggle(id, event.currentTarget.open)}
        onPointerEnter={() => onPoint(id)}
        onPointerLeave={() => onPoint(undefined)}
      >
        <summary className={styles.sentence}>
          <Sentence text={sentence} />
          {weight === 'decisive' && <Chip tone="error">decisive</Chip>}
          {weight === 'important' && <Chip tone="warning">important</Chip>}
        </summary>
        <dl className={styles.values}>
          <dt>First run</dt>
          <dd>
            <SideView side={before} />
          </dd>
          <dt>Second run</dt>
          <dd>
            <SideView side={after} />
          </dd>
        </dl>
      </details>
    </li>
  );
}

/** Values of others stand in quotation marks; they are set apart from our words. */
function Sentence({ text }: { readonly text: string }) {
  return (
    <span>
      {text.split(/(“[^”]*”)/).map((piece, index) =>
        piece.startsWith('“') ? (
          <code key={index} className={styles.quoted}>
            <MarkedText text={piece} />
          </code>
        ) : (
          piece
        ),
      )}
    </span>
  );
}

/** One side's value in full, or why there is none. */
export function SideView({ side }: { readonly side: Side }) {
  switch (side.kind) {
    case 'missing':
      return <span className={styles.none}>not there</span>;
    case 'hidden':
      return <span className={styles.none}>not shown to a page by the browser</span>;
    case 'value':
      return side.text === '' ? (
        <span className={styles.none}>empty</span>
      ) : (
        <span className={styles.value}>
          <RedactedText text={side.text} />
        </span>
      );
  }
}
