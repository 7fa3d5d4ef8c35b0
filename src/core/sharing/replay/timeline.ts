import type { Story, StoryStep } from '../trace/story.ts';
import { placeSteps } from './place-steps.ts';
import { stepMessages } from './step-messages.ts';

/** Who takes part: this page, what carries its requests, and each server by its role and host. */
export type ReplayLane = { readonly name: string; readonly place: string };

/** One arrow of a replay. Lanes are given by their index in `Timeline.lanes`. */
export type ReplayMessage = {
  /** `StoryStep.number` of the exchange that it belongs to. */
  readonly step: number;
  /** `preflight` is the browser's question before a request; `set-up` is what opens the way to the server. */
  readonly kind: 'set-up' | 'preflight' | 'request' | 'answer';
  /** Where it was handed over before, where that is drawn with it. */
  readonly lead: number | undefined;
  readonly from: number;
  readonly to: number;
  /** What it passes on its way. */
  readonly through: number | undefined;
  /** ms on the timeline. Where `isTimed` is false nobody measured it: it happened somewhere in between. */
  readonly fromMs: number;
  readonly untilMs: number;
  readonly isTimed: boolean;
  /**
   * `cut`: part of it came. `broken`: nothing of it did, as far as is known. `hidden`: the browser does not tell a page
   * whether it came.
   */
  readonly ending: 'arrived' | 'cut' | 'broken' | 'hidden';
  /** Whether it says that it worked; undefined where it says neither. */
  readonly isGood: boolean | undefined;
  /** `POST /token`, `200 OK`, `connection refused`: what there is to read at the arrow. */
  readonly name: string;
  /** Times and sizes in words, as far as they are known. */
  readonly facts: readonly string[];
  /** A sentence about what is not known, or how it was measured. */
  readonly note: string | undefined;
};

/** One exchange on the timeline. */
export type ReplayStep = Pick<StoryStep, 'number' | 'name'> & {
  readonly fromMs: number;
  /** How long nothing was under way before it, where that is left out of the timeline; otherwise 0. */
  readonly leftOutMs: number;
};

/** A story on one clock, which begins with its first request; time in which nothing was under way is left out. */
export type Timeline = {
  readonly lanes: readonly ReplayLane[];
  readonly steps: readonly ReplayStep[];
  /** In the order in which they are walked through: exchange by exchange. */
  readonly messages: readonly ReplayMessage[];
  readonly totalMs: number;
};

/**
 * Lays the messages of a story out in time. `pageOrigin` is whose requests they are: it decides whether a browser asks
 * a server first (Fetch, "CORS-preflight fetch").
 */
export function timelineOf({ steps }: Story, pageOrigin: string): Timeline {
  const lanes = lanesOf(steps);
  const placed = placeSteps(steps.map(({ exchange }) => exchange));
  const messages = steps.flatMap((step, at) =>
    stepMessages(step, placed[at]?.fromMs ?? 0, lanesOfStep(step, lanes), pageOrigin),
  );
  return {
    lanes,
    steps: steps.map(({ number, name }, at) => ({ number, name, fromMs: 0, leftOutMs: 0, ...placed[at] })),
    messages,
    totalMs: Math.max(0, ...messages.map(({ untilMs }) => untilMs)),
  };
}

const ways = {
  browser: { name: 'Browser', place: 'sends for the page' },
  proxy: { name: 'Proxy', place: 'this machine' },
} as const;

function lanesOf(steps: readonly StoryStep[]): readonly ReplayLane[] {
  const used = (['browser', 'proxy'] as const).filter((way) => steps.some(({ exchange }) => exchange.way === way));
  const lanes: ReplayLane[] = [{ name: 'Client', place: 'this page' }, ...used.map((way) => ways[way])];
  for (const { server } of steps)
    if (laneOf(server.name, server.host, lanes) < 0) lanes.push({ name: server.name, place: server.host });
  return lanes;
}

function laneOf(name: string, place: string, lanes: readonly ReplayLane[]): number {
  return lanes.findIndex((lane) => lane.name === name && lane.place === place);
}

function lanesOfStep({ exchange, server }: StoryStep, lanes: readonly ReplayLane[]) {
  const { name, place } = ways[exchange.way];
  return { client: 0, way: laneOf(name, place, lanes), server: laneOf(server.name, server.host, lanes) };
}
