import type { Annotation } from '#core/annotations/annotation.ts';
import { type Explanation, explainPart } from '#core/annotations/explain-part.ts';
import type { MessagePart } from '#core/annotations/message-parts.ts';
import { partLayers } from '#core/annotations/part-layers.ts';
import { type MadeBy, partOrigin } from '#core/annotations/part-origin.ts';
import type { MessageSide } from '#core/http/message-view.ts';
import { maskedText } from '#core/sharing/secrets.ts';
import { Button } from '../ui/button.tsx';
import { useDemoText } from '../ui/demo-mode.ts';
import { MarkedText } from '../ui/marked-text.tsx';
import { fieldOnScreen, goToField } from './field-on-screen.ts';
import styles from './part-explanation.module.css';

type PartExplanationProps = {
  readonly part: MessagePart;
  readonly side: MessageSide;
  readonly madeBy: MadeBy | undefined;
  readonly revealed: boolean;
};

const longestLayer = 4000;

/** What a part is, which section asks for it, what its value is made of, and where it comes from. */
export function PartExplanation({ part, side, madeBy, revealed }: PartExplanationProps) {
  const explanation = explainPart(part, side);
  const { name, annotation, ofValue } = explanation;
  const shown = useDemoText();
  const layers = partLayers(part);
  return (
    <>
      <p>
        <strong>
          <MarkedText text={name} />
        </strong>{' '}
        {annotation?.what ?? notKnown} {annotation !== undefined && <Source {...annotation.source} />}
      </p>
      {ofValue !== undefined && <p>{ofValue}</p>}
      {layers.length > 0 && (
        <dl className={styles.layers}>
          {layers.map((layer, index) => (
            <div key={index}>
              <dt>{layer.name}</dt>
              <dd>
                {layer.secret && !revealed && layer.text !== '' ? (
                  maskedText
                ) : (
                  <MarkedText text={shown(layer.text).slice(0, longestLayer)} />
                )}
              </dd>
              {layer.annotation !== undefined && (
                <dd className={styles.said}>
                  {layer.annotation.what} <Source {...layer.annotation.source} />
                </dd>
              )}
            </div>
          ))}
        </dl>
      )}
      {side === 'request' && madeBy !== undefined && <Origin part={part} madeBy={madeBy} />}
    </>
  );
}

function Source({ label, url }: Annotation['source']) {
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {label}
    </a>
  );
}

function Origin({ part, madeBy }: { readonly part: MessagePart; readonly madeBy: MadeBy }) {
  const origin = partOrigin(part, madeBy);
  if (origin.kind === 'fixed') return <p>{origin.sentence}</p>;
  const names = origin.names.filter((name) => fieldOnScreen(name) !== undefined);
  if (names.length === 0) return null;
  return (
    <p className={styles.origin}>
      Made from{' '}
      {names.map((name) => (
        <Button key={name} look="quiet" aria-label={`Go to ${name}`} onClick={() => goToField(name)}>
          {name}
        </Button>
      ))}
    </p>
  );
}

const notKnown = 'This part is not known here: no entry says what it is.';

/** The same for the ear. */
export function spokenExplanation(part: MessagePart, side: MessageSide): string {
  const { name, annotation, ofValue }: Explanation = explainPart(part, side);
  return [`${name}:`, annotation?.what ?? notKnown, annotation?.source.label, ofValue]
    .filter((words) => words !== undefined)
    .join(' ');
}
