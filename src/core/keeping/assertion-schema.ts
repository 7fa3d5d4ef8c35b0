import * as v from 'valibot';
import { signingAlgorithms } from '../jwt/signing-algorithms.ts';
import { assertionAudiences, assertionTypes, audienceForms, keySources } from '../oauth/assertion-settings.ts';

/** What is kept of how an assertion is made. */
export const assertionSchema = v.object({
  keySource: v.picklist(keySources),
  algorithm: v.picklist(['', ...signingAlgorithms]),
  audience: v.picklist(assertionAudiences),
  issuer: v.string(),
  ownAudience: v.string(),
  audienceForm: v.picklist(audienceForms),
  kid: v.string(),
  x5t: v.string(),
  x5tS256: v.string(),
  typ: v.picklist(assertionTypes),
  lifetimeSeconds: v.number(),
  backdateSeconds: v.number(),
  sendsClientId: v.boolean(),
});
