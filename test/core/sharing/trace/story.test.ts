import { describe, expect, it } from 'vitest';
import { utf8 } from '#core/http/bytes.ts';
import { flowSvg } from '#core/sharing/trace/flow-svg.ts';
import { leftOutWords } from '#core/sharing/trace/left-out.ts';
import { messageText } from '#core/sharing/trace/message-text.ts';
import { storyOf } from '#core/sharing/trace/story.ts';
import { tracePage } from '#core/sharing/trace/trace-page.ts';
import { unanswered } from '../../../support/exchanges.ts';
import { keptRunAt } from '../../../support/kept-runs.ts';
import { refusedStory, toldStory } from './told-runs.ts';

describe('a story', () => {
  it('says in a sentence who asked whom for what, and what came of it', () => {
    expect(toldStory().summary).toBe(
      '2026-11-26 12:00:00.250 UTC. The client “billing-batch” asked id.example for a token for the scope “read”. The server issued one (200 OK). It is said to live 300 s. API call: GET /v1/invoices was sent to api.example and answered 200 OK.',
    );
    expect(refusedStory().summary).toContain('The server refused with “invalid_client” (401 Unauthorized).');
  });

  it('tells a request without an answer, and draws no answer for it', () => {
    const run = keptRunAt(0, 0);
    const story = storyOf([
      { run: { ...run, exchanges: [{ name: 'Token request', exchange: unanswered() }] }, sizes: [] },
    ]);
    expect(story.title).toBe('Token request to as.example: connection refused');
    expect(story.summary).toContain('No answer: connection refused.');
    expect(flowSvg(story).svg.markup).toContain('✕ connection refused');
    expect(tracePage(story, 0)).toContain('Nothing came back.');
  });

  it('lists what stands in for secrets, each once, with what it stands for', () => {
    const words = toldStory().leftOut.map((each) => [each.standIn, leftOutWords(each)]);
    expect(words).toEqual([
      ['‹redacted client-secret-encoded›', 'the client secret, encoded, once'],
      ['redacted-access-token', 'the signature of the access token, 2 times'],
    ]);
  });

  it('says nothing of sizes that nobody knows, since those of what is left would be wrong', () => {
    const [{ run }] = [{ run: keptRunAt(0, 0) }];
    expect(flowSvg(storyOf([{ run, sizes: [] }])).svg.markup).not.toContain('bytes');
  });
});

describe('the text of a message', () => {
  it('spells out no body that is no text: packed, it could hold a secret', () => {
    const bytes = Buffer.concat([
      utf8('HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n'),
      Buffer.from([0x1f, 0x8b, 8, 0, 1]),
    ]);
    const { text, bodyNote } = messageText({ bytes, source: 'wire' });
    expect(text).toBe('HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n');
    expect(bodyNote).toBe('The body is no text: 5 bytes, which are not in this trace.');
  });
});
