import type { IncomingMessage, ServerResponse } from 'node:http';
import { type CertificateFault, certificateFaults } from '#core/contract/playground-faults.ts';
import { makeCertificateForAnotherName, makeExpiredCertificate } from '../certificates.ts';
import type { CertificateAndKey } from '../certify.ts';
import { httpsServer } from '../http-servers.ts';
import { listenOnLoopback, type LoopbackServers } from '../loopback-servers.ts';

/** Ports of the playground whose certificate has a fault. */
export type CertificatePorts = {
  /** Those that could be opened. */
  readonly origins: Readonly<Partial<Record<CertificateFault, string>>>;
  readonly close: () => Promise<void>;
};

const makeCertificate: Readonly<Record<CertificateFault, (nowMs: number) => CertificateAndKey>> = {
  'expired-certificate': makeExpiredCertificate,
  'wrong-name-certificate': makeCertificateForAnotherName,
};

/**
 * Opens a port for each fault of a certificate, on loopback only, from the preferred one on or at the next that is
 * free; 0: any. A port that cannot be had is a notice and no more. The certificates are made anew at each start, so
 * that one who was trusted for a while is not trusted for ever.
 */
export async function openCertificatePorts(order: {
  readonly firstPort: number;
  readonly clientAuthorityPem: string;
  readonly frontFor: (fault: CertificateFault) => (request: IncomingMessage, response: ServerResponse) => void;
  readonly nowMs: number;
  readonly onNotice: (line: string) => void;
}): Promise<CertificatePorts> {
  const opened: LoopbackServers[] = [];
  const origins: Partial<Record<CertificateFault, string>> = {};
  for (const [index, fault] of certificateFaults.entries()) {
    const certificate = makeCertificate[fault](order.nowMs);
    const front = order.frontFor(fault);
    const port = order.firstPort === 0 ? 0 : order.firstPort + index;
    const servers = await listenOnLoopback(port, () => httpsServer(certificate, order.clientAuthorityPem, front)).catch(
      () => undefined,
    );
    if (servers === undefined) {
      order.onNotice(`No port was free for the playground's fault ${fault}; everything else is there.`);
      continue;
    }
    opened.push(servers);
    origins[fault] = `https://localhost:${servers.port}`;
    if (port !== 0 && port !== servers.port)
      order.onNotice(`Port ${port} is taken; the playground's fault ${fault} is at ${origins[fault]}.`);
  }
  return { origins, close: async () => void (await Promise.all(opened.map((servers) => servers.close()))) };
}
