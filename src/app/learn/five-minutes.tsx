import { fiveMinutes, type FlowStep } from '#core/learn/five-minutes.ts';
import { SourceLink } from './source-link.tsx';
import styles from './reference.module.css';

/** The client credentials flow from its first step to its last, with what stands on the wire in each. */
export function FiveMinutes() {
  return (
    <article aria-labelledby="five-minutes" className={styles.article}>
      <h3 id="five-minutes" className={styles.heading}>
        The client credentials flow in five minutes
      </h3>
      {fiveMinutes.map((step) => (
        <Step key={step.title} {...step} />
      ))}
    </article>
  );
}

function Step({ title, text, parts, terms }: FlowStep) {
  return (
    <section className={styles.step}>
      <h4 className={styles.stepTitle}>{title}</h4>
      <p className={styles.text}>{text}</p>
      {parts.length > 0 && (
        <dl className={styles.parts}>
          {parts.map(({ name, where, annotation }) => (
            <div key={`${where} ${name}`} className={styles.part}>
              <dt>
                <code>{name}</code>
                <span className={styles.kind}>{where}</span>
              </dt>
              <dd>
                {annotation.what} <SourceLink source={annotation.source} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      <details className={styles.words}>
        <summary>{`Words of “${title}”`}</summary>
        <dl className={styles.parts}>
          {terms.map(({ term, meaning, source }) => (
            <div key={term} className={styles.part}>
              <dt>{term}</dt>
              <dd>
                {meaning} <SourceLink source={source} />
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}
