import { useMemo } from 'react';
import type { Chapter } from '#core/sharing/trace/chapters.ts';
import { severityWords } from '#core/sharing/trace/finding-words.ts';
import { flowSvg } from '#core/sharing/trace/flow-svg.ts';
import { pictureAddress } from '#core/sharing/trace/picture-address.ts';
import type { Story } from '#core/sharing/trace/story.ts';
import { useDemoText } from '../ui/demo-mode.ts';
import styles from './story-view.module.css';

type StoryChapterProps = { readonly story: Story; readonly chapter: Chapter };

/** One view of the story: the flow as far as it has come, one sentence, and what shows it. */
export function StoryChapter({ story, chapter }: StoryChapterProps) {
  const shown = useDemoText();
  const picture = useMemo(() => flowSvg({ ...story, steps: story.steps.slice(0, chapter.steps) }), [story, chapter]);
  return (
    <article className={styles.chapter} aria-label={chapter.title}>
      <h2>{chapter.title}</h2>
      <p className={styles.sentence}>{shown(chapter.sentence)}</p>
      <img
        className={styles.picture}
        src={pictureAddress(picture)}
        width={picture.width}
        height={picture.height}
        alt={`The flow up to step ${chapter.steps}`}
      />
      <div className={styles.shows}>
        {chapter.message !== undefined && (
          // It scrolls, so the keyboard must get into it (WCAG 2.1.1).
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <pre className={styles.message} tabIndex={0} role="group" aria-label="Message without its secrets">
            {shown(chapter.message)}
          </pre>
        )}
        {chapter.parts.length > 0 && (
          <dl className={styles.parts}>
            {chapter.parts.map(({ name, annotation, first }) => (
              <div key={first}>
                <dt>{shown(name)}</dt>
                <dd>{annotation?.what}</dd>
              </div>
            ))}
          </dl>
        )}
        {chapter.claims.length > 0 && (
          <dl className={styles.parts}>
            {chapter.claims.map(({ name, value, meant, facts }, at) => (
              <div key={`${at}-${name}`}>
                <dt>{shown(name)}</dt>
                <dd>
                  <code>{shown(value)}</code> {meant}
                  <p>{facts?.meaning ?? 'Not a registered name; its server knows what it means.'}</p>
                </dd>
              </div>
            ))}
          </dl>
        )}
        {chapter.findings.length > 0 && (
          <ul className={styles.findings}>
            {chapter.findings.map(({ id, severity, title, explanation }) => (
              <li key={id} data-severity={severity}>
                <h3>
                  {severityWords[severity]}: {shown(title)}
                </h3>
                <p>{shown(explanation)}</p>
              </li>
            ))}
          </ul>
        )}
      </div>
    </article>
  );
}
