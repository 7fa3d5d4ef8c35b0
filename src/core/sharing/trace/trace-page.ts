import type { KeptFinding } from '../../keeping/kept-run.ts';
import { certaintyWords, severityWords } from './finding-words.ts';
import { flowSvg } from './flow-svg.ts';
import { leftOutWords } from './left-out.ts';
import { type Markup, markup } from './markup.ts';
import { placeWords } from './place-words.ts';
import { sourceLink } from './source-link.ts';
import type { Story } from './story.ts';
import { timeWords } from './time-words.ts';
import { termsOf, termsSection } from './trace-terms.ts';
import { tokenSection } from './trace-token.ts';
import { traceStep } from './trace-step.ts';
import { traceStyle, traceStyleHash } from './trace-style.ts';

/**
 * A story as one HTML file for somebody who has nothing but a browser. It runs nothing and loads nothing, and its own
 * policy forbids both; what stands in it is text. `madeAtMs` is the time at which it was made, ms since the epoch.
 */
export function tracePage(story: Story, madeAtMs: number): string {
  const policy = `default-src 'none'; style-src '${traceStyleHash}'; base-uri 'none'; form-action 'none'`;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${story.title}</title>
<style>${{ markup: traceStyle }}</style>
</head>
<body>
<header><p class="kicker">Trace of an OAuth client credentials flow</p><h1>${story.title}</h1><p class="summary">${story.summary}</p></header>
<main>
${picture(story)}
${findings(story.findings)}
${story.steps.map(traceStep)}
${story.token === undefined ? undefined : markup`<section aria-labelledby="token"><h2 id="token">The token</h2>${tokenSection(story.token.decoded)}</section>`}
${termsSection(termsOf(story))}
${leftOut(story)}
</main>
<footer><p>Made with Grantscope at ${timeWords(madeAtMs)}. This file loads nothing and runs nothing.</p></footer>
</body>
</html>
`.markup;
}

function picture(story: Story): Markup | undefined {
  if (story.steps.length === 0) return undefined;
  return markup`<section aria-labelledby="flow"><h2 id="flow">Flow</h2><div class="picture" tabindex="0" role="group" aria-labelledby="flow">${flowSvg(story).svg}</div></section>`;
}

function findings(list: readonly KeptFinding[]): Markup | undefined {
  if (list.length === 0) return undefined;
  return markup`<section aria-labelledby="findings"><h2 id="findings">Findings</h2>${list.map(finding)}</section>`;
}

function finding({ severity, title, explanation, certainty, evidence, source }: KeptFinding): Markup {
  return markup`<article class="finding ${severity}">
<h3>${severityWords[severity]}: ${title}</h3>
<p>${explanation}</p>
<p class="note">${certaintyWords[certainty]}${evidence.length === 0 ? '' : ` Seen in ${evidence.map(placeWords).join(', ')}.`} ${source && sourceLink(source)}</p>
</article>`;
}

function leftOut({ leftOut: list }: Story): Markup {
  return markup`<section aria-labelledby="left-out"><h2 id="left-out">What was left out</h2>
<p>Secrets were replaced before this file was made. The same secret has the same stand-in everywhere. Text in the messages is otherwise as it was, but characters that cannot be seen are shown by a symbol or their code.</p>
${
  list.length === 0
    ? markup`<p>No secret was found in these messages.</p>`
    : markup`<dl class="facts">${list.map((each) => markup`<div><dt><mark>${each.standIn}</mark></dt><dd>${leftOutWords(each)}</dd></div>`)}</dl>`
}</section>`;
}
