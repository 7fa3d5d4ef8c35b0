import { randomBytes } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { loadTokenCore } from '../beside/token-core.mjs';

const rounds = 15;
const msPerRound = 40;
const kilobytes = [1, 8, 64];

/** P5: taking a token apart, in turns with jose; ours keeps the exact text and tells every departure besides. */
export async function measure(print) {
  const { decodeToken, jsonFacts } = await loadTokenCore();
  const theirs = (token) => [decodeProtectedHeader(token), decodeJwt(token)];
  for (const size of kilobytes) {
    const token = tokenOf(size * 1024);
    const times = { ours: [], jose: [] };
    for (let round = 0; round <= rounds; round += 1) {
      const one = { ours: perSecond(decodeToken, token), jose: perSecond(theirs, token) };
      // The first round warms both up.
      if (round > 0) for (const name of Object.keys(one)) times[name].push(one[name]);
    }
    const beside = { name: 'jose', values: times.jose };
    print({ what: `Decode ${size} kB`, unit: '/s', ours: times.ours, beside, goal: { of: 'times', atLeast: 0.9 } });
  }
  const large = tokenOf(64 * 1024);
  const typed = Array.from({ length: rounds }, () => {
    const began = performance.now();
    const decoded = decodeToken(large);
    jsonFacts(decoded.claimsJson);
    return performance.now() - began;
  });
  print({
    what: 'Decode 64 kB and find every repeated name',
    unit: 'ms',
    ours: typed,
    goal: { of: 'value', atMost: 1 },
  });
}

function perSecond(decode, token) {
  const began = performance.now();
  let count = 0;
  while (performance.now() - began < msPerRound) {
    decode(token);
    count += 1;
  }
  return (count * 1000) / (performance.now() - began);
}

/** A token of about this many characters, with claims of many sizes as real ones have. */
function tokenOf(characters) {
  const claims = { iss: 'https://as.example', sub: 'machine', exp: 1_800_000_000, scope: 'read write' };
  for (let index = 0; JSON.stringify(claims).length * 1.34 < characters - 200; index += 1) {
    claims[`claim-${index}`] = index % 3 === 0 ? index : randomBytes(48).toString('hex');
  }
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'ES256', typ: 'at+jwt', kid: 'k' })}.${part(claims)}.${randomBytes(64).toString('base64url')}`;
}
