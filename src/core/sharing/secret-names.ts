// Compared without case, hyphens and underscores: `X-Api-Key` and `apiKey` are one name.
const names = new Set([
  'authorization',
  'proxyauthorization',
  'cookie',
  'setcookie',
  'dpop',
  'clientsecret',
  'clientassertion',
  'assertion',
  'password',
  'passwd',
  'passphrase',
  'code',
  'codeverifier',
  'devicecode',
  'secret',
  'token',
]);
const endings =
  /(?:apikey|accesskey|authkey|secretkey|signingkey|subscriptionkey|privatekey|clientsecret|password|credentials?)$|(?:access|refresh|id|auth|authentication|api|session|security|bearer|subject|actor|private|vault|csrf|xsrf|jwt)token$/;

/**
 * Whether what is called so is a secret: header fields, parameters and JSON members of the redaction list
 * (security.md 5.5), and what is named like an API key.
 */
export function isSecretName(name: string): boolean {
  const plain = name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return names.has(plain) || endings.test(plain);
}

/** Like `isSecretName`, for text of unknown form, where the word `code` is far more often an error's number. */
export function isSecretNameInText(name: string): boolean {
  return name.toLowerCase() !== 'code' && isSecretName(name);
}
