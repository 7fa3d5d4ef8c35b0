import { useEffect, useMemo, useRef, useState } from 'react';
import { chaptersOf } from '#core/sharing/trace/chapters.ts';
import { storyOf } from '#core/sharing/trace/story.ts';
import { useTellable, useTraceRuns } from '../session/tellable.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, type DialogHandle } from '../ui/dialog.tsx';
import { StoryChapter } from './story-chapter.tsx';
import styles from './story-view.module.css';

/** The run on screen told view by view, for a room: nothing secret is in it, and the arrow keys walk. */
export function StoryView({ onClose }: { readonly onClose: () => void }) {
  const { usual, runs } = useTellable();
  const traced = useTraceRuns(usual === undefined ? none : runs[usual]);

  const story = useMemo(() => storyOf(traced), [traced]);
  const chapters = useMemo(() => (story.steps.length === 0 ? [] : chaptersOf(story)), [story]);
  const dialog = useRef<DialogHandle>(null);
  const [at, setAt] = useState(0);
  const last = Math.max(0, chapters.length - 1);
  const shown = Math.min(at, last);
  const chapter = chapters[shown];
  // Of the whole page: a press on a text takes the focus out of everything.
  useEffect(() => {
    const walk = (event: KeyboardEvent) => {
      const to = target(event, shown, last);
      if (to === undefined) return;
      event.preventDefault();
      setAt(to);
    };
    document.addEventListener('keydown', walk);
    return () => document.removeEventListener('keydown', walk);
  }, [shown, last]);
  return (
    <Dialog ref={dialog} label="Story" className={styles.full} onClose={onClose}>
      <div className={styles.view}>
        <div className={styles.bar}>
          <p role="status" className={styles.place}>
            {chapter === undefined ? 'Nothing to tell yet' : `${shown + 1} of ${chapters.length}: ${chapter.title}`}
          </p>
          <Button aria-disabled={shown === 0} onClick={() => setAt(Math.max(0, shown - 1))}>
            Back
          </Button>
          <Button look="primary" aria-disabled={shown === last} onClick={() => setAt(Math.min(last, shown + 1))}>
            Next
          </Button>
          <Button look="quiet" onClick={() => dialog.current?.close()}>
            Leave the story
          </Button>
        </div>
        {chapter === undefined ? (
          <p className={styles.sentence}>
            A story is told from a run. Leave this view and press <em>Get token</em>, then open it again.
          </p>
        ) : (
          <StoryChapter key={shown} story={story} chapter={chapter} />
        )}
      </div>
    </Dialog>
  );
}

const none: never[] = [];

/** Where a key leads; undefined where it is none of these, or is typed together with another. */
function target(event: KeyboardEvent, at: number, last: number): number | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey) return undefined;
  switch (event.key) {
    case 'ArrowRight':
    case 'PageDown':
      return Math.min(last, at + 1);
    case 'ArrowLeft':
    case 'PageUp':
      return Math.max(0, at - 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
