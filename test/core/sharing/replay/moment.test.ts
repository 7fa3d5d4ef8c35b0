import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '#core/http/exchange.ts';
import { beforeAll as start, lastMoment, momentAt, momentOf, shareOf } from '#core/sharing/replay/moment.ts';
import { scaleWords, speeds, speedWords, usualSpeed } from '#core/sharing/replay/speed.ts';
import { type Timeline, timelineOf } from '#core/sharing/replay/timeline.ts';
import { storyOf } from '#core/sharing/trace/story.ts';
import { answered, unanswered } from '../../../support/exchanges.ts';
import { keptRunAt } from '../../../support/kept-runs.ts';
import { pressedStory } from '../trace/told-runs.ts';

const ms = fc.option(fc.double({ min: -50, max: 60_000, noNaN: true }), { nil: undefined });
const exchanges: fc.Arbitrary<Exchange> = fc
  .record({
    isAnswered: fc.boolean(),
    way: fc.constantFrom('browser' as const, 'proxy' as const),
    sent: fc.constantFrom('nothing' as const, 'handed-to-browser' as const),
    startedAtMs: fc.integer({ min: 0, max: 200_000 }),
    timing: fc.record({ dnsMs: ms, tcpMs: ms, tlsMs: ms, sentMs: ms, firstByteMs: ms, endMs: ms }),
  })
  .map(({ isAnswered, way, sent, startedAtMs, timing }) => ({
    ...(isAnswered ? answered({}) : unanswered()),
    way,
    sent: { kind: sent },
    startedAtMs,
    timing: Object.fromEntries(Object.entries(timing).filter(([, value]) => value !== undefined)),
  }));

const timelines: fc.Arbitrary<Timeline> = fc.array(exchanges, { maxLength: 6 }).map((list) => {
  const run = { ...keptRunAt(0, 0), exchanges: list.map((exchange) => ({ name: 'Step', exchange })) };
  return timelineOf(storyOf([{ run, sizes: [] }]), 'https://page.example');
});

describe('any timeline', () => {
  it('has no negative time, ends where its last message ends, and draws each arrow between two lanes', () => {
    fc.assert(
      fc.property(timelines, ({ messages, steps, lanes, totalMs }) => {
        for (const { fromMs, untilMs, from, to } of messages) {
          expect(fromMs).toBeGreaterThanOrEqual(0);
          expect(untilMs).toBeGreaterThanOrEqual(fromMs);
          expect(untilMs).toBeLessThanOrEqual(totalMs);
          expect(lanes[from] !== undefined && lanes[to] !== undefined && from !== to).toBe(true);
        }
        for (const { leftOutMs } of steps) expect(leftOutMs).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('keeps the order within an exchange: no message begins before the one that it follows', () => {
    fc.assert(
      fc.property(timelines, ({ messages }) => {
        for (const [at, message] of messages.entries()) {
          const next = messages[at + 1];
          if (next?.step === message.step) expect(next.fromMs).toBeGreaterThanOrEqual(message.fromMs);
        }
      }),
    );
  });

  it('never takes back what has been drawn, as time goes on', () => {
    fc.assert(
      fc.property(
        timelines,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (timeline, one, other) => {
          const [sooner, later] = [Math.min(one, other), Math.max(one, other)].map((share) =>
            momentAt(timeline, share * timeline.totalMs),
          );
          for (const [index, message] of timeline.messages.entries()) {
            const before = shareOf(message, index, sooner ?? start);
            expect(before).toBeLessThanOrEqual(shareOf(message, index, later ?? start));
            expect(before >= 0 && before <= 1).toBe(true);
          }
        },
      ),
    );
  });

  it('has drawn everything at its end, and nothing before its beginning', () => {
    fc.assert(
      fc.property(timelines, (timeline) => {
        const shares = (moment: typeof start) =>
          timeline.messages.map((message, index) => shareOf(message, index, moment));
        expect(shares(lastMoment(timeline)).every((share) => share === 1)).toBe(true);
        expect(shares(start).every((share) => share === 0)).toBe(true);
      }),
    );
  });

  it('comes to each message by steps, and has drawn it whole there', () => {
    fc.assert(
      fc.property(timelines, (timeline) => {
        for (const [index, message] of timeline.messages.entries()) {
          const moment = momentOf(timeline, index);
          expect(moment.index).toBe(index);
          expect(shareOf(message, index, moment)).toBe(1);
        }
      }),
    );
  });
});

describe('a moment', () => {
  const timeline = timelineOf(pressedStory(), 'https://page.example');

  it('is held within the timeline', () => {
    expect(momentAt(timeline, -5)).toEqual({ ms: 0, index: 0 });
    expect(momentAt(timeline, 1e9)).toEqual(lastMoment(timeline));
    expect(momentOf(timeline, -1)).toEqual(start);
    expect(momentOf(timeline, 99)).toEqual(lastMoment(timeline));
  });

  it('shows a message that is under way as far as it has come', () => {
    const [, , answer] = timeline.messages;
    expect(answer && shareOf(answer, 2, momentAt(timeline, 40.75))).toBe(0.5);
  });
});

describe('the speed of a replay', () => {
  it('is slow enough to read each arrow, and is said', () => {
    const timeline = timelineOf(pressedStory(), 'https://page.example');
    expect(usualSpeed(timeline)).toBe(0.01);
    expect(scaleWords(timeline, 0.01)).toBe('83.0 ms in all, shown at 1/100 of its speed: 8.30 s');
  });

  it('is faster than it was where nothing came for long', () => {
    const told = { messages: [], lanes: [], steps: [], totalMs: 120_000 };
    const message = timelineOf(pressedStory(), '').messages[0];
    expect(usualSpeed({ ...told, messages: message === undefined ? [] : [message, message, message] })).toBe(50);
  });

  it.each([
    [0.0005, '1/2000 of its speed'],
    [1, 'its own speed'],
    [5, '5 times its speed'],
  ])('reads %d as %s', (speed, words) => expect(speedWords(speed)).toBe(words));

  it('has a choice of speeds in order', () => {
    expect([...speeds].toSorted((a, b) => a - b)).toEqual([...speeds]);
  });
});
