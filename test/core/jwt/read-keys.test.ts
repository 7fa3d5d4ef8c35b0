import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readKeys } from '#core/jwt/read-keys.ts';

const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pem = publicKey.export({ format: 'pem', type: 'spki' }).toString();
const { x } = publicKey.export({ format: 'jwk' });

describe('readKeys', () => {
  it.each([
    ['as it is', pem],
    ['with the line ends of Windows', pem.replaceAll('\n', '\r\n')],
    ['with the line ends written out, as in a variable', pem.replaceAll('\n', '\\n')],
    ['as a JSON text', JSON.stringify(pem)],
    ['indented', pem.replaceAll('\n', '\n    ')],
    ['in one line', pem.replaceAll('\n', '')],
    ['with words around it', `Bag Attributes\n friendlyName: a-b\n${pem}`],
  ])('reads a PEM %s', async (_, text) => {
    expect(await readKeys(text, 'given')).toMatchObject({ kind: 'keys', form: 'pem', keys: [{ jwk: { x } }] });
  });

  it.each([
    ['in lines', pem.replaceAll(/-----.*-----/g, '').trim()],
    ['in one line', pem.replaceAll(/-----.*-----|\s/g, '')],
  ])('says of the body of a PEM alone, %s, what is missing: some servers show their key so', async (_, body) => {
    const reading = await readKeys(body, 'given');
    expect(reading.kind === 'unreadable' && reading.next).toContain('-----BEGIN PUBLIC KEY-----');
  });
});
