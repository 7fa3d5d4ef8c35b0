import { Save } from 'lucide-react';
import { useMemo, useState } from 'react';
import { flowSvg } from '#core/sharing/trace/flow-svg.ts';
import { leftOutWords } from '#core/sharing/trace/left-out.ts';
import type { Story } from '#core/sharing/trace/story.ts';
import { useSession } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { saveFile } from '../ui/save-file.ts';
import { formFile, formText, type TraceForm, traceForms } from './trace-tab-forms.ts';
import { pictureAddress } from './trace-tab-png.ts';
import styles from './trace-tab.module.css';

type TracePreviewProps = { readonly form: TraceForm; readonly story: Story; readonly report: string | undefined };

/** What would leave the page, what was left out of it, and the button that saves it. */
export function TracePreview({ form, story, report }: TracePreviewProps) {
  const { clock } = useSession();
  const [cannot, setCannot] = useState(false);
  const [madeAtMs] = useState(() => clock.now().wallMs);
  const picture = useMemo(() => flowSvg(story), [story]);
  const text = useMemo(() => formText(form, story, report, madeAtMs), [form, story, report, madeAtMs]);
  const { file } = traceForms[form];
  const save = async () => {
    const made = await formFile(form, story, report, madeAtMs);
    setCannot(made === undefined);
    if (made !== undefined) saveFile(made, file);
  };
  return (
    <>
      <div className={styles.buttons}>
        {cannot && <p role="alert">This browser could not draw the picture. Save it as SVG instead.</p>}
        {text !== undefined && (
          <CopyButton name="Copy text" done="Copied the text, without secrets" text={() => text} />
        )}
        <Button look="primary" onClick={() => void save()}>
          <Save size={15} aria-hidden="true" />
          Save {file}
        </Button>
      </div>
      {text === undefined ? (
        <figure className={styles.picture}>
          <img
            src={pictureAddress(picture)}
            width={picture.width}
            height={picture.height}
            alt={`Flow: ${story.title}`}
          />
        </figure>
      ) : (
        // It scrolls, so the keyboard must get into it (WCAG 2.1.1).
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <pre className={styles.text} tabIndex={0} role="group" aria-label="Text to save">
          {text}
        </pre>
      )}
      {form === 'page' && <PageContents story={story} />}
      <LeftOutList story={story} />
    </>
  );
}

function PageContents({ story }: { readonly story: Story }) {
  const parts = [
    'this picture',
    story.findings.length === 0 ? undefined : 'the findings',
    ...story.steps.map(({ name }) => `${name}, both messages explained part by part`),
    story.token && 'the token, claim by claim',
  ];
  return (
    <p className={styles.note}>
      In it: {parts.filter((part) => part !== undefined).join('; ')}. Client ID, addresses, scopes and claims are in it
      as they are.
    </p>
  );
}

function LeftOutList({ story }: { readonly story: Story }) {
  if (story.leftOut.length === 0) return <p className={styles.note}>No secret was found in these messages.</p>;
  return (
    <section aria-label="Left out" className={styles.leftOut}>
      <h3>Left out, and what stands there instead</h3>
      <dl>
        {story.leftOut.map((each) => (
          <div key={each.standIn}>
            <dt>{each.standIn}</dt>
            <dd>{leftOutWords(each)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
