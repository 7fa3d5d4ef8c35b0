import { type BrowserChanges, browserChanges } from './browser-changes.ts';
import type { Way } from './exchange.ts';
import type { HttpRequest } from './message.ts';
import { type RequestChange, requestChanges } from './request-changes.ts';
import { readRequestText, requestText, type TextFault } from './request-text.ts';

/** A fault with its line and column, both from 1. */
export type PlacedFault = TextFault & { readonly line: number; readonly column: number };

/** A request that is being edited as a text, and all there is to say of it before it is sent. */
export type EditedRequest = {
  readonly text: string;
  /** What the text is as long as nobody edits it. */
  readonly formText: string;
  /** Scheme, host and port that it goes to, whatever its Host line says. */
  readonly origin: string;
  readonly faults: readonly PlacedFault[];
  readonly changes: readonly RequestChange[];
  /** Undefined while there are faults. */
  readonly bodyBytes: number | undefined;
  /** What becomes of it in a browser; undefined where it goes another way, or cannot go yet. */
  readonly inBrowser: BrowserChanges | undefined;
};

/**
 * What of an edited text differs from the form's request, what cannot be sent so (security.md 5.2), and what the browser
 * would make of the rest.
 *
 * @param edited the text; undefined where it follows the form
 * @param pageOrigin the page's own origin, as a browser writes it in `Origin`
 */
export function editedRequest(
  generated: HttpRequest,
  edited: string | undefined,
  pageOrigin: string,
  way: Way,
): EditedRequest {
  const formText = requestText(generated);
  const text = edited ?? formText;
  const { origin } = new URL(generated.url);
  const read = readRequestText(text, origin);
  return {
    text,
    formText,
    origin,
    faults: read.kind === 'faults' ? read.faults.map((fault) => placed(fault, text)) : [],
    changes: requestChanges(formText, text),
    bodyBytes: read.kind === 'request' ? read.request.body.length : undefined,
    inBrowser: way === 'browser' && read.kind === 'request' ? browserChanges(pageOrigin, read.request) : undefined,
  };
}

function placed(fault: TextFault, text: string): PlacedFault {
  const before = text.slice(0, fault.start);
  return { ...fault, line: before.split('\n').length, column: fault.start - before.lastIndexOf('\n') };
}
