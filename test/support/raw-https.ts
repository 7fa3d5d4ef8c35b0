import { connect } from 'node:tls';

export type RawAnswer = {
  readonly text: string;
  readonly pieces: number;
  /** Of the certificate that the server showed. */
  readonly subject: string;
  readonly validTo: string;
};

/** What a server writes for these bytes until it ends the connection, one character a byte. */
export function askRaw(origin: string, bytes: string): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const pieces: string[] = [];
    // Nothing is trusted here: what comes is compared and nothing else.
    const socket = connect({ host: hostname, port: Number(port), rejectUnauthorized: false }, () => {
      const { subject, valid_to: validTo } = socket.getPeerCertificate();
      socket.on('close', () =>
        resolve({ text: pieces.join(''), pieces: pieces.length, subject: String(subject?.CN), validTo }),
      );
      socket.write(bytes, 'latin1');
    });
    socket.setEncoding('latin1').on('data', (piece: string) => pieces.push(piece));
    socket.on('error', reject);
  });
}
