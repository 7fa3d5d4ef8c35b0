import { describe, expect, it } from 'vitest';
import { noBytes } from '#core/http/bytes.ts';
import type { Exchange } from '#core/http/exchange.ts';
import { type Timeline, timelineOf } from '#core/sharing/replay/timeline.ts';
import { storyOf } from '#core/sharing/trace/story.ts';
import { answered, unanswered } from '../../../support/exchanges.ts';
import { keptRunAt } from '../../../support/kept-runs.ts';
import { pressedStory } from '../trace/told-runs.ts';

const page = 'http://localhost:8400';

function timelineOfExchanges(...exchanges: readonly Exchange[]): Timeline {
  const run = { ...keptRunAt(0, 0), exchanges: exchanges.map((exchange) => ({ name: 'Token request', exchange })) };
  const sizes = exchanges.map(() => ({ bytesOut: 10, bytesIn: 20 }));
  return timelineOf(storyOf([{ run, sizes }]), page);
}

/** What is drawn, arrow by arrow: kind, lanes, times, ending, and what there is to read. */
function drawn({ messages, lanes }: Timeline): readonly string[] {
  const nameOf = (lane: number) => lanes[lane]?.name ?? '?';
  return messages.map(
    ({ kind, from, to, fromMs, untilMs, ending, name, facts }) =>
      `${kind} ${nameOf(from)} → ${nameOf(to)} ${fromMs}–${untilMs} ${ending}: ${[name, ...facts].join(' · ')}`,
  );
}

const byBrowser = (exchange: Exchange): Exchange => ({
  ...exchange,
  way: 'browser',
  sent: { kind: 'handed-to-browser' },
  timing: { firstByteMs: 12, endMs: 15 },
});

