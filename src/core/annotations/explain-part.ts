import { errorTerms } from '../glossary/error-terms.ts';
import { bearerError, parseChallenges } from '../http/challenge.ts';
import type { MessageSide } from '../http/message-view.ts';
import type { Annotation } from './annotation.ts';
import { lines, methodAnnotations, statusAnnotation } from './line-annotations.ts';
import type { MessagePart } from './message-parts.ts';
import { members, parameters } from './parameter-annotations.ts';
import { requestHeaders } from './request-header-annotations.ts';
import { responseHeaders } from './response-header-annotations.ts';

/** A part of a message in words. */
export type Explanation = {
  /** What it is called, for example `Header Host`. */
  readonly name: string;
  /** Undefined: it is not known here. */
  readonly annotation: Annotation | undefined;
  /** What this very value means, where that is known. */
  readonly ofValue: string | undefined;
};

/** Says what a part is. What has no annotation is told as not known, never guessed. */
export function explainPart(part: MessagePart, side: MessageSide): Explanation {
  return { name: nameOf(part), annotation: annotationOf(part, side), ofValue: ofValue(part) };
}

function nameOf(part: MessagePart): string {
  return 'name' in part ? `${kindWords[part.kind]} ${part.name}` : kindWords[part.kind];
}

const kindWords: Readonly<Record<MessagePart['kind'], string>> = {
  method: 'Method',
  target: 'Request target',
  version: 'Version',
  status: 'Status',
  reason: 'Reason',
  chunk: 'Chunk size',
  body: 'Body',
  unknown: 'This line',
  header: 'Header',
  query: 'Query parameter',
  parameter: 'Parameter',
  member: 'Member',
};

function annotationOf(part: MessagePart, side: MessageSide): Annotation | undefined {
  switch (part.kind) {
    case 'method':
      return methodAnnotations.get(part.value.toLowerCase());
    case 'target':
      return lines.target;
    case 'query':
      return lines.query;
    case 'version':
      return lines[`${side}-version`];
    case 'status':
      return statusAnnotation(part.value);
    case 'reason':
      return lines.reason;
    case 'header':
      return (side === 'request' ? requestHeaders : responseHeaders).get(part.name.toLowerCase());
    case 'parameter':
      return parameters.get(part.name);
    case 'member':
      return members.get(part.name);
    case 'chunk':
      return lines.chunk;
    case 'body':
      return lines[`${side}-body`];
    case 'unknown':
      return undefined;
  }
}

/** Error codes are explained themselves, in a body and in a challenge. */
function ofValue(part: MessagePart): string | undefined {
  const code = errorCodeOf(part);
  const meaning = errorTerms.find(({ term }) => term === code)?.meaning;
  return meaning === undefined ? undefined : `${code}: ${meaning}`;
}

function errorCodeOf(part: MessagePart): string | undefined {
  if (part.kind === 'member' && part.name === 'error') return part.value.replaceAll('"', '');
  if (part.kind !== 'header' || part.name.toLowerCase() !== 'www-authenticate') return undefined;
  return bearerError(parseChallenges([part.value]))?.error;
}
