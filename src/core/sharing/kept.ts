import { findSecret } from '../http/secret-forms.ts';
import type { AssertionSettings } from '../oauth/assertion-settings.ts';
import type { Parameter } from '../oauth/connection.ts';
import { isSecretName, looksSecret, redactUrl } from './secrets.ts';

/** A text as it may be kept on the device: whole, or not at all where it holds a secret (design.md 7.10). */
export function keptText(text: string, secrets: readonly string[]): string {
  return holdsSecret(text, secrets) ? '' : text;
}

/** A URL as it may be kept: without credentials and without the values of telling parameters. */
export function keptUrl(url: string, secrets: readonly string[]): string {
  return keptText(redactUrl(url), secrets);
}

/** The header lines, as typed, without the ones whose name or value gives a secret away. */
export function keptHeaders(headersText: string, secrets: readonly string[]): string {
  return headersText
    .split('\n')
    .filter((line) => {
      const [name = '', ...value] = line.split(':');
      return !isSecretName(name.trim()) && !holdsSecret(value.join(':').trim(), secrets);
    })
    .join('\n');
}

/** The parameters, as typed, without the values whose name or looks give a secret away; their rows stay. */
export function keptParameters(parameters: readonly Parameter[], secrets: readonly string[]): readonly Parameter[] {
  return parameters.map(({ name, value, on }) => ({
    name: keptText(name, secrets),
    value: isKeptParameter(name, value, secrets) ? value : '',
    on,
  }));
}

/** How an assertion is made, without the texts that hold a secret. */
export function keptAssertion(assertion: AssertionSettings, secrets: readonly string[]): AssertionSettings {
  const { issuer, ownAudience, kid, x5t, x5tS256 } = assertion;
  return {
    ...assertion,
    issuer: keptUrl(issuer, secrets),
    ownAudience: keptText(ownAudience, secrets),
    kid: keptText(kid, secrets),
    x5t: keptText(x5t, secrets),
    x5tS256: keptText(x5tS256, secrets),
  };
}

/** Whether the value of a parameter may be kept on the device. */
export function isKeptParameter(name: string, value: string, secrets: readonly string[]): boolean {
  return !isSecretName(name) && !holdsSecret(value, secrets);
}

function holdsSecret(text: string, secrets: readonly string[]): boolean {
  return looksSecret(text) || secrets.some((secret) => findSecret(text, secret).length > 0);
}
