import { otherBasicForm, basicForms } from '../oauth/basic-forms.ts';
import type { BasicEncoding, Connection } from '../oauth/connection.ts';
import { beforeRule, changing, inputs } from './before-rule.ts';
import type { Rule, TokenRun } from './finding.ts';
import { tryOtherForm } from './other-ways.ts';
import type { Said } from './rule.ts';
import { rfc } from './sources.ts';
import { answeredRule } from './token-rule.ts';

const encodingInput = { kind: 'input', name: 'Basic encoding' } as const;

/** Before sending: what the chosen form does to these very credentials, where the forms differ. */
export const beforeEncodingRules: readonly Rule[] = [
  encodingRule('compatible-changes-credentials', 'compatible', 'raw', {
    severity: 'note',
    title: 'The compatible form encodes a part of these credentials',
    explanation:
      'They hold a character that a decoding server would change (a percent sign, a plus, a blank, one outside ASCII, or a colon in the ID), so it is encoded. A server that decodes, as the RFC asks, finds what you typed. One that does not wants the raw form.',
  }),
  encodingRule('raw-differs-for-decoders', 'raw', 'compatible', {
    severity: 'note',
    title: 'A decoding server would change these credentials',
    explanation:
      'The raw form sends them exactly as typed, and they hold a character that a server changes when it decodes, as the RFC asks. Right for servers that do not decode; for those that do, take the compatible form.',
  }),
  encodingRule('form-differs-for-others', 'form', undefined, {
    severity: 'note',
    title: 'A server that does not decode would not know these credentials',
    explanation:
      'The form encoding changes everything but letters and digits, as the RFC asks, and these credentials hold more than those. Right for servers that decode; for the many that do not, take the compatible or the raw form.',
  }),
];

/** After a refusal: the other form, where it is likely that this was the reason. */
export const basicEncodingRules: readonly Rule[] = [
  answeredRule(
    'basic-encoding-suspect',
    (run, response) => {
      const other = otherBasicForm(run.connection);
      if (other === undefined || !other.isPromising || !isClientRefused(run, response.status)) return undefined;
      return {
        severity: 'warning',
        certainty: 'likely',
        title: 'The server may read Basic credentials another way',
        explanation: `${suspicion[run.connection.basicEncoding]} The ${other.encoding} form differs for this ID and secret, so it is worth one try. If it is refused as well, the encoding is not the reason.`,
        evidence: [{ kind: 'request-header', name: 'Authorization' }, encodingInput],
        source: rfc(6749, '2.3.1'),
        remedies: [tryOtherForm(other.encoding)],
      };
    },
    { explains: ['wrong-secret', 'wrong-secret-unsaid', 'client-method-refused'] },
  ),
];

const suspicion: Readonly<Record<BasicEncoding, string>> = {
  compatible:
    'ID or secret hold a character that was encoded, as the RFC asks. Many servers do not decode, and then compare something else.',
  form: 'ID and secret were encoded, as the RFC asks. Many servers do not decode, and then compare something else.',
  raw: 'ID and secret went out as typed, and hold a character that a server changes when it decodes, as the RFC asks.',
};

function isClientRefused({ answer }: TokenRun, status: number): boolean {
  if (answer?.kind === 'refused') return answer.error === 'invalid_client';
  return status === 401 && answer?.kind !== 'issued';
}

function encodingRule(id: string, chosen: BasicEncoding, better: BasicEncoding | undefined, said: Said): Rule {
  return beforeRule(id, (connection, run) => {
    // After a refusal it is said of the answer.
    if (run.kind !== 'draft' || connection.basicEncoding !== chosen || !isBasic(connection)) return undefined;
    const { distinct, sameAs } = basicForms(connection);
    const other = better ?? (sameAs('compatible', 'raw') ? 'compatible' : 'raw');
    if (sameAs(chosen, other)) return undefined;
    const isSendable = distinct.some((form) => form === other || sameAs(form, other));
    return {
      ...said,
      evidence: [encodingInput, ...inputs('clientId', 'clientSecret')],
      source: rfc(6749, '2.3.1'),
      remedies: isSendable ? [changing(`Use the ${other} form`, { basicEncoding: other })] : [],
    };
  });
}

function isBasic({ clientAuthentication, clientId, clientSecret }: Connection): boolean {
  return clientAuthentication === 'client_secret_basic' && clientId !== '' && clientSecret !== '';
}
