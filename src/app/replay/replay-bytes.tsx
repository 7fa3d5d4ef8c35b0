import { useMemo } from 'react';
import type { Exchange } from '#core/http/exchange.ts';
import { receivedMessage, sentMessage } from '#core/http/message-bytes.ts';
import { browserAdds, responseNotes } from '#core/http/message-notes.ts';
import { beganWords, messageTitle, routeWords } from '#core/sharing/replay/message-words.ts';
import type { ReplayMessage, Timeline } from '#core/sharing/replay/timeline.ts';
import type { Story, StoryStep } from '#core/sharing/trace/story.ts';
import { cutNotes } from '#core/sharing/trace/trace-step.ts';
import { useKnownSecrets } from '../session/use-known-secrets.ts';
import { useDemoText } from '../ui/demo-mode.ts';
import { PeerView } from '../wire/peer-view.tsx';
import { RawMessage } from '../wire/raw-message.tsx';
import { TimingView } from '../wire/timing-view.tsx';
import styles from './replay-bytes.module.css';

type ReplayBytesProps = {
  readonly story: Story;
  readonly timeline: Timeline;
  readonly exchanges: readonly Exchange[];
  /** The message that is told; -1 before the first. */
  readonly index: number;
};

/** What one message was: between whom, when, how much, and its bytes as far as there are any. */
export function ReplayBytes({ story, timeline, exchanges, index }: ReplayBytesProps) {
  const shown = useDemoText();
  const message = timeline.messages[index];
  const at = story.steps.findIndex(({ number }) => number === message?.step);
  const step = story.steps[at];
  const exchange = exchanges[at];
  if (message === undefined || step === undefined || exchange === undefined)
    return (
      <section aria-label="Message" className={styles.bytes}>
        <p className={styles.none}>
          Nothing has been sent yet. Play it, or step forward: each message shows its bytes here.
        </p>
      </section>
    );
  return (
    <section aria-label="Message" className={styles.bytes}>
      <h3 className={styles.title}>{messageTitle(timeline, message)}</h3>
      <dl className={styles.facts}>
        <Fact name="Way" value={shown(routeWords(timeline, message))} />
        <Fact name="Began" value={beganWords(message) ?? 'unknown'} />
        <Fact name="In short" value={shown([message.name, ...message.facts].join(' · '))} />
      </dl>
      {message.note !== undefined && <p className={styles.note}>{message.note}</p>}
      <Bytes message={message} step={step} exchange={exchange} />
    </section>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

type BytesProps = { readonly message: ReplayMessage; readonly step: StoryStep; readonly exchange: Exchange };

function Bytes({ message: { kind }, step, exchange }: BytesProps) {
  const knownSecrets = useKnownSecrets();
  const sent = useMemo(() => sentMessage(exchange), [exchange]);
  const received = useMemo(() => receivedMessage(exchange), [exchange]);
  const shared = { knownSecrets, revealed: false } as const;
  if (kind === 'set-up')
    return (
      <>
        <TimingView timing={exchange.timing} way={exchange.way} />
        <PeerView exchange={exchange} />
      </>
    );
  if (kind === 'request' && sent !== undefined) {
    const notes = [...(sent.source === 'gathered' ? [browserAdds] : []), ...cutNotes(step.cuts, 'request')];
    return <RawMessage {...shared} {...sent} label="Raw request" message="request" notes={paragraphs(notes)} />;
  }
  if (kind === 'answer' && received !== undefined) {
    const notes = [...responseNotes(exchange), ...cutNotes(step.cuts, 'response')];
    return <RawMessage {...shared} {...received} label="Raw response" message="response" notes={paragraphs(notes)} />;
  }
  return null;
}

function paragraphs(notes: readonly string[]) {
  return notes.length === 0 ? undefined : notes.map((note) => <p key={note}>{note}</p>);
}
