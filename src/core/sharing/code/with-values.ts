import { placeholder } from './plan-token.ts';
import type { ProgramPlan } from './program-plan.ts';
import { joinedTexts, type Part, type Template } from './template.ts';

/** The plan with the secrets themselves in place of their variables; what has to be made anew stays a variable. */
export function withValues(plan: ProgramPlan): ProgramPlan {
  const values = new Map(plan.variables.map(({ name, value }) => [name, value]));
  const filled = (template: Template): Template => {
    const parts = template.map((part): Part => {
      const value = part.kind === 'variable' ? values.get(part.name) : undefined;
      return value === undefined || value === placeholder ? part : { kind: 'text', text: value };
    });
    return joinedTexts(parts);
  };
  const headers = (fields: ProgramPlan['token']['headers']) =>
    fields.map(([name, value]) => [name, filled(value)] as const);
  const { token, call } = plan;
  return {
    ...plan,
    variables: plan.variables.filter(({ value }) => value === placeholder),
    token: {
      url: filled(token.url),
      headers: headers(token.headers),
      basic: token.basic && { ...token.basic, id: filled(token.basic.id), secret: filled(token.basic.secret) },
      body: { ...token.body, pairs: token.body.pairs.map(([name, value]) => [filled(name), filled(value)]) },
    },
    call: call && { ...call, url: filled(call.url), headers: headers(call.headers), body: filled(call.body) },
  };
}
