import type { ManagementStep, RegistrationStep } from './client-management.ts';

type Refusal = { readonly reason: string; readonly next: string };

/**
 * What a refusal means and what to do next, each a sentence.
 *
 * @param code the member `error` of the answer (RFC 7591 §3.2.2, RFC 6750 §3.1), where it has one
 */
export function registrationRefusal(step: RegistrationStep, status: number, code: string | undefined): Refusal {
  const reason =
    code === undefined ? `The server answered ${status}.` : `The server answered ${status}: ${inLine(code)}.`;
  return { reason, next: nextOf(step, status, code) };
}

function nextOf(step: RegistrationStep, status: number, code: string | undefined): string {
  if (code !== undefined && Object.hasOwn(nextByCode, code)) return nextByCode[code] ?? '';
  if (status >= 300 && status <= 399)
    return 'It sends elsewhere, which is shown and not followed. If you trust the new place, use its address instead.';
  if (status === 429) return 'It has had too many of these. Wait, then press once more; Retry-After may say how long.';
  if (status >= 500) return 'The fault is the server’s. Try it again later, or ask who runs it.';
  return step === 'Register' ? nextOfRegistering(status) : nextOfManaging(step, status);
}

const nextByCode: Readonly<Record<string, string>> = {
  invalid_client_metadata:
    'It does not take one of the values: its error_description, in the answer below, says which (RFC 7591 §3.2.2).',
  invalid_redirect_uri:
    'It wants a redirect_uri, so it registers clients for users’ logins. None is needed for client credentials.',
  invalid_software_statement: 'It does not trust the software statement (RFC 7591 §2.3).',
  unapproved_software_statement: 'It has not approved this software statement (RFC 7591 §2.3).',
};

function nextOfRegistering(status: number): string {
  if (status === 401 || status === 403)
    return 'It takes registrations with an initial access token only, which its administrator hands out (RFC 7591 §3).';
  if (status === 404 || status === 405)
    return 'Nothing registers clients at this address. The server’s metadata name the right one as registration_endpoint, if it offers registration at all.';
  return 'The answer below says more.';
}

function nextOfManaging(step: ManagementStep, status: number): string {
  if (status === 401)
    return 'The registration access token is not the one for this client, or was replaced or revoked. A client that is deleted answers the same, on purpose (RFC 7592 §2).';
  if (status === 403)
    return `The token is known, and this client may not ${verbs[step]} its registration (RFC 7592 §2).`;
  if (status === 404)
    return 'Nothing is at this address. A server with RFC 7592 answers 401 for a client that is gone, so it is the address that is wrong, or it offers no such thing.';
  if (status === 405 || status === 501)
    return `The server does not let clients ${verbs[step]} their registration. It may offer the other two (RFC 7592 §2); else its administrator can.`;
  return 'The answer below says more.';
}

const verbs = { Read: 'read', Change: 'change', Delete: 'delete' } as const;

/** A hostile server may say anything, and much of it. */
function inLine(code: string): string {
  const line = code.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ');
  return line.length > 100 ? `${line.slice(0, 100)}…` : line;
}
