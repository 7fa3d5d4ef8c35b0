import { claimTime } from '#core/jwt/claim-time.ts';
import { claimFacts } from '#core/jwt/claims.ts';
import { claimText } from '#core/jwt/claim-text.ts';
import type { JsonObject } from '#core/jwt/decode.ts';
import { durationWords } from '#core/time/words.ts';
import { useNow } from '../session/use-now.ts';
import { dateFormat } from '../ui/date-format.ts';
import { FactTable } from './fact-table.tsx';

const timeClaims = new Set(['exp', 'iat', 'nbf', 'auth_time', 'updated_at']);
const dayAndTime = dateFormat({ dateStyle: 'medium', timeStyle: 'long' });

export function Claims({ claims }: { readonly claims: JsonObject }) {
  const { wallMs } = useNow(false);
  return (
    <FactTable
      caption="Claims"
      rows={Object.entries(claims).map(([name, value]) => ({
        name,
        value: claimText(value),
        facts: claimFacts(name),
        words: timeClaims.has(name) ? timeWords(value, wallMs) : undefined,
      }))}
    />
  );
}

function timeWords(value: unknown, wallMs: number): string {
  const time = claimTime(value);
  if (time.kind === 'odd') return time.reason;
  const distance = time.ms - wallMs;
  return `${dayAndTime(time.ms)}, ${distance >= 0 ? `in ${durationWords(distance)}` : `${durationWords(-distance)} ago`}`;
}
