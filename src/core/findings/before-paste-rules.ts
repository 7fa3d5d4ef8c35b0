import type { Connection } from '../oauth/connection.ts';
import { clientRefused, scopeRefused } from './before-effects.ts';
import { beforeRule, changing, fieldNames, fixes, inputs, listed, type TypedField, valueOf } from './before-rule.ts';
import type { Remedy, Rule } from './finding.ts';
import {
  assignedValues,
  base64Pair,
  basicValues,
  jsonValues,
  type PastedValues,
  quotedValue,
} from './pasted-values.ts';
import { rfc } from './sources.ts';

const fields: readonly TypedField[] = ['clientSecret', 'clientId', 'scope', 'tokenEndpoint'];
const explains = [...clientRefused, ...scopeRefused];

/** A value that came with what stood around it. */
export const beforePasteRules: readonly Rule[] = [
  beforeRule(
    'quotes-around-value',
    (connection) => {
      const hit = fields.filter((field) => quotedValue(valueOf(connection, field)) !== undefined);
      const [field] = hit;
      if (field === undefined || jsonValues(connection[field]) !== undefined) return undefined;
      return {
        severity: 'warning',
        certainty: 'likely',
        title: `${fieldNames[field]} stands in quotation marks`,
        explanation:
          'They are sent as part of the value, and the server compares them as such. They mostly come along from a program or a configuration file.',
        evidence: inputs(...hit),
        remedies: fixes('Remove the quotation marks', field, connection[field], quotedValue(connection[field])),
      };
    },
    { explains },
  ),
  pasteRule(
    'pasted-assignment',
    // Of a scope with its name before it, a rule of its own speaks.
    (text) => (/^\s*scopes?\s*[=:]/i.test(text) ? undefined : assignedValues(text)),
    (field) => `${fieldNames[field]} holds a whole line, not only the value`,
    'It begins with a name, as a line of a configuration file, a command or a form body does. The server would get all of it.',
  ),
  pasteRule(
    'pasted-json',
    jsonValues,
    (field) => `${fieldNames[field]} holds JSON, not only the value`,
    'A piece of JSON was pasted, perhaps a credentials file. The server would get all of it.',
  ),
  pasteRule(
    'pasted-basic-header',
    basicValues,
    (field) => `${fieldNames[field]} holds a Basic header`,
    'It contains the ID and the secret together, merely encoded. Here they go into fields of their own, and the header is made from them.',
    'Take ID and secret out of it',
  ),
  beforeRule(
    'base64-pair-as-secret',
    (connection) => {
      const values = base64Pair(valueOf(connection, 'clientSecret'));
      if (values === undefined) return undefined;
      return {
        severity: 'warning',
        certainty: values.clientId === connection.clientId ? 'certain' : 'likely',
        title: 'The client secret seems to be ID and secret in base64',
        explanation:
          'Decoded it is two values with a colon between them, which is what stands in a Basic header. Put the two into their own fields: they are encoded when sending.',
        evidence: inputs('clientSecret'),
        source: rfc(7617, '2'),
        remedies: [changing('Take ID and secret out of it', values)],
      };
    },
    { explains },
  ),
  beforeRule(
    'id-before-secret',
    (connection) => {
      const { clientId } = connection;
      const secret = valueOf(connection, 'clientSecret');
      if (clientId === '' || !secret.startsWith(`${clientId}:`)) return undefined;
      return {
        severity: 'warning',
        certainty: 'likely',
        title: 'The client secret begins with the client ID and a colon',
        explanation:
          'The two were probably copied together, as curl -u takes them. The header joins them by itself, so the ID would stand in it twice.',
        evidence: inputs('clientSecret', 'clientId'),
        source: rfc(7617, '2'),
        remedies: fixes('Remove the ID from the secret', 'clientSecret', secret, secret.slice(clientId.length + 1)),
      };
    },
    { explains },
  ),
  beforeRule(
    'pasted-bearer-header',
    (connection) => {
      const field = fields.find((each) =>
        /^\s*(?:authorization\s*:\s*)?(?:bearer|dpop)\s+\S/i.test(valueOf(connection, each)),
      );
      if (field === undefined) return undefined;
      return {
        severity: 'warning',
        title: `${fieldNames[field]} holds a Bearer header`,
        explanation:
          'That is how an access token is shown to an API. A token is what this request asks for, and is no proof of the client: type what the client was registered with.',
        evidence: inputs(field),
        source: rfc(6750, '2.1'),
      };
    },
    { explains },
  ),
  beforeRule(
    'pasted-curl',
    (connection) => {
      const field = fields.find((each) => /^\s*(?:[$>]\s*)?curl(?:\.exe)?\s+-*\w/i.test(valueOf(connection, each)));
      if (field === undefined) return undefined;
      return {
        severity: 'warning',
        title: `${fieldNames[field]} holds a curl command`,
        explanation:
          'It cannot be taken apart here. Copy the values out of it: what follows -u is ID and secret with a colon between, what follows -d are parameters, and the address is the token endpoint.',
        evidence: inputs(field),
      };
    },
    { explains },
  ),
];

function pasteRule(
  id: string,
  read: (text: string) => PastedValues | undefined,
  title: (field: TypedField) => string,
  explanation: string,
  label?: string,
): Rule {
  return beforeRule(
    id,
    (connection) => {
      const field = fields.find((each) => read(valueOf(connection, each)) !== undefined);
      const values = field && read(connection[field]);
      if (field === undefined || values === undefined) return undefined;
      return {
        severity: 'warning',
        certainty: 'likely',
        title: title(field),
        explanation,
        evidence: inputs(field),
        remedies: [taking(field, values, label)],
      };
    },
    { explains },
  );
}

/** Each value into its own field; where the text held none for the field that it stands in, that is emptied. */
function taking(field: TypedField, values: PastedValues, label: string | undefined): Remedy {
  const change: Partial<Connection> = { ...(values[field] === undefined && { [field]: '' }), ...values };
  const named = fields.filter((each) => values[each] !== undefined).map((each) => fieldNames[each]);
  const own = named.length === 1 && values[field] !== undefined;
  return changing(label ?? (own ? 'Keep only the value' : `Put the values into ${listed(named)}`), change);
}
