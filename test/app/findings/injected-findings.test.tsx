import { act } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { FindingsOfRuns } from '#app/findings/findings-of-runs.tsx';
import { payloads } from '../../support/payloads.ts';
import { mount } from '../session/mount.tsx';

const isLong = process.env['GRANTSCOPE_LONG'] === '1';
// A payload stands in its tens of breakouts; the journeys draw all of them, here each stands in a sentence alone.
const some = payloads.filter((_, at) => isLong || at % 10 === Math.floor(at / 10) % 10);

/** The answers in which one payload stands in every text that a finding may speak of. */
const answersWith = (text: string) =>
  [
    [{ error: text, error_description: text, error_uri: text }, 400],
    [{ error: 'invalid_client', error_description: text, error_uri: text }, 401],
    [{ error: 'invalid_scope', error_description: text, error_uri: text }, 400],
    [{ access_token: 'abcdefgh', token_type: text, scope: text, expires_in: text, [text]: text }, 200],
    [{ [text]: text }, 200],
    [text, 302],
  ] as const;

describe('findings that speak of what a server said', () => {
  it('hold its words as text only: no markup, no address (security.md T33, F02)', { timeout: 300_000 }, async () => {
    const { commands, server, session } = await mount(<FindingsOfRuns />);
    let shown = 0;
    for (const text of some) {
      for (const [members, status] of answersWith(text)) {
        void commands.getToken();
        await act(async () => server.answerNext(members, status, headersWith(text)));
        shown += document.body.textContent?.includes('pwned(') === true ? 1 : 0;
        expect(moreThanText(), text).toEqual([]);
        // A long history is not what is tested.
        act(() => session.store.setState({ runs: [] }));
      }
    }
    expect(shown).toBeGreaterThan(some.length * 4);
  });
});

function headersWith(text: string): readonly (readonly [string, string])[] {
  return ['Content-Type', 'Location', 'WWW-Authenticate', 'Retry-After', 'Date', 'Server'].map((name) => [name, text]);
}

function moreThanText(): readonly string[] {
  const elements = [...document.body.querySelectorAll('*')];
  const attributes = elements.flatMap((element) =>
    element.getAttributeNames().map((name) => [name, element.getAttribute(name) ?? ''] as const),
  );
  return [
    ...elements.map(({ localName }) => localName).filter((name) => !known.has(name)),
    ...attributes
      .filter(([name, value]) => name.startsWith('on') || (name === 'href' && !/^(?:https:\/\/(?!evil)|#)/.test(value)))
      .map(([name, value]) => `${name}=${value}`),
  ];
}

const known = new Set(
  'a article aside button circle code dd details div dl dt em h2 h3 h4 header li line ol p path section small span strong summary svg table tbody td th tr ul'.split(
    ' ',
  ),
);
