import { useEffect, useRef, useState } from 'react';
import type { PictureFacts } from '#core/http/picture-facts.ts';
import { bytesWords } from '#core/time/words.ts';
import styles from './picture-view.module.css';

type PictureViewProps = { readonly label: string; readonly bytes: Uint8Array; readonly facts: PictureFacts };

/** Some tens of kilobytes can say that they are a picture of gigabytes; beyond this it is not decoded. */
const mostPixels = 50_000_000;

type State =
  | { readonly kind: 'under-way' }
  | { readonly kind: 'broken' }
  | { readonly kind: 'drawn'; readonly width: number; readonly height: number };

/**
 * A picture, drawn on a canvas: its bytes never become an address, so the page's policy for images stays as it is, and
 * nothing in them can run.
 */
export function PictureView({ label, bytes, facts }: PictureViewProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [state, setState] = useState<State>({ kind: 'under-way' });
  const isTooLarge = facts.size !== undefined && facts.size.width * facts.size.height > mostPixels;
  useEffect(() => {
    if (isTooLarge) return undefined;
    let isCurrent = true;
    void createImageBitmap(new Blob([new Uint8Array(bytes)], { type: facts.type })).then(
      (bitmap) => {
        const { current } = canvas;
        if (!isCurrent || current === null) return;
        const { width, height } = bitmap;
        current.width = width;
        current.height = height;
        current.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap);
        setState({ kind: 'drawn', width, height });
      },
      () => {
        if (isCurrent) setState({ kind: 'broken' });
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [bytes, facts.type, isTooLarge]);
  const kind = facts.type.slice('image/'.length).toUpperCase();
  return (
    <div className={styles.picture}>
      <canvas
        ref={canvas}
        role="img"
        aria-label={`${label}: ${kind} picture`}
        hidden={isTooLarge || state.kind === 'broken'}
        className={styles.canvas}
      />
      <p className={styles.words} role="status">
        {words(state, facts, isTooLarge)} {kind}, {bytesWords(bytes.length)}.
        {state.kind === 'drawn' &&
          (facts.type === 'image/gif' || facts.type === 'image/webp') &&
          ' If it moves, this is its first frame.'}
      </p>
    </div>
  );
}

function words(state: State, { size }: PictureFacts, isTooLarge: boolean): string {
  if (isTooLarge)
    return `It says that it is ${size?.width} × ${size?.height} pixels, which is too much to be drawn here: save it.`;
  if (state.kind === 'broken') return 'It begins as a picture, and the browser cannot decode it as one.';
  return state.kind === 'drawn' ? `${state.width} × ${state.height} pixels,` : 'Decoding…';
}
