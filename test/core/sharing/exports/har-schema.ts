import { createRequire } from 'node:module';
import { isIP } from 'node:net';
import { Ajv } from 'ajv';
import schemas from 'har-schema';

const load = createRequire(import.meta.url);
const ajv = new Ajv({ strict: false, allErrors: true });
ajv.addMetaSchema(load('ajv/dist/refs/json-schema-draft-06.json'));
ajv.addFormat('date-time', (text) => !Number.isNaN(Date.parse(text)));
ajv.addFormat('uri', (text) => /^[!-~]+$/.test(text) && URL.canParse(text));
ajv.addFormat('ipv4', (text) => isIP(text) === 4);
ajv.addFormat('ipv6', (text) => isIP(text) === 6);
for (const schema of Object.values(schemas)) ajv.addSchema(schema);

/** What the published schema of HTTP Archives says is wrong. */
export function harFaults(text: string): readonly string[] {
  const isValid = ajv.validate('har.json#', JSON.parse(text));
  return isValid ? [] : (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
