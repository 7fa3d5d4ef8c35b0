import type { Mission } from './mission.ts';
import { missionById } from './missions.ts';

/**
 * Which mission teaches what a finding speaks of, by the finding's id. The first row that fits counts: what is narrow
 * stands before what is wide.
 */
const taught: readonly (readonly [ids: RegExp, missionId: string])[] = [
  [
    /^token-issued$|^api-accepted$|^(invalid-request|grant-type|grant-parameters|unsupported-grant|parameter-)/,
    'first-token',
  ],
  [/^(outer-proxy|detour|proxy-(gone|busy|refused)|address-|name-(?!not-served)|dns-|host-not-agreed)/, 'own-server'],
  [/dpop-nonce/, 'dpop-nonce'],
  [/dpop|^api-binding-not-checked$/, 'stolen-token'],
  [/^cors-certificate|^certificate-not-verified$/, 'self-signed'],
  [
    /client-certificate|^client-key-|^certificate-(over-http|in-browser|missing|endpoint|none-given|not-asked|held-back|not-accepted|cannot-be-shown|unasked|of-another-token)|certificate-bound/,
    'mtls',
  ],
  [
    /certificate|^tls-|^name-not-served$|http2$|cipher|renegotiation|handshake|^machine-clock|^clear-text|https-wanted/,
    'self-signed',
  ],
  [/^cors-|^browser-|in-browser$|by-browser$|^provider-browser|^way-needs-proxy$|challenge-hidden/, 'cors'],
  [/assertion|^client-proof-wanted$|^attestation/, 'private-key-jwt'],
  [
    /^api-(insufficient-scope|forbidden|scope-held|entra-without-roles|wants-)|^step-up|^forbidden-unsaid|^access-denied/,
    'forbidden',
  ],
  [
    /audience|^aud-|^(entra-several-)?resource|resource-missing|^invalid-target$|^api-graph|id-token|^api-(wrong-issuer|issuer-)/,
    'wrong-audience',
  ],
  [/revo/, 'revoke'],
  [/introspect|^token-inactive$/, 'introspect'],
  [/^scope-|-scope(-|$)|authorization-details-invalid|^invalid-authorization/, 'add-scope'],
  [
    /expir|lifetime|^lives-|clock|not-yet-valid|^odd-date$|^exp-|born-expired|too-early|same-token|^repeated-token$/,
    'expired-token',
  ],
  [/signature|^kid-|^jku|^embedded|^api-token-made-here$/, 'key-rotation'],
  [
    /alg-missing|symmetric-alg|signing-algorithms|algorithms-not|unsigned|^critical|^b64|^rsa1|not-strict|^key-set|^encrypted|^compressed-token/,
    'verify-by-hand',
  ],
  [
    /method-(not-listed|refused)|methods|authentication|basic|two-credentials|decoders|^form-differs|credentials/,
    'basic-or-body',
  ],
  [/^pasted-(json|bearer)/, 'repair-invalid-client'],
  [
    /reason-space|transfer-coding|^empty-answer$|length-wanted|^form-encoded-answer$|^server-error$|^api-error|^error-|json|^answer|^two-answers|page$|body|head$|header|bytes|^coding|-length|chunk/,
    'no-json',
  ],
  [
    /secret|^client-|^id-|^invalid-grant|^unauthorized|^(entra|auth0|okta|keycloak|hydra|salesforce|aws|apigee|azure-gateway|wso2|x|spotify)-error$|^other-error$|^bearer-wanted$|^pasted|base64-pair|^quotes/,
    'repair-invalid-client',
  ],
  [
    /space$|character$|letter$|^byte-order|^soft-hyphen|^direction|^typographic|^other-non-ascii|^zero-width/,
    'repair-invalid-client',
  ],
  [/metadata|^discovered|issuer|-(un)?listed$|not-told$|-typed$|^sent-over-http/, 'discover'],
  [/opaque|phantom|jwt|nested|^token-|-token(-|$)|^repeated-claims|^iss-|^inexact|^token-manager/, 'opaque-or-jwt'],
  [
    /status|gateway|unavailable|^redirected|version|portal|^rate-limited|lf$|colon|folding|reason-space|members$|nul-|utf-|xml|cut-off|^not-(modified|implemented|http)/,
    'no-json',
  ],
  [/^api-/, 'forbidden'],
  [
    /^provider-|^entra-|^auth0|^okta|^cognito|^salesforce|^keycloak|^identityserver|^hydra|^zitadel|^ping|^paypal|^aws/,
    'own-server',
  ],
  [
    /^(edited-by-hand|asked-too-often|device-flow|person-wanted|request-object|authorization-details|error-code|no-such-thing)/,
    'first-token',
  ],
  [/^(bad-request|accept-|request-too|request-timed|media-type|upgrade-|interim|only-interim)/, 'no-json'],
  // What is left: where the server is and whether it can be reached.
  [
    /url$|host|slash|scheme|placeholder|port|local|punctuation|plain-http|own-address|unspecified|endpoint|reach|refused|permitted|timed-out|reset|closed|offline|ipv6|network|proxy|misdirected|not-found|blocked|method|windows|platform/,
    'own-server',
  ],
];

/** The mission that teaches what this finding is about. */
export function missionOfFinding(findingId: string): Mission | undefined {
  const row = taught.find(([ids]) => ids.test(findingId));
  return row && missionById(row[1]);
}