describe('the timeline of a replay', () => {
  it('lays a token request and its API call out with their real times and sizes', () => {
    expect(drawn(timelineOf(pressedStory(), page))).toEqual([
      'set-up Proxy → Authorization server 0–2.5 arrived: connection · DNS 1.0 ms · TCP 1.5 ms',
      'request Proxy → Authorization server 2.5–2.6 arrived: POST /oauth2/token · sent in 0.1 ms · 341 bytes',
      'answer Authorization server → Client 40–41.5 arrived: 200 OK · first byte after 37.4 ms · received in 1.5 ms · 720 bytes',
      'set-up Proxy → API 41.5–44 arrived: connection · DNS 1.0 ms · TCP 1.5 ms',
      'request Proxy → API 44–44.1 arrived: GET /v1/invoices · sent in 0.1 ms · 341 bytes',
      'answer API → Client 81.5–83 arrived: 200 OK · first byte after 37.4 ms · received in 1.5 ms · 720 bytes',
    ]);
    expect(timelineOf(pressedStory(), page).steps[1]).toMatchObject({ fromMs: 41.5, leftOutMs: 4000 });
  });

  it('gives each server a lane of its own, by its role and host', () => {
    expect(timelineOf(pressedStory(), page).lanes).toEqual([
      { name: 'Client', place: 'this page' },
      { name: 'Proxy', place: 'this machine' },
      { name: 'Authorization server', place: 'id.example' },
      { name: 'API', place: 'api.example' },
    ]);
  });

  it('leaves out the time in which a person did something else, and says how long that was', () => {
    const first = { ...answered({}), startedAtMs: 1000, timing: { endMs: 20 } };
    const { steps, totalMs } = timelineOfExchanges(first, { ...first, startedAtMs: 31_000 });
    expect(steps.map(({ fromMs, leftOutMs }) => [fromMs, leftOutMs])).toEqual([
      [0, 0],
      [20, 29_980],
    ]);
    expect(totalMs).toBe(40);
  });

  it('keeps the short time between an answer and the request that follows by itself', () => {
    const first = { ...answered({}), startedAtMs: 1000, timing: { endMs: 20 } };
    const { steps } = timelineOfExchanges(first, { ...first, startedAtMs: 1025 });
    expect(steps[1]).toMatchObject({ fromMs: 25, leftOutMs: 0 });
  });

  it('draws what the browser hides as hidden, the preflight where one is to be expected', () => {
    const request = { method: 'GET', url: 'https://as.example/x', body: noBytes } as const;
    const simple = timelineOfExchanges(byBrowser(answered({})));
    expect(simple.messages.map(({ kind, ending }) => `${kind} ${ending}`)).toEqual([
      'set-up hidden',
      'request arrived',
      'answer arrived',
    ]);
    const asked = timelineOfExchanges({
      ...byBrowser(answered({})),
      request: { ...request, headers: [['Authorization', 'Basic eA==']] },
    });
    expect(drawn(asked)).toEqual([
      'set-up Browser → Authorization server 0–0 hidden: connection · unknown: the browser hides it',
      'preflight Browser → Authorization server 0–0 hidden: OPTIONS first? · unknown: the browser hides it',
      'request Browser → Authorization server 0–12 arrived: GET /x · handed to the browser · when it left is hidden',
      'answer Authorization server → Client 12–15 arrived: 200 · head after 12.0 ms · body in 3.0 ms · body of 20 bytes, as decoded',
    ]);
    expect(asked.messages[1]?.note).toContain('neither whether it asked nor what came back');
    expect(asked.messages.map(({ isTimed }) => isTimed)).toEqual([false, false, false, true]);
  });

  it('says that a failure which the browser hides may have had an answer', () => {
    const clues = { online: true, pageIsSecure: true, targetIsSecure: true, targetIsLoopback: false };
    const failure = { kind: 'hidden-by-browser', clues: { ...clues, needsPreflight: false } } as const;
    const { messages } = timelineOfExchanges({ ...byBrowser(unanswered(failure)), timing: { endMs: 8 } });
    const [, request, last] = messages;
    expect(request, 'nor does anyone know that it left').toMatchObject({ ending: 'hidden', name: 'GET /x' });
    expect(last).toMatchObject({ ending: 'broken', name: 'failed, reason hidden', fromMs: 8, untilMs: 8 });
    expect(last?.note).toContain('whether an answer came is unknown');
  });

  it('ends at a server that is not there, with the phases that were reached', () => {
    const refused = unanswered({ kind: 'refused', address: '192.0.2.1' });
    expect(
      drawn(timelineOfExchanges({ ...refused, sent: { kind: 'nothing' }, timing: { dnsMs: 1, endMs: 4 } })),
    ).toEqual(['set-up Proxy → Authorization server 0–4 broken: connection refused · DNS 1.0 ms · over after 4.0 ms']);
  });

  it('ends at the proxy where nothing was dialled, and claims nothing where the proxy was gone', () => {
    const sent = { kind: 'nothing' } as const;
    const refused = unanswered({ kind: 'address-refused', address: '192.0.2.1', rule: 'x' });
    expect(drawn(timelineOfExchanges({ ...refused, sent }))).toEqual([
      'set-up Client → Proxy 0–1 broken: not sent · over after 1.0 ms',
    ]);
    const [gone] = timelineOfExchanges({ ...unanswered({ kind: 'proxy-gone' }), sent }).messages;
    expect(gone?.note).toContain('Whether the request reached the server is not known.');
  });

  it('breaks an answer that did not come, or not whole', () => {
    const closed = unanswered({ kind: 'closed', phase: 'first-byte', code: 'ECONNRESET' });
    expect(drawn(timelineOfExchanges({ ...closed, timing: { tcpMs: 1, sentMs: 2, endMs: 9 } })).at(-1)).toBe(
      'answer Authorization server → Client 2–9 broken: connection closed · after 9.0 ms',
    );
    const cut = answered({ body: 'half', ending: { kind: 'truncated' } });
    expect(timelineOfExchanges(cut).messages.at(-1)).toMatchObject({
      ending: 'cut',
      isGood: false,
      name: '200, incomplete',
    });
  });

  it('says that sizes are not known of a run that was recorded without them', () => {
    const { messages } = timelineOf(storyOf([{ run: keptRunAt(0, 0), sizes: [] }]), page);
    expect(messages.flatMap(({ facts }) => facts).filter((fact) => fact.startsWith('size'))).toEqual([
      'size not known',
      'size not known',
    ]);
  });
});
