import { tokenRun } from '../run-builder.ts';
import type { RuleCase } from './rule-case.ts';

const refusedWith = (clientSecret: string) =>
  tokenRun({ error: 'invalid_client' }, { status: 401, connection: { clientSecret } });

/** The case of the rule that suspects the encoding; it stands first in its chapter. */
export const basicEncodingCases: readonly RuleCase[] = [
  {
    id: 'basic-encoding-suspect',
    example: 'a secret with a plus sign, refused in the compatible form',
    speaks: refusedWith('a+b/c=='),
    silent: refusedWith('a!b/c=='),
  },
];
