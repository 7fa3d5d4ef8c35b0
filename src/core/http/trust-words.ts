import type { TrustVerdict } from './exchange.ts';
import { certificateProblem } from './certificate-problem.ts';

/** How a certificate was judged, in words. Only a chain that was verified is called verified. */
export function trustWords(trust: TrustVerdict): {
  readonly tone: 'good' | 'warning' | 'error';
  readonly title: string;
  readonly explanation: string;
} {
  switch (trust.kind) {
    case 'verified':
      return {
        tone: 'good',
        title: 'verified',
        explanation: `Chain, name and dates hold, against ${trust.authorities}.`,
      };
    case 'pinned':
      return {
        tone: 'warning',
        title: 'pinned',
        explanation: `It is the very certificate that you chose to trust for this host and port.${otherwise(trust.code)}`,
      };
    case 'not-verified':
      return {
        tone: 'error',
        title: 'not verified',
        explanation: `You switched verification off for this host and port: anyone on the way could have answered.${otherwise(trust.code)}`,
      };
    case 'untrusted':
      return { tone: 'error', title: 'not trusted', explanation: certificateProblem(trust.code) };
  }
}

function otherwise(code: string | undefined): string {
  if (code === undefined) return ' Verification would have succeeded as well.';
  return ` Without that it would be refused: ${certificateProblem(code)}`;
}
