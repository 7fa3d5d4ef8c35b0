import { describe, expect, it } from 'vitest';
import { examine } from '#core/findings/examine.ts';
import { rules } from '#core/findings/rules.ts';
import type { BasicEncoding } from '#core/oauth/connection.ts';
import { basicEncodingCases } from './cases/basic-encoding-cases.ts';
import { idsOf, tokenRun } from './run-builder.ts';

const refused = (clientSecret: string, basicEncoding: BasicEncoding, status = 401) =>
  tokenRun({ error: 'invalid_client' }, { status, connection: { clientSecret, basicEncoding } });
const remedyOf = (run: ReturnType<typeof refused>) =>
  examine(run)
    .flatMap(({ remedies }) => remedies)
    .filter((remedy) => 'label' in remedy && remedy.label === 'Try the other form');

describe('Try the other form', () => {
  it('leads after a refusal where a server of the other kind reads something else (RFC 6749 §2.3.1)', () => {
    expect(idsOf(refused('a+b', 'compatible'))).toEqual(['basic-encoding-suspect', 'wrong-secret']);
    expect(idsOf(refused('a!b', 'form'))).toEqual(['basic-encoding-suspect', 'wrong-secret']);
    expect(idsOf(refused('a+b', 'raw'))).toEqual(['basic-encoding-suspect', 'wrong-secret']);
    expect(idsOf(refused('a!b', 'compatible'))).toEqual(['wrong-secret']);
    expect(idsOf(refused('ab', 'form'))).toEqual(['wrong-secret']);
  });

  it.each([
    ['a+b', 'compatible', 'raw'],
    ['a+b', 'form', 'raw'],
    ['a!b', 'form', 'raw'],
    ['a+b', 'raw', 'compatible'],
    ['a!b', 'raw', 'form'],
    ['a!b', 'compatible', 'form'],
  ] as const)('for %s after %s is %s, once, and sends', (secret, sent, other) => {
    expect(remedyOf(refused(secret, sent))).toEqual([
      { kind: 'change-connection', label: 'Try the other form', change: { basicEncoding: other }, thenSend: true },
    ]);
  });

  it('is not offered where all forms are the same bytes, or the secret went in the body', () => {
    expect(remedyOf(refused('ab', 'compatible'))).toEqual([]);
    expect(
      remedyOf(
        tokenRun(
          { error: 'invalid_client' },
          { status: 401, connection: { clientSecret: 'a+b', clientAuthentication: 'client_secret_post' } },
        ),
      ),
    ).toEqual([]);
  });

  it('never offers a form that cannot be sent', () => {
    const run = tokenRun(
      { error: 'invalid_client' },
      { status: 401, connection: { clientId: 'a:b', clientSecret: 'c' } },
    );
    expect(remedyOf(run)).toEqual([]);
  });

  it('is offered after a bare 401 as well, and not after another error', () => {
    expect(idsOf(tokenRun('', { status: 401, connection: { clientSecret: 'a+b' } }))[0]).toBe('basic-encoding-suspect');
    expect(
      idsOf(tokenRun({ error: 'invalid_scope' }, { status: 400, connection: { clientSecret: 'a+b' } })),
    ).not.toContain('basic-encoding-suspect');
  });
});

describe('the rule about the encoding', () => {
  it.each(basicEncodingCases.map((each) => [each.example, each] as const))(
    'speaks of %s',
    (_, { id, speaks, silent }) => {
      expect(rules.map((rule) => rule.id)).toContain(id);
      expect(idsOf(speaks)).toContain(id);
      expect(idsOf(silent)).not.toContain(id);
    },
  );
});
