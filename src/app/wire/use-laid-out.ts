import { useEffect, useMemo, useRef, useState } from 'react';
import { findText, type Hits } from '#core/http/find-text.ts';
import type { Places } from '#core/http/places.ts';
import type { Rows } from '#core/http/rows.ts';
import { atOnceBytes, bodyText, type LaidOut, layOutBeginning, type LayOutForm } from '#core/sharing/lay-out.ts';
import { whenIdle } from '../ui/when-idle.ts';
import type { FromLayOut, ToLayOut } from './lay-out-messages.ts';
import { layOutWorker } from './own-worker.ts';

export type LayingOut = {
  readonly laidOut: LaidOut;
  /** `under-way` while only the beginning is there; `failed` where it stays so. */
  readonly state: 'whole' | 'under-way' | 'failed';
  /** Looks for a text; only the answer to the last question comes. */
  readonly find: (wanted: string, matchCase: boolean, onHits: (hits: Hits) => void) => void;
};

type Whole = { readonly text: string; readonly rows: Rows };

type Question = {
  readonly id: number;
  readonly wanted: string;
  readonly matchCase: boolean;
  readonly onHits: (hits: Hits) => void;
};

/** So soon the worker starts, however busy the page is. */
const latestStartMs = 100;

/** A body laid out: its beginning at once; a long one then as a whole, in a worker that lives as long as this is shown. */
export function useLaidOut(bytes: Uint8Array, form: LayOutForm, knownSecrets: readonly string[]): LayingOut {
  const beginning = useMemo(() => layOutBeginning(bytes, form, knownSecrets), [bytes, form, knownSecrets]);
  const isLong = bytes.length > atOnceBytes;
  const [whole, setWhole] = useState<Whole>();
  const [secrets, setSecrets] = useState<Places>();
  const [repeated, setRepeated] = useState<Uint32Array>();
  const [hasFailed, setHasFailed] = useState(false);
  const worker = useRef<Worker>(undefined);
  const asked = useRef<Question>(undefined);
  const known = useRef(knownSecrets);

  useEffect(() => {
    if (!isLong) return undefined;
    // Once the beginning has been painted: to start a worker and to copy megabytes takes milliseconds of the page.
    const callOff = whenIdle(() => {
      const started = layOutWorker();
      worker.current = started;
      started.addEventListener('message', ({ data }: MessageEvent<FromLayOut>) => {
        if (data.kind === 'rows') setWhole({ text: bodyText(bytes), rows: data.rows });
        else if (data.kind === 'secrets') setSecrets(data.secrets);
        else if (data.kind === 'repeated') setRepeated(data.repeated);
        else if (data.id === asked.current?.id) asked.current.onHits(data.hits);
      });
      started.addEventListener('error', () => setHasFailed(true));
      post(started, { kind: 'lay-out', bytes: bytes.slice(), form, knownSecrets: known.current });
      if (asked.current !== undefined) ask(started, asked.current);
    }, latestStartMs);
    return () => {
      callOff();
      worker.current?.terminate();
      worker.current = undefined;
    };
  }, [bytes, form, isLong]);

  useEffect(() => {
    if (known.current === knownSecrets) return;
    known.current = knownSecrets;
    if (worker.current !== undefined) post(worker.current, { kind: 'secrets', knownSecrets });
  }, [knownSecrets]);

  const laidOut = useMemo(
    () => ({ ...joined(beginning, whole, secrets), repeated: repeated ?? beginning.repeated }),
    [beginning, whole, secrets, repeated],
  );
  const find: LayingOut['find'] = (wanted, matchCase, onHits) => {
    if (!isLong) {
      onHits(findText(beginning.text, wanted, { matchCase }));
      return;
    }
    // What is asked before the worker has started is asked when it has.
    asked.current = { id: (asked.current?.id ?? 0) + 1, wanted, matchCase, onHits };
    if (worker.current !== undefined) ask(worker.current, asked.current);
  };
  return { laidOut, state: stateOf(isLong, whole, hasFailed), find };
}

function stateOf(isLong: boolean, whole: Whole | undefined, hasFailed: boolean): LayingOut['state'] {
  if (!isLong || whole !== undefined) return 'whole';
  return hasFailed ? 'failed' : 'under-way';
}

function joined(beginning: LaidOut, whole: Whole | undefined, secrets: Places | undefined): LaidOut {
  if (whole === undefined) return beginning;
  if (secrets === undefined) return { ...beginning, ...whole };
  return { ...beginning, ...whole, secrets, searchedUpTo: whole.text.length };
}

function ask(worker: Worker, { id, wanted, matchCase }: Question): void {
  post(worker, { kind: 'find', id, wanted, matchCase });
}

function post(worker: Worker, message: ToLayOut): void {
  const transfer =
    message.kind === 'lay-out' && message.bytes.buffer instanceof ArrayBuffer ? [message.bytes.buffer] : [];
  worker.postMessage(message, { transfer });
}
