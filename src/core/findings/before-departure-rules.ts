import { isDropped } from '../http/cors-safelist.ts';
import { authorizationDetailsFault } from '../oauth/authorization-details.ts';
import { clientCredentialsGrant, type Connection, ordinaryForm } from '../oauth/connection.ts';
import { knownGrant } from '../oauth/known-grants.ts';
import { bodyTypes } from '../oauth/request-body.ts';
import { scopeRefused } from './before-effects.ts';
import { beforeRule, changing, listed } from './before-rule.ts';
import type { Evidence, Rule } from './finding.ts';
import { fetchStandard, rfc } from './sources.ts';

/** What departs from the request that RFC 6749 §4.4.2 describes, on purpose or not. */
export const beforeDepartureRules: readonly Rule[] = [
  beforeRule(
    'grant-parameters-missing',
    ({ grantType, parameters }) => {
      const grant = knownGrant(grantType);
      const missing = (grant?.parameters ?? []).filter(
        (name) => !parameters.some((each) => each.on && each.name === name && each.value !== ''),
      );
      if (grant === undefined || missing.length === 0) return undefined;
      return {
        severity: 'warning',
        title: `The grant is not asked for without ${listed(missing)}`,
        explanation: `A request with this grant_type has to say in ${listed(missing)} what the token is asked for with, and a server answers invalid_request without. Type it among the parameters.`,
        evidence: [input('Grant type'), input('Parameters')],
        source: rfc(grant.section.rfc, grant.section.section),
      };
    },
    { explains: ['invalid-request', 'invalid-grant'] },
  ),
  beforeRule(
    'grant-type-departure',
    ({ grantType }) =>
      grantType.trim() === '' || grantType === clientCredentialsGrant
        ? undefined
        : {
            severity: 'note',
            title: 'Another grant than client credentials is asked for',
            explanation:
              'Whose token this will be depends on the parameters, no longer on the client alone, and a server may know this grant_type or not. What this page says of client credentials may not hold.',
            evidence: [input('Grant type'), parameter('grant_type')],
            source: rfc(6749, '4.4.2'),
            remedies: [changing('Ask for client_credentials', { grantType: clientCredentialsGrant })],
          },
    { explains: ['unsupported-grant-type'] },
  ),
  beforeRule(
    'json-body-departure',
    ({ bodyFormat }) =>
      bodyFormat === 'form'
        ? undefined
        : {
            severity: 'note',
            title: 'The body is sent as JSON',
            explanation:
              'A token request is a form, and most servers find no parameter at all in JSON. Only a few want it, and say so in their documentation.',
            evidence: [input('Body format'), { kind: 'request-header', name: 'Content-Type' }],
            source: rfc(6749, '4.4.2'),
            remedies: [changing('Send a form', { bodyFormat: 'form' })],
          },
    { explains: ['invalid-request', 'unsupported-grant-type', 'wrong-secret', 'wrong-secret-unsaid'] },
  ),
  beforeRule(
    'scope-separator-departure',
    ({ scope, scopeSeparator }) =>
      scopeSeparator === 'space' || scope.trim().split(/\s+/).length < 2
        ? undefined
        : {
            severity: 'note',
            title: `Scopes are sent with a ${scopeSeparator === 'comma' ? 'comma' : 'plus sign'} between them`,
            explanation:
              'Scopes are separated by spaces, and most servers take what is sent here as one unknown scope. A few want it this way.',
            evidence: [input('Scope separator'), parameter('scope')],
            source: rfc(6749, '3.3'),
            remedies: [changing('Send spaces', { scopeSeparator: ordinaryForm.scopeSeparator })],
          },
    { explains: scopeRefused },
  ),
  beforeRule(
    'authorization-details-invalid',
    ({ parameters }) => {
      const fault = parameters
        .filter(({ name, on }) => on && name === 'authorization_details')
        .map(({ value }) => authorizationDetailsFault(value))
        .find((each) => each !== undefined);
      if (fault === undefined) return undefined;
      return {
        severity: 'warning',
        title: 'The authorization_details are not as they have to be',
        explanation: `${fault} A server answers invalid_authorization_details or invalid_request.`,
        evidence: [input('Parameters'), parameter('authorization_details')],
        source: rfc(9396, '2'),
      };
    },
    { explains: ['invalid-request', 'other-error'] },
  ),
  beforeRule(
    'content-type-not-the-body',
    (connection) => {
      const typed = typedContentType(connection);
      if (typed === undefined || typed.split(';', 1)[0]?.trim().toLowerCase() === bodyTypes[connection.bodyFormat]) {
        return undefined;
      }
      return {
        severity: 'warning',
        title: 'The Content-Type is not that of the body',
        explanation: `The body is ${connection.bodyFormat === 'form' ? 'a form' : 'JSON'}, and the header names another kind. The server then reads it in another way and finds no parameters. Remove the header, or choose the other body format.`,
        evidence: [input('Headers'), { kind: 'request-header', name: 'Content-Type' }],
        source: rfc(9110, '8.3'),
      };
    },
    { explains: ['invalid-request', 'unsupported-grant-type', 'wrong-secret', 'wrong-secret-unsaid'] },
  ),
  beforeRule('header-left-out-by-browser', ({ headers, way }) => {
    if (way !== 'browser') return undefined;
    const names = headers.filter(({ name, value, on }) => on && isDropped([name, value])).map(({ name }) => name);
    if (names.length === 0) return undefined;
    return {
      severity: 'warning',
      title: `The browser leaves out ${listed(names)}`,
      explanation:
        'A page may not set every header: a browser drops these without a word, or writes its own. Through the proxy they are sent.',
      evidence: [input('Headers'), input('Send through')],
      source: fetchStandard('forbidden request-header', 'forbidden-request-header'),
      remedies: [changing('Send through the proxy', { way: 'proxy' })],
    };
  }),
];

function typedContentType({ headers }: Connection): string | undefined {
  return headers.find(({ name, on }) => on && name.toLowerCase() === 'content-type')?.value;
}

function input(name: string): Evidence {
  return { kind: 'input', name };
}

function parameter(name: string): Evidence {
  return { kind: 'request-parameter', name };
}
