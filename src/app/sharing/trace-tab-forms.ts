import { flowSvg } from '#core/sharing/trace/flow-svg.ts';
import type { Story } from '#core/sharing/trace/story.ts';
import { traceMarkdown } from '#core/sharing/trace/trace-markdown.ts';
import { tracePage } from '#core/sharing/trace/trace-page.ts';
import { picturePng } from './trace-tab-png.ts';

/** The forms in which a run leaves the page. */
export type TraceForm = 'page' | 'markdown' | 'svg' | 'png' | 'report';

type FormFacts = { readonly name: string; readonly file: string; readonly hint: string };

export const traceForms: Readonly<Record<TraceForm, FormFacts>> = {
  page: {
    name: 'Page',
    file: 'trace.html',
    hint: 'One HTML file for somebody who has nothing but a browser. It runs nothing and loads nothing.',
  },
  markdown: { name: 'Markdown', file: 'trace.md', hint: 'The same as text, for a ticket.' },
  svg: { name: 'SVG', file: 'flow.svg', hint: 'The flow picture alone, sharp at any size.' },
  png: { name: 'PNG', file: 'flow.png', hint: 'The flow picture alone, at twice its size, for slides.' },
  report: {
    name: 'Report',
    file: 'report.md',
    hint: 'For the support of the server: ids, times and both messages of a run that failed, and what was tried before.',
  },
};

/** The text of a form; undefined of a picture. */
export function formText(form: TraceForm, story: Story, report: string | undefined, nowMs: number): string | undefined {
  switch (form) {
    case 'page':
    case 'svg':
    case 'png':
      return undefined;
    case 'markdown':
      return traceMarkdown(story, nowMs);
    case 'report':
      return report;
  }
}

/** The file of a form; undefined where the browser cannot make it. */
export async function formFile(
  form: TraceForm,
  story: Story,
  report: string | undefined,
  nowMs: number,
): Promise<Blob | undefined> {
  switch (form) {
    case 'page':
      return new Blob([tracePage(story, nowMs)], { type: 'text/html' });
    case 'svg':
      return new Blob([flowSvg(story).svg.markup], { type: 'image/svg+xml' });
    case 'png':
      return picturePng(flowSvg(story));
    case 'markdown':
    case 'report':
      return new Blob([formText(form, story, report, nowMs) ?? ''], { type: 'text/markdown' });
  }
}
