/**
 * Whether the two primes of an RSA modulus come from the generator of Infineon's chips that made guessable ones
 * (CVE-2017-15361, “ROCA”): all its primes are powers of 65537 modulo many small primes, and so is their product. Of other
 * keys about one in two hundred million would be taken for one. `modulus`: its bytes, the first being the greatest.
 */
export function hasWeakPrimes(modulus: Uint8Array): boolean {
  return smallPrimes.every((prime, index) => powers[index]?.has(remainder(modulus, prime)) === true);
}

// Those under 170 that tell: for the others each remainder is a power of 65537.
const smallPrimes = [11, 13, 17, 19, 37, 53, 61, 71, 73, 79, 97, 103, 107, 109, 127, 151, 157];

const powers: readonly ReadonlySet<number>[] = smallPrimes.map((prime) => {
  const seen = new Set<number>();
  for (let power = 1; !seen.has(power); power = (power * 65_537) % prime) seen.add(power);
  return seen;
});

function remainder(bytes: Uint8Array, prime: number): number {
  let rest = 0;
  for (const byte of bytes) rest = (rest * 256 + byte) % prime;
  return rest;
}
