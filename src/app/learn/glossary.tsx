import { useState } from 'react';
import { searchReference } from '#core/learn/reference.ts';
import { Field } from '../ui/field.tsx';
import { SourceLink } from './source-link.tsx';
import styles from './reference.module.css';

/** Every word that the page explains, found by name, meaning or section. */
export function Glossary() {
  const [search, setSearch] = useState('');
  const found = searchReference(search);
  return (
    <div className={styles.article}>
      <Field label="Search the reference" hint="A word, a header, an error code, or a section such as RFC 6750.">
        {(control) => (
          <input
            {...control}
            type="search"
            autoComplete="off"
            spellCheck={false}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        )}
      </Field>
      <p role="status" className={styles.count}>
        {found.length === 0
          ? 'Nothing here explains that. Try a shorter word.'
          : `${found.length} ${found.length === 1 ? 'entry' : 'entries'}`}
      </p>
      <dl aria-label="Entries" className={styles.parts}>
        {found.map(({ name, kind, also, meaning, source }) => (
          <div key={`${kind} ${name}`} className={styles.part}>
            <dt>
              {kind === 'word' ? name : <code>{name}</code>}
              {kind !== 'word' && <span className={styles.kind}>{kind}</span>}
              {also.length > 0 && <span className={styles.kind}>also {also.join(', ')}</span>}
            </dt>
            <dd>
              {meaning} <SourceLink source={source} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
