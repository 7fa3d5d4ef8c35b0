import { useMemo } from 'react';
import { browserChanges } from '#core/http/browser-changes.ts';
import type { HttpRequest } from '#core/http/message.ts';
import { requestChanges } from '#core/http/request-changes.ts';
import { readRequestText, requestText, type TextFault } from '#core/http/request-text.ts';
import { useSession, useWorkbench } from '../session/session-context.tsx';

/** A fault with its line and column, both from 1. */
export type PlacedFault = TextFault & { readonly line: number; readonly column: number };

/** The text being edited, what of it differs from the form's request, and what becomes of it on the chosen way. */
export function useEditedRequest(generated: HttpRequest) {
  const edited = useWorkbench((state) => state.editedRequest);
  const way = useWorkbench((state) => state.connection.way);
  const { origin: pageOrigin } = useSession();
  return useMemo(() => {
    const formText = requestText(generated);
    const text = edited ?? formText;
    const { origin } = new URL(generated.url);
    const read = readRequestText(text, origin);
    const inBrowser =
      way === 'browser' && read.kind === 'request' ? browserChanges(pageOrigin, read.request) : undefined;
    return {
      text,
      formText,
      origin,
      faults: read.kind === 'faults' ? read.faults.map((fault) => placed(fault, text)) : nothingWrong,
      changes: requestChanges(formText, text),
      bodyBytes: read.kind === 'request' ? read.request.body.length : undefined,
      inBrowser,
    };
  }, [generated, edited, way, pageOrigin]);
}

const nothingWrong: readonly PlacedFault[] = [];

function placed(fault: TextFault, text: string): PlacedFault {
  const before = text.slice(0, fault.start);
  return { ...fault, line: before.split('\n').length, column: fault.start - before.lastIndexOf('\n') };
}
