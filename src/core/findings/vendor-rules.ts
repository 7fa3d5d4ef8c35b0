import type { HttpResponse } from '../http/message.ts';
import { vendors } from '../providers/vendor-error-match.ts';
import type { Vendor, VendorError } from '../providers/vendor-error.ts';
import type { Evidence, Remedy, Rule, TokenRun } from './finding.ts';
import { refusalOf, vendorErrorOf, whereRefused } from './refusal.ts';
import { refusalRules } from './refusal-rules.ts';
import type { Said } from './rule.ts';
import { bodyText, serverSays } from './server-words.ts';
import { answeredRule } from './token-rule.ts';

const explained = [
  ...refusalRules.map(({ id }) => id),
  'not-json',
  'no-access-token',
  'wrong-secret-unsaid',
  'forbidden-unsaid',
  'server-error',
];

/** The errors that vendors tell in words and numbers of their own, one rule for each make. */
export const vendorRules: readonly Rule[] = vendors.map((vendor) =>
  answeredRule(
    `${vendor.id}-error`,
    (run, response) => {
      const match = vendorErrorOf(run, response);
      return match?.vendor.id === vendor.id ? sayOf(vendor, match.error, run, response) : undefined;
    },
    { explains: explained },
  ),
);

function sayOf(vendor: Vendor, error: VendorError, run: TokenRun, response: HttpResponse): Said {
  const refusal = refusalOf(run, response);
  const code = refusal === undefined || refusal.written === '' ? String(response.status) : refusal.written;
  const words = refusal?.description ?? (refusal === undefined ? plainBody(run, response) : undefined);
  const doubt = error.confirmed ? '' : ' This is known from use and was not confirmed here, so take it as a hint.';
  const named = /^AADSTS\d|^E\d/.test(error.name) ? ` (${error.name})` : ` (${vendor.name})`;
  return {
    severity: 'error',
    title: `${error.title}${named}`,
    explanation: `The server answered ${code}. ${error.explanation}${serverSays(run, words)}${doubt}`,
    certainty: error.confirmed ? 'likely' : 'hint',
    evidence: [...(refusal === undefined ? bodyPlace : whereRefused(refusal)), ...inputPlace(error)],
    source: vendor.documentation,
    remedies: remediesOf(error, run),
  };
}

/** A page's markup says nothing in a sentence. */
function plainBody({ answer }: TokenRun, response: HttpResponse): string | undefined {
  return answer?.kind === 'unreadable' && answer.looksLike === 'text' ? bodyText(response, 512) : undefined;
}

const bodyPlace: readonly Evidence[] = [{ kind: 'status' }, { kind: 'response-body' }];

function inputPlace({ field }: VendorError): readonly Evidence[] {
  return field === undefined ? [] : [{ kind: 'input', name: field }];
}

function remediesOf(error: VendorError, { connection }: TokenRun): readonly Remedy[] {
  const change = error.change?.(connection);
  return change === undefined ? [] : [{ kind: 'change-connection', ...change }];
}
