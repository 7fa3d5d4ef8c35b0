import { providerReport } from '#core/sharing/trace/provider-report.ts';
import { type Story, storyOf } from '#core/sharing/trace/story.ts';
import { refusedFinding, toldApiRun, toldTokenRun } from './told-runs.ts';

/** A run in which everything that comes from outside says this. */
export function saying(text: string): { readonly story: Story; readonly report: string } {
  const inHeader = text.replaceAll(/[\r\n]/g, ' ');
  const claims = Buffer.from(JSON.stringify({ sub: text, [text]: text })).toString('base64url');
  const header = Buffer.from(JSON.stringify({ alg: text, kid: text })).toString('base64url');
  const told = {
    status: 401,
    reason: inHeader,
    headers: [
      ['X-Request-Id', inHeader],
      ['WWW-Authenticate', `Bearer error="${inHeader}"`],
      [`X-${inHeader}`, inHeader],
    ],
    body: JSON.stringify({
      error: text,
      error_description: text,
      access_token: `${header}.${claims}.c2ln`,
      [text]: text,
    }),
    request: { url: `https://as.example/${encodeURI(text.replaceAll(/\p{Surrogate}/gu, ''))}?x=${text}` },
  } as const;
  const finding = { ...refusedFinding, title: text, explanation: text, source: { label: text, url: text } };
  const run = toldTokenRun(told, [{ ...finding, evidence: [{ kind: 'response-header', name: text }] }]);
  const mine = { ...run, connection: { ...run.connection, clientId: text, scope: text } };
  const traced = { run: mine, sizes: [] };
  return {
    story: storyOf([traced, { run: toldApiRun(told), sizes: [] }]),
    report: providerReport(traced, { tried: [mine], localTime: () => text }),
  };
}
