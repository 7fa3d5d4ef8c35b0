import { type ReactNode, useMemo } from 'react';
import type { NameFacts } from '#core/jwt/claims.ts';
import type { JsonFacts, JsonMember } from '#core/jwt/json-facts.ts';
import { decodedPlace, encodedStretch } from '#core/jwt/token-stretch.ts';
import { Chip } from '../ui/chip.tsx';
import { useDemoText } from '../ui/demo-mode.ts';
import { MarkedText } from '../ui/marked-text.tsx';
import type { Lighting } from './lighting.ts';
import { shownValue } from './shown-value.ts';
import styles from './parts.module.css';

type FactTableProps = {
  readonly caption: string;
  readonly json: string;
  readonly facts: JsonFacts;
  /** Undefined where the text of the token cannot be laid beside its bytes. */
  readonly lighting: Lighting | undefined;
  /** Whether a finding points at this name. */
  readonly isLit: (name: string) => boolean;
  readonly meaning: (name: string) => NameFacts | undefined;
  /** The value in words: a date, an algorithm's full name. */
  readonly words: (name: string, raw: string) => ReactNode;
};

// A namespaced claim (“https://api.example/roles”) needs more room than “aud”.
const wideNameCharacters = 11;
// What is longer scrolls within its cell, so that one value does not bury all others.
const tallValueCharacters = 240;
// A table of thousands of rows makes the page stutter, and nobody reads it.
const mostRows = 300;

/** Names, values exactly as they stand in the token, and what they mean, each with the section that says so. */
export function FactTable({ caption, json, facts, lighting, isLit, meaning, words }: FactTableProps) {
  const caret = lighting?.caret;
  const place = caret === undefined ? undefined : decodedPlace(json, caret);
  const repeated = useMemo(() => repeatedNames(facts.members), [facts.members]);
  const hasLongName = facts.members.some(({ name }) => name.length > wideNameCharacters);
  const left = facts.members.length - mostRows;
  return (
    <>
      <table className={styles.facts} aria-label={caption} data-wide={hasLongName || undefined}>
        <tbody>
          {facts.members.slice(0, mostRows).map((member, index) => (
            <tr
              key={index}
              data-near={(place !== undefined && place >= member.start && place < member.end) || undefined}
              data-lit={isLit(member.name) || undefined}
              onPointerEnter={() => lighting?.light(encodedStretch(json, member))}
              onPointerLeave={() => lighting?.light(undefined)}
            >
              <th scope="row">
                <MarkedText text={member.name} />
              </th>
              <td>
                <FactCell
                  member={member}
                  isRepeated={repeated.has(member.name)}
                  facts={meaning(member.name)}
                  words={words(member.name, member.raw)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 && <p className={styles.partNote}>And {left} more, which the JSON view shows.</p>}
    </>
  );
}

function repeatedNames(members: readonly JsonMember[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { name } of members) (seen.has(name) ? repeated : seen).add(name);
  return repeated;
}

type FactCellProps = {
  readonly member: JsonMember;
  readonly isRepeated: boolean;
  readonly facts: NameFacts | undefined;
  readonly words: ReactNode;
};

function Value({ name, text: whole }: { readonly name: string; readonly text: string }) {
  const text = useDemoText()(whole);
  if (text.length <= tallValueCharacters) {
    return (
      <span className={styles.value}>
        <MarkedText text={text} />
      </span>
    );
  }
  // What scrolls must be reachable by keyboard.
  return (
    <pre className={`${styles.value} ${styles.tall}`} role="group" aria-label={`Value of ${name}`} tabIndex={0}>
      <MarkedText text={text} />
    </pre>
  );
}

function FactCell({ member, isRepeated, facts, words }: FactCellProps) {
  const { text, hidden } = shownValue(member.raw);
  return (
    <>
      <Value name={member.name} text={text} />
      {hidden > 0 && <span className={styles.words}>… and {hidden} more characters, which the JSON view shows</span>}
      {isRepeated && <Chip tone="warning">stands more than once</Chip>}
      {words !== undefined && <span className={styles.words}>{words}</span>}
      {facts !== undefined && (
        <span className={styles.meaning}>
          {facts.vendor !== undefined && <span className={styles.vendor}>{facts.vendor}</span>}
          {facts.meaning}{' '}
          <a href={facts.source.url} target="_blank" rel="noopener noreferrer">
            {facts.source.label}
          </a>
        </span>
      )}
    </>
  );
}
