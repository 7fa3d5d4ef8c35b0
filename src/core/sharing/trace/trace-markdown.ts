import { receivedMessage, sentMessage } from '../../http/message-bytes.ts';
import { browserAdds, noAnswerWords, nothingLeft, responseNotes, timingNote } from '../../http/message-notes.ts';
import type { DrawableMessage } from '../../http/message-bytes.ts';
import { phaseName, phaseTimes } from '../../http/phase-times.ts';
import { msWords } from '../../time/words.ts';
import type { KeptFinding } from '../../keeping/kept-run.ts';
import { certaintyWords, severityWords } from './finding-words.ts';
import { leftOutWords } from './left-out.ts';
import { mdBlock, mdCode, mdFacts, mdSource, mdText } from './markdown.ts';
import { messageText } from './message-text.ts';
import { placeWords } from './place-words.ts';
import { answerWords, requestWords } from './step-words.ts';
import type { Story, StoryStep } from './story.ts';
import { timeWords } from './time-words.ts';
import { tokenTables, tokenWords } from './trace-token.ts';
import { connectionFacts, cutNotes, stepFacts } from './trace-step.ts';

/** A story as Markdown, for a ticket. `madeAtMs` is the time at which it was made, ms since the epoch. */
export function traceMarkdown(story: Story, madeAtMs: number): string {
  return joined([
    `# ${mdText(story.title)}`,
    mdText(story.summary),
    findingsMarkdown(story.findings),
    ...story.steps.map(stepMarkdown),
    story.token && tokenMarkdown(story.token),
    leftOutMarkdown(story),
    `Made with Grantscope at ${timeWords(madeAtMs)}.`,
  ]);
}

/** What was found, each with its evidence and its source; undefined where nothing was. */
export function findingsMarkdown(findings: readonly KeptFinding[]): string | undefined {
  if (findings.length === 0) return undefined;
  return joined(['## Findings', ...findings.map(findingMarkdown)]);
}

function findingMarkdown({ severity, title, explanation, certainty, evidence, source }: KeptFinding): string {
  const seen = evidence.length === 0 ? '' : ` Seen in ${evidence.map(placeWords).join(', ')}.`;
  const by = source === undefined ? '' : ` ${mdSource(source)}`;
  return `- **${severityWords[severity]}: ${mdText(title)}**. ${mdText(explanation)} ${mdText(certaintyWords[certainty] + seen)}${by}`;
}

/** One exchange: both messages, the time, the connection. */
export function stepMarkdown(step: StoryStep): string {
  const { number, name, server, exchange, cuts } = step;
  const connection = connectionFacts(exchange);
  return joined([
    `## ${number}. ${mdText(name)}`,
    `${mdCode(requestWords(exchange))} to ${mdCode(server.host)} (${mdText(server.name)}): **${mdText(answerWords(exchange))}**`,
    mdFacts(stepFacts(step).map(([fact, value]) => [fact, mdText(value)])),
    `### Request ${number}`,
    message(sentMessage(exchange), nothingLeft),
    ...(sentMessage(exchange)?.source === 'gathered' ? [mdText(browserAdds)] : []),
    ...cutNotes(cuts, 'request').map(mdText),
    `### Response ${number}`,
    message(receivedMessage(exchange), noAnswerWords(exchange)),
    ...(receivedMessage(exchange) === undefined ? [] : responseNotes(exchange).map(mdText)),
    ...cutNotes(cuts, 'response').map(mdText),
    `### Time ${number}`,
    mdFacts(
      phaseTimes(exchange.timing).map(({ key, lengthMs }) => [phaseName(key, exchange.timing), msWords(lengthMs)]),
    ),
    mdText(timingNote(exchange.way)),
    `### Connection ${number}`,
    typeof connection === 'string'
      ? mdText(connection)
      : mdFacts(connection.map(([fact, value]) => [fact, mdCode(value)])),
  ]);
}

function message(drawable: DrawableMessage | undefined, without: string): string {
  if (drawable === undefined) return mdText(without);
  const { text, bodyNote } = messageText(drawable);
  return joined([mdBlock(text, 'http'), bodyNote === undefined ? undefined : mdText(bodyNote)]);
}

function tokenMarkdown({ decoded }: NonNullable<Story['token']>): string {
  return joined([
    '## The token',
    mdText(tokenWords(decoded)),
    ...tokenTables(decoded).flatMap(({ name, rows }) => [
      `### ${name}`,
      rows
        .map(({ name: of, value, meant, facts }) => {
          const about = [meant, facts === undefined ? '' : `${facts.title}.`]
            .filter((words) => words !== '')
            .join('. ');
          return `- ${mdCode(of)}: ${mdCode(value)}${about === '' ? '' : ` ${mdText(about)}`}`;
        })
        .join('\n'),
    ]),
  ]);
}

/** Which secrets were replaced, and by what. */
export function leftOutMarkdown({ leftOut }: Story): string {
  const none = 'No secret was found in these messages.';
  return joined([
    '## What was left out',
    leftOut.length === 0
      ? none
      : `Secrets were replaced; the same secret has the same stand-in everywhere.\n\n${leftOut.map((each) => `- ${mdCode(each.standIn)}: ${mdText(leftOutWords(each))}`).join('\n')}`,
  ]);
}

/** Blocks with an empty line between them, without those that are not there. */
export function joined(blocks: readonly (string | undefined)[]): string {
  return blocks.filter((block) => block !== undefined && block !== '').join('\n\n');
}
