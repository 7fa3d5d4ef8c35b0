import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { redactedRun } from '#core/keeping/redact-run.ts';
import { utf8 } from '#core/http/bytes.ts';
import { writtenRunLink } from '#core/sharing/links/run-link.ts';
import { sharedConnection } from '#core/sharing/links/shared-connection.ts';
import { writtenLink } from '#core/sharing/links/write-link.ts';
import { standIns } from '#core/sharing/stand-ins.ts';
import { canaries, canariesIn, formsOf, jwtWith, pemWith } from '../../../support/canaries.ts';
import { keptRunAt } from '../../../support/kept-runs.ts';
import { typed } from './made-links.ts';

const secrets = Object.values(canaries).map(({ value }) => value);

/** Everything that stands in a link, unpacked. */
function unpacked(fragment: string): string {
  return gunzipSync(Buffer.from(fragment.replace(/^#s=1\./, ''), 'base64url')).toString();
}

/** The link to a connection with this text in every field. */
async function textWith(said: string): Promise<string> {
  const connection = sharedConnection(
    {
      name: said,
      issuer: `https://as.example/${said}`,
      connection: {
        ...typed.connection,
        tokenEndpoint: `https://as.example/token?x=${said}`,
        clientId: said,
        clientSecret: canaries.clientSecret.value,
        scope: `read ${said}`,
        parameters: [{ name: 'note', value: said, on: true }],
        headers: [{ name: 'X-Note', value: `it is ${said}`, on: true }],
        grantType: said,
        assertionSecrets: {
          privateKey: pemWith(canaries.privateKey),
          passphrase: canaries.passphrase.value,
          readyAssertion: jwtWith(canaries.assertion),
        },
      },
      apiCall: { url: `https://api.example/${said}`, method: 'POST', headersText: `X-Note: ${said}`, body: said },
    },
    secrets,
  );
  const written = await writtenLink({ kind: 'connection', connection });
  if (written.kind !== 'link') throw new Error('The link is too large.');
  return `${written.fragment}\n${unpacked(written.fragment)}`;
}

describe('a link (T34, F22)', () => {
  for (const { name, value } of Object.values(canaries))
    it.each(Object.entries(formsOf(value)))(
      `to a connection does not hold the ${name} as %s, in any field`,
      async (_, form) => {
        expect(canariesIn(await textWith(form))).toEqual([]);
      },
    );

  it('to a run holds none of what was sent and answered with it', async () => {
    const kept = keptRunAt(0, 0);
    const said = Object.values(canaries).flatMap(({ value }) => Object.values(formsOf(value)));
    const exchanges = kept.exchanges.map(({ name, exchange }) => ({
      name,
      exchange: {
        ...exchange,
        request: { ...exchange.request, body: utf8(JSON.stringify({ said })) },
        sent: { kind: 'bytes' as const, bytes: utf8(`POST / HTTP/1.1\r\n\r\n${JSON.stringify({ said })}`) },
      },
    }));
    const named = Object.values(canaries).map(({ name, value }) => ({ label: name.replaceAll(' ', '-'), value }));
    const run = redactedRun(
      { ...kept, exchanges, findings: [] },
      { knownSecrets: secrets, fingerprint: standIns(named) },
      65_536,
    );
    const written = await writtenRunLink(run);
    expect(canariesIn(unpacked(written.kind === 'link' ? written.fragment : ''))).toEqual([]);
  });
});
