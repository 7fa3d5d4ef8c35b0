import { type Markup, markup } from './markup.ts';
import { answerWords, isGood, requestWords, sizeWords, tookWords } from './step-words.ts';
import type { Story, StoryStep } from './story.ts';
import { visibleLine } from './visible-text.ts';

/** A picture as SVG, and how large it is drawn, in CSS pixels. */
export type FlowSvg = { readonly svg: Markup; readonly width: number; readonly height: number };

type Lane = { readonly name: string; readonly place: string; readonly x: number };

const headHeight = 84;
const stepHeight = 108;
const margin = 112;

// Attributes and not a style: they hold wherever the picture is put, and the style of a page may say otherwise.
const ink = '#16201d';
const dim = '#566360';
const line = '#b9c2bc';
const good = '#0b7a5b';
const bad = '#b3261e';
// A lane that runs through words is covered by their edge.
const halo = markup`stroke="#ffffff" stroke-width="4" stroke-linejoin="round" paint-order="stroke"`;
const sans = 'system-ui, -apple-system, "Segoe UI", sans-serif';
const mono = 'ui-monospace, "SF Mono", Menlo, Consolas, monospace';

/**
 * The messages of a story as a sequence diagram: who takes part, what was asked, what came back, when and how much.
 * Well-formed XML that stands by itself and loads nothing.
 */
export function flowSvg(story: Story): FlowSvg {
  const lanes = lanesOf(story.steps);
  const width = 2 * margin + (lanes.length - 1) * laneWidth(lanes.length);
  const height = headHeight + Math.max(1, story.steps.length) * stepHeight + 24;
  const svg = markup`<svg xmlns="http://www.w3.org/2000/svg" class="flow" role="img" aria-label="${visibleLine(described(story), 400)}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${sans}">
<rect class="flow-ground" width="${width}" height="${height}" fill="#ffffff"/>
${lanes.map((lane) => drawnLane(lane, height))}
${story.steps.map((step, at) => drawnStep(step, lanes, headHeight + at * stepHeight))}
</svg>`;
  return { svg, width, height };
}

function described({ steps }: Story): string {
  const words = steps.map(
    ({ number, server, exchange }) =>
      `${number}: ${requestWords(exchange)} to ${server.name}, ${answerWords(exchange)}`,
  );
  return `Flow. ${words.join('. ')}`;
}

function lanesOf(steps: readonly StoryStep[]): readonly Lane[] {
  const first: Omit<Lane, 'x'>[] = [{ name: 'Client', place: 'Grantscope, in a browser' }];
  if (steps.some(({ exchange }) => exchange.way === 'proxy'))
    first.push({ name: 'Proxy', place: 'on the same machine' });
  const servers: Omit<Lane, 'x'>[] = [];
  for (const { server } of steps)
    if (!servers.some((lane) => isOf(lane, server))) servers.push({ name: server.name, place: server.host });
  const lanes = [...first, ...servers];
  return lanes.map((lane, at) => ({ ...lane, x: margin + at * laneWidth(lanes.length) }));
}

function isOf({ name, place }: Omit<Lane, 'x'>, server: StoryStep['server']): boolean {
  return name === server.name && place === server.host;
}

/** Few have room for what is said between them. */
function laneWidth(lanes: number): number {
  return { 1: 460, 2: 460, 3: 340 }[lanes] ?? 285;
}

function drawnLane({ name, place, x }: Lane, height: number): Markup {
  return markup`<g>
<line class="flow-line" x1="${x}" y1="64" x2="${x}" y2="${height - 12}" stroke="${line}" stroke-dasharray="3 4"/>
<rect class="flow-head" x="${x - 96}" y="12" width="192" height="52" rx="10" fill="#f1f3f0" stroke="${line}"/>
<text class="flow-ink" x="${x}" y="34" text-anchor="middle" font-size="13" font-weight="600" fill="${ink}">${name}</text>
<text class="flow-dim" x="${x}" y="52" text-anchor="middle" font-size="11" fill="${dim}">${fitted(place, 28)}</text>
</g>`;
}

function drawnStep({ number, name, server, exchange, size }: StoryStep, lanes: readonly Lane[], top: number): Markup {
  const from = lanes[0]?.x ?? 0;
  const to = lanes.find((lane) => isOf(lane, server))?.x ?? from;
  const isWhole = exchange.sent.kind !== 'nothing';
  const proxy = exchange.way === 'proxy' ? lanes[1] : undefined;
  const reach = isWhole || proxy === undefined ? to : (proxy.x + to) / 2;
  const room = Math.floor((to - from - 40) / 7.4);
  const took = [tookWords(exchange), sizeWords(size)].filter((words) => words !== '').join(' · ');
  const look = isGood(exchange) ? { of: 'good', colour: good } : { of: 'bad', colour: bad };
  const hasAnswer = exchange.outcome.kind === 'response';
  return markup`<g>
<circle class="flow-number" cx="${from - 22}" cy="${top + 34}" r="11" fill="${ink}"/>
<text class="flow-number-text" x="${from - 22}" y="${top + 38}" text-anchor="middle" font-size="11" font-weight="600" fill="#ffffff">${number}</text>
<text class="flow-ink flow-halo" x="${from + 14}" y="${top + 24}" font-size="12" fill="${ink}" ${halo}><tspan font-weight="600">${fitted(name, 34)}</tspan><tspan dx="8" font-family="${mono}">${fitted(requestWords(exchange), room - Math.min(34, name.length))}</tspan></text>
${arrow('ink', ink, from, reach, top + 34, !isWhole)}
${proxy === undefined ? undefined : markup`<circle class="flow-ink" cx="${proxy.x}" cy="${top + 34}" r="4" fill="${ink}"/>`}
<text class="flow-${look.of} flow-halo" x="${from + 14}" y="${top + 64}" ${halo} font-size="12" font-weight="600" font-family="${mono}" fill="${look.colour}">${hasAnswer ? '' : '✕ '}${fitted(answerWords(exchange), 36)}<tspan class="flow-dim" dx="8" font-weight="400" font-family="${sans}" fill="${dim}">${fitted(took, (room - Math.min(36, answerWords(exchange).length)) * 1.15)}</tspan></text>
${hasAnswer ? arrow(look.of, look.colour, to, from, top + 74, false) : undefined}
${hasAnswer && proxy !== undefined ? markup`<circle class="flow-${look.of}" cx="${proxy.x}" cy="${top + 74}" r="4" fill="${look.colour}"/>` : undefined}
</g>`;
}

function arrow(look: string, colour: string, from: number, to: number, y: number, isBroken: boolean): Markup {
  const back = to > from ? -9 : 9;
  return markup`<line class="flow-${look}-line" x1="${from}" y1="${y}" x2="${to}" y2="${y}" stroke="${colour}" stroke-width="1.5"${isBroken ? markup` stroke-dasharray="6 4"` : undefined}/><path class="flow-${look}" d="M${to} ${y}l${back} -5v10z" fill="${colour}"/>`;
}

/** A text that takes no more than so many narrow characters; wide ones count for two. */
function fitted(text: string, most: number): string {
  const whole = visibleLine(text, 400);
  let kept = '';
  let taken = 0;
  for (const character of whole) {
    taken += (character.codePointAt(0) ?? 0) < 0x1100 ? 1 : 2;
    if (taken > Math.max(8, most)) return `${kept}…`;
    kept += character;
  }
  return kept;
}
