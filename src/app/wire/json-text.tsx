import { useMemo } from 'react';
import { bodySegments } from '#core/http/body-segments.ts';
import { indentJson } from '#core/jwt/indent-json.ts';
import { bytesWords } from '#core/time/words.ts';
import { useDemoText } from '../ui/demo-mode.ts';
import { MarkedText } from '../ui/marked-text.tsx';
import { SegmentView } from './segment-view.tsx';
import styles from './json-text.module.css';

// Tens of thousands of coloured spans make a page stutter; longer texts are drawn plain, and very long ones in part.
const colouredUpToCharacters = 48 * 1024;
const shownUpToCharacters = 256 * 1024;

/** A JSON text laid out in lines, with every digit, escape and repeated name as it came. */
export function JsonText({ name, json }: { readonly name: string; readonly json: string }) {
  const forDemo = useDemoText();
  const text = useMemo(() => forDemo(indentJson(json)), [json, forDemo]);
  const shown = text.slice(0, shownUpToCharacters);
  return (
    <>
      <pre className={styles.json} role="group" aria-label={name} tabIndex={0}>
        {shown.length > colouredUpToCharacters ? (
          <MarkedText text={shown} />
        ) : (
          bodySegments(shown, 'request', 'application/json').map((segment, index) => (
            <SegmentView key={index} segment={{ ...segment, secret: false }} revealed lit={nothing} />
          ))
        )}
      </pre>
      {shown.length < text.length && (
        <p className={styles.cut}>
          This is the first {bytesWords(shown.length)} of {bytesWords(text.length)}; copying takes all of it.
        </p>
      )}
    </>
  );
}

const nothing: readonly [] = [];
