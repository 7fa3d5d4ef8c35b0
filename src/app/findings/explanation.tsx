import { useId, useState } from 'react';
import { findTerms } from '#core/glossary/find-terms.ts';
import { glossary } from '#core/glossary/glossary.ts';
import type { Term } from '#core/glossary/term.ts';
import { MarkedText } from '../ui/marked-text.tsx';
import styles from './findings.module.css';

/** The paragraph of a finding; each term of the field in it unfolds what it means. */
export function Explanation({ text }: { readonly text: string }) {
  const id = useId();
  const [open, setOpen] = useState<Term>();
  return (
    <div className={styles.explanation}>
      <p>
        {findTerms(text, glossary).map(({ text: words, term }, index) =>
          term === undefined ? (
            <MarkedText key={index} text={words} />
          ) : (
            <button
              key={index}
              type="button"
              className={styles.term}
              aria-expanded={open === term}
              aria-controls={id}
              aria-label={`${words}: what does it mean?`}
              onClick={() => setOpen(open === term ? undefined : term)}
            >
              {words}
            </button>
          ),
        )}
      </p>
      {/* It stands here from the start, so that its coming is read out. */}
      <p id={id} role="status" className={styles.meaning}>
        {open !== undefined && <Meaning term={open} />}
      </p>
    </div>
  );
}

function Meaning({ term: { term, meaning, source } }: { readonly term: Term }) {
  return (
    <>
      <strong>{term}</strong>: {meaning}{' '}
      {source !== undefined && (
        <a href={source.url} target="_blank" rel="noopener noreferrer">
          {source.label}
        </a>
      )}
    </>
  );
}
