import type { HttpResponse } from '../http/message.ts';
import { type ErrorEnvelope, errorEnvelope } from '../oauth/error-envelope.ts';
import { registeredSpelling } from '../oauth/error-code.ts';
import type { Members } from '../oauth/token-response.ts';
import { vendorErrorIn } from '../providers/vendor-error-match.ts';
import type { Evidence, Rule, TokenRun } from './finding.ts';
import { bodyText, serverSays } from './server-words.ts';
import { answeredRule } from './token-rule.ts';
import type { Said } from './rule.ts';
import { rfc } from './sources.ts';

/** An error that an answer of the token endpoint names, whatever its form. */
export type Refusal = {
  /** In the registry's spelling; empty where the server's own form has a message and no code. */
  readonly code: string;
  /** As it came. */
  readonly written: string;
  readonly description: string | undefined;
  /** The member that holds the code. */
  readonly member: string;
  readonly isStandard: boolean;
};

/** Of what a server says; a hostile answer can hold a megabyte of it. */
const mostCharacters = 4000;

/** The error in the answer: that of RFC 6749 §5.2, or one in a form of the server's own. */
export function refusalOf({ answer }: TokenRun, { status }: HttpResponse): Refusal | undefined {
  if (answer?.kind === 'refused') {
    const { error, members } = answer;
    const also = ['error_hint', 'error_debug'].flatMap((name) => textOf(members, name) ?? []);
    const spare = answer.description ?? errorEnvelope({ ...members, error: undefined })?.message;
    const words = [spare, ...also].filter((text) => text !== undefined && text !== '');
    const description = words.length === 0 ? undefined : [...new Set(words)].join(' ').slice(0, mostCharacters);
    const code = registeredSpelling(error.slice(0, 200));
    return {
      code,
      written: error,
      description,
      member: 'error',
      isStandard: !isReasonPhrase(code) && !/\s/.test(error.trim()),
    };
  }
  if (answer?.kind !== 'no-token') return undefined;
  const envelope = errorEnvelope(answer.members);
  return envelope !== undefined && isError(envelope, answer.members, status) ? inOwnForm(envelope) : undefined;
}

/** The name of a status, which frameworks write where RFC 6749 wants a code; the status itself says more. */
export function isReasonPhrase(code: string): boolean {
  return /^(\d{3}|bad_request|unauthorized|forbidden|not_found|method_not_allowed|not_acceptable|request_timeout|conflict|gone|length_required|payload_too_large|unsupported_media_type|unprocessable_(entity|content)|too_many_requests|internal_server_error|not_implemented|bad_gateway|service_unavailable|gateway_timeout)$/.test(
    code,
  );
}

/** A mere message in a success may say anything. */
function isError({ code, member }: ErrorEnvelope, members: Members, status: number): boolean {
  const isToldSo =
    ['success', 'ok'].some((name) => members[name] === false) || /^(error|fail)/i.test(String(members['status']));
  // Numbers of their own, where 0 and 200 mean that all is well.
  const isNumbered = code !== undefined && /^code$/i.test(member) && !/^(0|20\d)$/.test(code);
  if (isToldSo || isNumbered) return true;
  return status >= 400 || /^(errors?|fault)$/i.test(member) || (code !== undefined && /^err/i.test(member));
}

function inOwnForm({ code, message, member }: ErrorEnvelope): Refusal {
  const written = code ?? '';
  return {
    code: registeredSpelling(written.slice(0, 200)),
    written,
    description: message?.slice(0, mostCharacters),
    member,
    isStandard: false,
  };
}

/** A rule about an error whose code is one of these; silent where the vendor's own words say more for certain. */
export function refusedRule(
  id: string,
  codes: readonly string[],
  say: (refusal: Refusal, run: TokenRun, response: HttpResponse) => Said | undefined,
  explains: readonly string[] = [],
): Rule {
  const sayOfRefusal = (run: TokenRun, response: HttpResponse) => {
    const refusal = refusalOf(run, response);
    if (refusal === undefined || !codes.includes(refusal.code)) return undefined;
    if (isReasonPhrase(refusal.code) && response.status >= 400) return undefined;
    return vendorErrorOf(run, response)?.error.confirmed === true ? undefined : say(refusal, run, response);
  };
  return answeredRule(id, sayOfRefusal, { explains });
}

/** What most findings about an error have in common. */
export function refused(refusal: Refusal): Pick<Said, 'severity' | 'evidence' | 'source'> {
  return { severity: 'error', evidence: whereRefused(refusal), source: rfc(6749, '5.2') };
}

/** Where an error shows. */
export function whereRefused({ member }: Refusal): readonly Evidence[] {
  return [{ kind: 'status' }, { kind: 'response-member', name: member }];
}

/** The server's own words as a sentence, with a blank in front. */
export function said(refusal: Refusal, run: TokenRun): string {
  return serverSays(run, refusal.description);
}

/** An error in the words of a vendor that is known here. */
export function vendorErrorOf(run: TokenRun, response: HttpResponse): ReturnType<typeof vendorErrorIn> {
  if (run.answer === undefined || run.answer.kind === 'issued') return undefined;
  return vendorErrorIn(wordsOf(run, response), new URL(run.exchange.request.url).hostname);
}

function wordsOf(run: TokenRun, response: HttpResponse): string {
  const { answer } = run;
  if (answer === undefined || answer.kind === 'unreadable') return bodyText(response, 8 * 1024);
  const refusal = refusalOf(run, response);
  const members = 'members' in answer ? answer.members : {};
  return [refusal?.written, refusal?.description, ...deeperWords(members)]
    .filter((text) => text !== undefined)
    .join('\n');
}

/** Numbers of `error_codes` as Entra ID writes them in its texts, and what stands one level down. */
function deeperWords(members: Members): readonly string[] {
  const codes = Object.hasOwn(members, 'error_codes') ? members['error_codes'] : undefined;
  const numbers = Array.isArray(codes)
    ? codes.filter((code) => typeof code === 'number').map((code) => `AADSTS${code}`)
    : [];
  return [
    ...numbers,
    ...Object.values(members)
      .filter((value) => typeof value === 'string')
      .map((text) => text.slice(0, mostCharacters)),
  ];
}

function textOf(members: Members, name: string): string | undefined {
  const value = Object.hasOwn(members, name) ? members[name] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
