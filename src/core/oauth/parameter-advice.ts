import { authorizationDetailsFault } from './authorization-details.ts';
import { isResource } from './resource-parameter.ts';

/** What is wrong with the value of a parameter whose form is known; it is sent all the same. */
export function parameterAdvice(name: string, value: string): string | undefined {
  if (value === '') return undefined;
  if (name === 'authorization_details') return authorizationDetailsFault(value);
  if (name === 'resource' && !isResource(value)) {
    return 'It has to be a full address with a scheme and without # (RFC 8707 §2).';
  }
  return undefined;
}
