import { formDecode } from '../../http/form-segments.ts';
import type { Pairs, ProgramPlan } from '../code/program-plan.ts';
import { plainText, type Template } from '../code/template.ts';

/** The settings of an ordinary client credentials grant (RFC 6749 §4.4), as other programs keep them. */
export type GrantParts = {
  readonly clientId: Template;
  readonly clientSecret: Template;
  readonly scope: Template;
  /** Id and secret go as Basic credentials. */
  readonly isBasic: boolean;
  readonly further: Pairs;
};

const own = new Set(['grant_type', 'client_id', 'client_secret', 'scope']);

/**
 * The token request as such settings; undefined where it is more than they can say: an assertion, JSON, another grant, or
 * a header of the user's own.
 */
export function grantParts({ token }: ProgramPlan): GrantParts | undefined {
  const { basic, body, headers } = token;
  const values = (wanted: string) =>
    body.pairs.filter(([name]) => plainText(name) === wanted).map(([, value]) => value);
  const [grant, ...more] = values('grant_type');
  const isOrdinary = grant !== undefined && more.length === 0 && plainText(grant) === 'client_credentials';
  if (!isOrdinary || body.format !== 'form' || values('client_assertion').length > 0) return undefined;
  if (headers.some(([name]) => !/^(?:accept|content-type)$/i.test(name))) return undefined;
  const decoded = basic?.encoding === 'raw' ? (text: string) => text : formDecode;
  return {
    clientId: basic === undefined ? (values('client_id')[0] ?? []) : inTexts(basic.id, decoded),
    clientSecret: basic?.secret ?? values('client_secret')[0] ?? [],
    scope: values('scope')[0] ?? [],
    isBasic: basic !== undefined,
    further: body.pairs.filter(([name]) => !own.has(plainText(name) ?? '')),
  };
}

function inTexts(template: Template, change: (text: string) => string): Template {
  return template.map((part) => (part.kind === 'text' ? { kind: 'text', text: change(part.text) } : part));
}
