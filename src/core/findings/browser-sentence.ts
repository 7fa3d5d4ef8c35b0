import type { BrowserClues } from '../http/exchange.ts';

/** The honest list of what may lie behind a failed fetch, the likeliest first, given what a page can know. */
export function browserSentence(clues: BrowserClues): string {
  const causes = [
    ...(clues.online ? [] : ['this device is offline']),
    ...(clues.pageIsSecure && !clues.targetIsSecure ? ['a page on https may not call http (mixed content)'] : []),
    clues.needsPreflight
      ? 'the server does not allow this page’s origin (CORS), or refused the OPTIONS request that the browser sends first'
      : 'the server does not allow this page’s origin to read the answer (CORS)',
    ...(clues.targetIsSecure ? ['the browser does not trust the certificate'] : []),
    'the server is down, or its name or port is wrong',
    ...(clues.targetIsLoopback ? ['the browser asks before a page may call this machine, and the answer was no'] : []),
  ];
  return `A page is only told that it failed. Possible: ${causes.join('; ')}. ${executedWords(clues)} The proxy shows what really happens.`;
}

function executedWords({ needsPreflight }: BrowserClues): string {
  return needsPreflight
    ? 'If the OPTIONS request was answered well, the server may have executed the request even so.'
    : 'The server may have executed the request even so.';
}
