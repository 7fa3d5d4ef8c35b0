import type { Certificate, Peer, Tls } from '../../http/exchange.ts';
import type { CertificateField } from '../../http/message-view.ts';
import type { Difference } from './comparison.ts';
import { differenceOf } from './difference-of.ts';
import { changeWords } from './words.ts';

const connection = { area: 'connection' } as const;

/** What the two handshakes came to: trust, certificate, protocol, cipher, names and the client's own certificate. */
export function tlsDifferences(before: Peer, after: Peer): readonly Difference[] {
  const [from, to] = [before.tls, after.tls];
  if (from === undefined || to === undefined)
    return differenceOf({
      ...connection,
      id: 'encryption',
      weight: 'important',
      subject: 'The connection',
      before: from?.protocol ?? 'in clear text',
      after: to?.protocol ?? 'in clear text',
      sentence:
        to === undefined
          ? 'The connection is in clear text, and before it was encrypted'
          : 'The connection is encrypted, and before it was in clear text',
    });
  return [
    ...trustDifference(from, to),
    ...certificateDifferences(from.chain, to.chain),
    ...differenceOf({
      ...connection,
      id: 'tls protocol',
      weight: 'minor',
      subject: 'The TLS version',
      before: from.protocol,
      after: to.protocol,
    }),
    ...differenceOf({
      ...connection,
      id: 'cipher',
      weight: 'minor',
      subject: 'The cipher',
      before: from.cipher,
      after: to.cipher,
    }),
    ...differenceOf({ ...connection, id: 'alpn', weight: 'minor', subject: 'ALPN', before: from.alpn, after: to.alpn }),
    ...differenceOf({
      ...connection,
      id: 'server name',
      weight: 'minor',
      subject: 'The server name asked for in TLS',
      before: from.serverName,
      after: to.serverName,
    }),
    ...clientCertificateDifference(from, to),
  ];
}

const trustPhrases: Readonly<Record<Tls['trust']['kind'], string>> = {
  verified: 'verified',
  pinned: 'pinned',
  'not-verified': 'not verified',
  untrusted: 'not trusted',
};

function trustDifference({ trust: before }: Tls, { trust: after }: Tls): readonly Difference[] {
  const isOtherwise = before.kind !== after.kind;
  const [from, to] = [trustText(before), trustText(after)];
  return differenceOf({
    ...connection,
    id: 'trust',
    weight: isOtherwise ? 'important' : 'minor',
    subject: 'What vouches for the certificate',
    before: from,
    after: to,
    sentence: isOtherwise
      ? `The certificate is ${trustPhrases[after.kind]} instead of ${trustPhrases[before.kind]}`
      : changeWords('What vouches for the certificate', from, to),
  });
}

function trustText(trust: Tls['trust']): string {
  const detail = trust.kind === 'verified' ? trust.authorities : trust.code;
  return detail === undefined ? trustPhrases[trust.kind] : `${trustPhrases[trust.kind]} (${detail})`;
}

function certificateDifferences(
  [before, ...issuersBefore]: readonly Certificate[],
  [after, ...issuersAfter]: readonly Certificate[],
): readonly Difference[] {
  const names = (issuers: readonly Certificate[]) =>
    issuers.length === 0 ? undefined : issuers.map(({ subject }) => subject).join('\n');
  return [
    ...differenceOf({
      ...connection,
      id: 'certificate',
      weight: 'important',
      subject: 'The server’s certificate',
      before: before?.sha256,
      after: after?.sha256,
      sentence: certificateWords(before, after),
      place: { kind: 'certificate', name: 'SHA-256' },
    }),
    ...fields.flatMap(([name, read]) =>
      differenceOf({
        ...connection,
        id: `certificate ${name}`,
        weight: 'minor',
        subject: `“${name}” of the server’s certificate`,
        before: before && read(before),
        after: after && read(after),
        place: { kind: 'certificate', name },
      }),
    ),
    ...differenceOf({
      ...connection,
      id: 'certificate issuers',
      weight: 'minor',
      subject: 'What stands behind the certificate in the chain',
      before: names(issuersBefore),
      after: names(issuersAfter),
    }),
  ];
}

const fields: readonly (readonly [CertificateField, (certificate: Certificate) => string])[] = [
  ['Subject', ({ subject }) => subject],
  ['Issuer', ({ issuer }) => issuer],
  ['Valid for', ({ altNames }) => altNames.join(', ')],
  ['Valid from', ({ notBefore }) => notBefore],
  ['Valid until', ({ notAfter }) => notAfter],
  ['Key', ({ publicKey }) => publicKey],
];

function certificateWords(before: Certificate | undefined, after: Certificate | undefined): string {
  if (before === undefined) return 'The server shows a certificate, and before it showed none';
  if (after === undefined) return 'The server shows no certificate, and before it showed one';
  const isRenewed = before.subject === after.subject && before.issuer === after.issuer;
  return isRenewed
    ? 'The server shows another certificate, of the same subject and issuer'
    : 'The server shows another certificate, of another subject or issuer';
}

function clientCertificateDifference(before: Tls, after: Tls): readonly Difference[] {
  const [from, to] = [clientPhrase(before), clientPhrase(after)];
  return [
    ...differenceOf({
      ...connection,
      id: 'client certificate',
      weight: 'important',
      subject: 'The client certificate',
      before: from,
      after: to,
      sentence: `${capital(to)}, and before ${from}`,
    }),
    ...differenceOf({
      ...connection,
      id: 'client certificate held',
      weight: 'important',
      subject: 'The client certificate at hand',
      before: heldText(before),
      after: heldText(after),
    }),
  ];
}

function clientPhrase({ clientCertificate: use }: Tls): string {
  if (use?.presented === true) return 'a client certificate was shown';
  if (use?.asked === true) return 'the server asked for a client certificate and got none';
  return 'no client certificate was asked for';
}

function heldText({ clientCertificate }: Tls): string | undefined {
  const held = clientCertificate?.held;
  return held && `${held.subject}, SHA-256 ${held.sha256}`;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
