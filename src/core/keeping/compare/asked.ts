import type { Place } from '../../http/message-view.ts';
import { hostAndPort } from '../../oauth/connection.ts';
import { scopeWords } from '../../oauth/scope-difference.ts';
import type { Difference } from './comparison.ts';
import { differenceOf } from './difference-of.ts';
import type { Both, RunFacts } from './run-facts.ts';
import { setChangeWords } from './words.ts';

/** Who asked whom for what: server, path, client, scope and the way to authenticate. */
export function askedDifferences(both: Both): readonly Difference[] {
  return [
    ...addressDifferences(both),
    ...clientDifferences(both),
    ...(isTokenPair(both) ? grantDifferences(both) : []),
  ];
}

function isTokenPair({ before, after }: Both): boolean {
  return before.run.kind === 'token' && after.run.kind === 'token';
}

function addressDifferences({ before, after }: Both): readonly Difference[] {
  const [from, to] = [before.exchange?.request, after.exchange?.request];
  if (from === undefined || to === undefined || before.run.kind !== after.run.kind) return [];
  const important = { area: 'request', weight: 'important', place: { kind: 'request-target' } } as const;
  return [
    ...differenceOf({
      ...important,
      id: 'server',
      subject: 'The server',
      before: serverOf(from.url),
      after: serverOf(to.url),
    }),
    ...differenceOf({ ...important, id: 'method', subject: 'The method', before: from.method, after: to.method }),
    ...differenceOf({ ...important, id: 'path', subject: 'The path', before: pathOf(from.url), after: pathOf(to.url) }),
    ...differenceOf({
      id: 'purpose',
      area: 'request',
      weight: 'important',
      subject: 'The question',
      before: before.run.purpose,
      after: after.run.purpose,
    }),
    ...differenceOf({
      id: 'scheme',
      area: 'request',
      weight: 'important',
      subject: 'The scheme of the URL',
      before: schemeOf(from.url),
      after: schemeOf(to.url),
    }),
  ];
}

/** A token that was brought was asked for with no client that is known here. */
function clientDifferences({ before, after }: Both): readonly Difference[] {
  if (isBrought(before) || isBrought(after)) return [];
  return differenceOf({
    id: 'client',
    area: 'request',
    weight: 'important',
    subject: 'The client',
    before: before.run.connection.clientId,
    after: after.run.connection.clientId,
    place: { kind: 'request-parameter', name: 'client_id' },
  });
}

/** Whether the token was brought along. */
export function isBrought({ run }: RunFacts): boolean {
  return run.kind === 'pasted' || run.kind === 'made';
}

function grantDifferences({ before, after }: Both): readonly Difference[] {
  const [from, to] = [before.run.connection, after.run.connection];
  const isBasic =
    from.clientAuthentication === 'client_secret_basic' && to.clientAuthentication === from.clientAuthentication;
  return [
    ...scopeAsked(from.scope, to.scope),
    ...differenceOf({
      id: 'client authentication',
      area: 'request',
      weight: 'important',
      subject: 'The client authentication',
      before: from.clientAuthentication,
      after: to.clientAuthentication,
      place: authenticationPlace(to.clientAuthentication),
    }),
    ...differenceOf({
      id: 'basic encoding',
      area: 'request',
      weight: 'important',
      subject: 'The encoding of id and secret in the Basic credentials',
      before: isBasic ? from.basicEncoding : undefined,
      after: isBasic ? to.basicEncoding : undefined,
      place: { kind: 'request-header', name: 'Authorization' },
    }),
    ...differenceOf({
      id: 'grant type',
      area: 'request',
      weight: 'important',
      subject: 'The grant type',
      before: from.grantType,
      after: to.grantType,
      place: { kind: 'request-parameter', name: 'grant_type' },
    }),
    ...differenceOf({
      id: 'body format',
      area: 'request',
      weight: 'important',
      subject: 'The format of the body',
      before: from.bodyFormat,
      after: to.bodyFormat,
      place: { kind: 'request-header', name: 'Content-Type' },
    }),
    ...differenceOf({
      id: 'scope separator',
      area: 'request',
      weight: 'important',
      subject: 'The scope separator',
      before: from.scopeSeparator,
      after: to.scopeSeparator,
      sentence: `Between two scopes stands a ${to.scopeSeparator} instead of a ${from.scopeSeparator}`,
      place: { kind: 'request-parameter', name: 'scope' },
    }),
    ...handWritten(before, after),
  ];
}

function scopeAsked(before: string, after: string): readonly Difference[] {
  const words = setChangeWords('The scope asked for', scopeWords(before), scopeWords(after));
  return differenceOf({
    id: 'scope asked',
    area: 'request',
    weight: words === undefined ? 'minor' : 'important',
    subject: 'The scope asked for',
    before: before === '' ? undefined : before,
    after: after === '' ? undefined : after,
    sentence: words ?? 'The scope asked for has the same words, written otherwise',
    place: { kind: 'request-parameter', name: 'scope' },
  });
}

function handWritten({ run: before }: RunFacts, { run: after }: RunFacts): readonly Difference[] {
  const words = (isByHand: true | undefined) => (isByHand === true ? 'edited by hand' : 'made from the form');
  return differenceOf({
    id: 'edited by hand',
    area: 'request',
    weight: 'minor',
    subject: 'The request',
    before: words(before.editedByHand),
    after: words(after.editedByHand),
    sentence: `The request was ${words(after.editedByHand)} instead of ${words(before.editedByHand)}`,
  });
}

function authenticationPlace(method: string): Place {
  if (method === 'client_secret_basic') return { kind: 'request-header', name: 'Authorization' };
  if (method === 'none') return { kind: 'request-parameter', name: 'client_id' };
  return {
    kind: 'request-parameter',
    name: method === 'client_secret_post' ? 'client_secret' : 'client_assertion',
  };
}

function serverOf(url: string): string {
  return hostAndPort(url) ?? url;
}

function schemeOf(url: string): string {
  return url.split(':')[0] ?? '';
}

function pathOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
}
