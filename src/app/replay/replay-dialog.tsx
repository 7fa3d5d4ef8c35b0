import { Save } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { timelineOf } from '#core/sharing/replay/timeline.ts';
import { flowSvg } from '#core/sharing/trace/flow-svg.ts';
import { storyOf } from '#core/sharing/trace/story.ts';
import { useReplayed } from '../session/replayed.ts';
import { useSession } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import { useDemoText } from '../ui/demo-mode.ts';
import { Dialog, type DialogHandle } from '../ui/dialog.tsx';
import { saveFile } from '../ui/save-file.ts';
import { Replay } from './replay.tsx';
import styles from './replay-dialog.module.css';

/** The run on screen as it was when this opened: what comes meanwhile does not change what is being watched. */
export function ReplayDialog({ onClose }: { readonly onClose: () => void }) {
  const shown = useDemoText();
  const { origin } = useSession();
  const now = useReplayed();
  const [{ traced, exchanges }] = useState(now);
  const story = useMemo(() => storyOf(traced), [traced]);
  const timeline = useMemo(() => timelineOf(story, origin), [story, origin]);
  const dialog = useRef<DialogHandle>(null);
  const first = useRef<HTMLButtonElement>(null);
  // Behind the dialog's own opening, which gives the focus to what stands first.
  useEffect(() => first.current?.focus(), []);
  const save = () => saveFile(new Blob([flowSvg(story).svg.markup], { type: 'image/svg+xml' }), 'flow.svg');
  return (
    <Dialog ref={dialog} label="Replay" className={styles.dialog} onClose={onClose}>
      <div className={styles.header}>
        <h2 className={styles.title}>Replay</h2>
        <p className={styles.about}>{shown(story.title)}</p>
        <Button look="quiet" title="The picture in full; stand-ins for secrets" onClick={save}>
          <Save size={15} aria-hidden="true" />
          Save as SVG
        </Button>
        <Button look="quiet" onClick={() => dialog.current?.close()}>
          Close
        </Button>
      </div>
      <Replay story={story} timeline={timeline} exchanges={exchanges} firstRef={first} />
    </Dialog>
  );
}
