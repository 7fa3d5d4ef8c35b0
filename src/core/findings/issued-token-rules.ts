import { requestedIn } from '../oauth/granted-request.ts';
import { claimText } from '../jwt/claim-text.ts';
import type { Evidence, Rule } from './finding.ts';
import { quote } from './quote.ts';
import { switchDpopOn } from './dpop-rules.ts';
import { rfc } from './sources.ts';
import { issuedRule } from './token-rule.ts';

const inToken: readonly Evidence[] = [{ kind: 'response-member', name: 'access_token' }];
const inType: readonly Evidence[] = [{ kind: 'response-member', name: 'token_type' }];

/** `access_token` and `token_type` of an answer that did issue a token (RFC 6749 §5.1, §7.1). */
export const issuedTokenRules: readonly Rule[] = [
  issuedRule('token-is-a-placeholder', ({ accessToken }) => {
    if (
      !/^(null|undefined|none|nil|nan|\[object object\]|false|true|string|todo|access_?token|your[-_ ]?token)$/i.test(
        accessToken.trim(),
      )
    )
      return undefined;
    return {
      severity: 'error',
      title: 'access_token is a placeholder, not a token',
      explanation:
        'Its text is a word that programs write where there is nothing, or that stands in an example. So the server had no token to give, and did not notice.',
      evidence: inToken,
      source: rfc(6749, '5.1'),
      certainty: 'likely',
    };
  }),
  issuedRule('token-with-scheme', ({ accessToken }) => {
    const scheme = /^\s*(bearer|dpop|basic|token)\s+\S/i.exec(accessToken)?.[1];
    if (scheme === undefined) return undefined;
    return {
      severity: 'error',
      title: `The token begins with the word ${quote(scheme)}`,
      explanation:
        'The scheme belongs into the Authorization header, not into access_token. A client puts it in front once more, so that the API gets it twice and refuses. The server has to leave it out.',
      evidence: inToken,
      source: rfc(6750, '2.1'),
    };
  }),
  issuedRule('token-in-quotes', ({ accessToken }) => {
    if (!/^\s*(["'`]).*\1\s*$/s.test(accessToken) || accessToken.trim().length < 3) return undefined;
    return {
      severity: 'error',
      title: 'The token stands in quotation marks of its own',
      explanation:
        'They are part of access_token, as where JSON is written into JSON. An API refuses the token with them. The server has to leave them out.',
      evidence: inToken,
      source: rfc(6750, '2.1'),
    };
  }),
  issuedRule('token-with-odd-character', ({ accessToken }) => {
    if (/^\s*(bearer|dpop|basic|token)\s/i.test(accessToken) || /^\s*["'`]/.test(accessToken)) return undefined;
    const at = accessToken.search(/[^A-Za-z0-9\-._~+/=]/);
    if (at === -1) return undefined;
    const character = characterWords(accessToken.codePointAt(at) ?? 0);
    const cannotTravel = /[^\x20-\x7e]/.test(accessToken);
    return {
      severity: cannotTravel ? 'error' : 'warning',
      title: `The token holds ${character}`,
      explanation: `It stands at place ${at + 1} of ${accessToken.length}. An Authorization header takes letters, digits and - . _ ~ + / = for a token${cannotTravel ? '; this cannot be sent in one at all' : ', and strict APIs refuse anything else'}. Perhaps a line was wrapped on the server.`,
      evidence: inToken,
      source: rfc(6750, '2.1'),
    };
  }),
  issuedRule('secret-in-answer', ({ members }, { connection }) => {
    const { clientSecret } = connection;
    if (clientSecret.length < 6) return undefined;
    const name = Object.keys(members).find(
      (each) => typeof members[each] === 'string' && String(members[each]).includes(clientSecret),
    );
    if (name === undefined) return undefined;
    return {
      severity: 'warning',
      title: 'The answer repeats the client secret',
      explanation: `${quote(name)} holds it. A secret that travels back ends in the logs of everything on the way; ${name === 'access_token' ? 'and as a token it goes to every API that is called. Make a new secret once the server is mended.' : 'the server should leave it out.'}`,
      evidence: [{ kind: 'response-member', name }],
      source: rfc(6749, '10.3'),
    };
  }),
  issuedRule('token-and-error', ({ members }) => {
    const error = members['error'];
    if (error === undefined || error === null || error === '' || error === false) return undefined;
    return {
      severity: 'warning',
      title: 'The answer holds both a token and an error',
      explanation: `error says ${quote(claimText(error))}. Clients differ in which they look at first, so that one sees a success where another fails. The server has to decide.`,
      evidence: [...inToken, { kind: 'response-member', name: 'error' }],
      source: rfc(6749, '5.2'),
    };
  }),
  issuedRule('token-type-missing', ({ members }) => {
    const type = members['token_type'];
    if (typeof type === 'string' && type.trim() !== '') return undefined;
    const what =
      type === undefined
        ? 'is missing'
        : type === ''
          ? 'is empty'
          : `came as ${quote(claimText(type))}, which is no text`;
    return {
      severity: 'warning',
      title: 'The answer does not say what type the token has',
      explanation: `token_type ${what}, and it is required: it tells how to use the token. It is sent as Bearer here, which is right nearly always; strict clients refuse the answer.`,
      evidence: type === undefined ? inToken : inType,
      source: rfc(6749, '7.1'),
    };
  }),
  issuedRule('token-type-mac', ({ tokenType }) => {
    if (!/^mac$/i.test(tokenType ?? '')) return undefined;
    return {
      severity: 'error',
      title: 'The token type is “mac”, which nothing here can use',
      explanation:
        'With it each request would have to be signed, by a draft that was given up. Sent as Bearer the API will refuse it. Have the client set to bearer tokens on the server.',
      evidence: inType,
      source: rfc(6749, '7.1'),
    };
  }),
  issuedRule('token-type-not-for-apis', ({ tokenType }) => {
    if (!/^n_a$/i.test(tokenType ?? '')) return undefined;
    return {
      severity: 'error',
      title: 'The server says that this is no access token (N_A)',
      explanation:
        'The type N_A comes from token exchange and means: not to be sent to an API. With client credentials it should not appear.',
      evidence: inType,
      source: rfc(8693, '2.2.1'),
    };
  }),
  issuedRule('dpop-token-without-proof', ({ tokenType }, { exchange }) => {
    if (tokenType?.toLowerCase() !== 'dpop' || requestedIn(exchange.request).hasDpopProof) return undefined;
    return {
      severity: 'warning',
      title: 'The token is to be bound to a key, and no key was shown',
      explanation:
        'token_type is DPoP, while the request had no DPoP proof. An API that checks will refuse the token without one, and nobody holds a key that fits. Have the client set to bearer tokens, or switch DPoP on.',
      evidence: inType,
      source: rfc(9449, '5'),
      remedies: [switchDpopOn],
    };
  }),
  issuedRule('token-type-unknown', ({ tokenType }) => {
    if (tokenType === undefined || tokenType.trim() === '' || /^(bearer|dpop|mac|n_a)$/i.test(tokenType))
      return undefined;
    const isPadded = /^(bearer|dpop)$/i.test(tokenType.trim());
    return {
      severity: 'warning',
      title: isPadded ? 'token_type has white space around it' : `The token type ${quote(tokenType)} is unknown here`,
      explanation: isPadded
        ? `It came as ${JSON.stringify(tokenType)}. Clients compare it with Bearer and find it unknown. The server has to take the white space away.`
        : 'Of the registered types Bearer and DPoP are in use. This one is sent as Bearer, which may be right; if the API refuses, it is the first thing to look at.',
      evidence: inType,
      source: rfc(6749, '7.1'),
    };
  }),
];

/** A character by its name, never with what stands around it: it is part of a token. */
function characterWords(code: number): string {
  if (code === 0x20) return 'a blank';
  if (code === 0x0a || code === 0x0d) return 'a line break';
  if (code === 0x09) return 'a tab';
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return `a control character (${name})`;
  return code < 0x7f ? `the character “${String.fromCodePoint(code)}”` : `a character that is not ASCII (${name})`;
}
