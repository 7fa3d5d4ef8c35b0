import { describe, expect, it } from 'vitest';
import { utf8 } from '#core/http/bytes.ts';
import type { Exchange } from '#core/http/exchange.ts';
import type { KeptRun } from '#core/keeping/kept-run.ts';
import { redactedRun } from '#core/keeping/redact-run.ts';
import { standIns } from '#core/sharing/stand-ins.ts';
import { flowSvg } from '#core/sharing/trace/flow-svg.ts';
import { providerReport } from '#core/sharing/trace/provider-report.ts';
import { storyOf } from '#core/sharing/trace/story.ts';
import { traceMarkdown } from '#core/sharing/trace/trace-markdown.ts';
import { tracePage } from '#core/sharing/trace/trace-page.ts';
import { canaries, canariesIn, formsOf, jwtWith, pemWith } from '../../../support/canaries.ts';
import { keptRunAt } from '../../../support/kept-runs.ts';

const all = Object.values(canaries);

/** A run in which this stands in every place that a secret may have come to, as it leaves the page. */
function holding(said: string): KeptRun {
  const kept = keptRunAt(2, 0);
  const inUrl = encodeURIComponent(said);
  const headers = [
    ['Authorization', `Bearer ${said}`],
    ['X-Echo', said],
    ['Cookie', `session=${canaries.cookie.value}`],
  ] as const;
  const body = JSON.stringify({
    said,
    client_assertion: jwtWith(canaries.assertion),
    key: pemWith(canaries.pemInBody),
  });
  const head = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const exchanges = kept.exchanges.map(({ name, exchange }) => {
    const told: Exchange = {
      ...exchange,
      request: { ...exchange.request, url: `${exchange.request.url}?x=${inUrl}`, headers, body: utf8(body) },
      sent: { kind: 'bytes', bytes: utf8(`POST /token?x=${inUrl} HTTP/1.1\r\n${head}\r\n${body}`) },
      outcome: {
        kind: 'response',
        response: { version: 'HTTP/1.1', status: 401, reason: said, headers, body: utf8(body), deviations: [] },
        received: { kind: 'bytes', bytes: utf8(`HTTP/1.1 401 ${said}\r\n${head}\r\n${body}`) },
        ending: { kind: 'complete' },
      },
    };
    return { name, exchange: told };
  });
  const findings = kept.findings.map((each) => ({
    ...each,
    title: said,
    explanation: `It says ${said}.`,
    remedies: [],
  }));
  const connection = { ...kept.connection, clientId: said, scope: said };
  const named = all.map(({ name, value }) => ({ label: name.replaceAll(' ', '-'), value }));
  return redactedRun(
    { ...kept, connection, exchanges, findings },
    { knownSecrets: all.map(({ value }) => value), fingerprint: standIns(named) },
    65_536,
  );
}

describe('what tells of a run holds no secret of it (F22)', () => {
  for (const { name, value } of all)
    it.each(Object.entries(formsOf(value)))(`the ${name} as %s`, (_, form) => {
      const run = holding(form);
      const traced = { run, sizes: [] };
      const story = storyOf([traced, traced]);
      const report = providerReport(traced, { tried: [run, run], localTime: () => 'noon' });
      const files = [tracePage(story, 0), traceMarkdown(story, 0), flowSvg(story).svg.markup, report];
      expect(files.flatMap(readings).flatMap(canariesIn)).toEqual([]);
      expect(story.leftOut.length).toBeGreaterThan(0);
    });
});

/** A text as it stands, and as it is read: with its entities and escapes undone. */
function readings(text: string): readonly string[] {
  const named: Readonly<Record<string, string>> = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    '#39': "'",
    '#58': ':',
    '#64': '@',
  };
  const read = text.replaceAll(/&([a-z]+|#\d+);/g, (whole, name: string) => named[name] ?? whole);
  return [text, read, read.replaceAll(/\\([!-/:-@[-`{-~])/g, '$1')];
}
