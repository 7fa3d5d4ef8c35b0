import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { loadTokenCore } from '../beside/token-core.mjs';

const rounds = 15;
const goalOfTenThousandMs = 150;

/** P6: verifying with a key set that was never seen before, beside a set that holds the right key alone. */
export async function measure(print) {
  const { readKeys, verifyToken } = await loadTokenCore();
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const token = await new SignJWT({ sub: 'machine' })
    .setProtectedHeader({ alg: 'ES256', kid: 'the-one' })
    .sign(privateKey);
  const jwk = await exportJWK(publicKey);
  const verify = async (text) => {
    const began = performance.now();
    const verdict = await verifyToken({ token, reading: await readKeys(text, 'published') });
    if (verdict.kind !== 'verified') throw new Error(`The verdict is ${verdict.kind}.`);
    return performance.now() - began;
  };
  const sets = Object.fromEntries([1, 1000, 10_000].map((count) => [count, setOf(jwk, count)]));
  const times = { 1: [], 1000: [], 10_000: [] };
  for (let round = 0; round <= rounds; round += 1) {
    for (const [count, text] of Object.entries(sets)) {
      const ms = await verify(text);
      if (round > 0) times[count].push(ms);
    }
  }
  const rate = (values) => values.map((ms) => 1000 / ms);
  print({
    what: 'Verify, cold set of 1,000 keys',
    unit: '/s',
    ours: rate(times[1000]),
    beside: { name: 'set of 1', values: rate(times[1]) },
    goal: { of: 'times', atLeast: 0.5 },
  });
  print({
    what: 'Verify, cold set of 10,000 keys',
    unit: 'ms',
    ours: times[10_000],
    beside: { name: 'set of 1', values: times[1] },
    goal: { of: 'value', atMost: goalOfTenThousandMs },
  });
  const refused = [];
  const tooMany = setOf(jwk, 100_000);
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    const reading = await readKeys(tooMany, 'published');
    if (reading.kind !== 'unreadable') throw new Error('100,000 keys were read.');
    refused.push(performance.now() - began);
  }
  print({ what: 'Refuse 100,000 keys by their size', unit: 'ms', ours: refused, goal: { of: 'value', atMost: 300 } });
}

function setOf(jwk, count) {
  const keys = Array.from({ length: count }, (_, index) => ({ ...jwk, kid: `key-${index}`, use: 'sig', alg: 'ES256' }));
  keys[count - 1].kid = 'the-one';
  return JSON.stringify({ keys });
}
