import { typedCase } from './before-case.ts';
import type { RuleCase } from './rule-case.ts';

/** What the forms of Basic do to these credentials. */
export const beforeEncodingCases: readonly RuleCase[] = [
  typedCase(
    'compatible-changes-credentials',
    'a secret with a plus sign',
    { clientSecret: 'a+b' },
    { clientSecret: 'a!b' },
  ),
  typedCase(
    'raw-differs-for-decoders',
    'a secret with a plus sign, sent raw',
    { clientSecret: 'a+b', basicEncoding: 'raw' },
    { clientSecret: 'a!b', basicEncoding: 'raw' },
  ),
  typedCase(
    'form-differs-for-others',
    'a secret with an exclamation mark, form-encoded',
    { clientSecret: 'a!b', basicEncoding: 'form' },
    { clientId: 'machine', clientSecret: 'ab', basicEncoding: 'form' },
  ),
];
