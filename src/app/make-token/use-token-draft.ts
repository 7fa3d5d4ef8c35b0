import { useEffect, useState } from 'react';
import { makeToken, type TokenDraft, type UnmadeToken } from '#core/jwt/make-token.ts';
import type { SigningAlgorithm } from '#core/jwt/signing-algorithms.ts';
import { tokenTemplates } from '#core/jwt/token-templates.ts';
import { createKeyring, type KeyAnswer, type KeyChoice } from './keyring.ts';
import type { MakeTokenProps } from './make-token.tsx';

/** What was typed in place of the template's texts; undefined where the template's own stands. */
type Typed = { readonly header: string | undefined; readonly claims: string | undefined };

type Choices = Typed & {
  readonly templateId: string;
  readonly key: KeyChoice;
  /** What signs again once "none" is left. */
  readonly lastSigning: SigningAlgorithm;
  /** What a template has taken the place of, to be brought back. */
  readonly replaced: Typed | undefined;
  /** When the template was filled in, and the token's name. */
  readonly moment: Moment;
};

type Moment = { readonly nowSeconds: number; readonly jti: string };

export type Made = { readonly text: string; readonly draft: TokenDraft };

export type TokenDraftState = ReturnType<typeof useTokenDraft>;

/** The form's state: what is chosen and typed, the key that follows from it, and the last token that was made. */
export function useTokenDraft({ defaults, clock, newId = randomId }: Omit<MakeTokenProps, 'onMade'>) {
  const [keyFor] = useState(createKeyring);
  const moment = (): Moment => ({ nowSeconds: Math.floor(clock() / 1000), jti: newId() });
  const [choices, setChoices] = useState<Choices>(() => ({ ...atFirst, moment: moment() }));
  const [fault, setFault] = useState<UnmadeToken>();
  const [made, setMade] = useState<Made>();
  const key = useKey(keyFor, choices.key);
  const shown = textsOf(choices, defaults, key);
  const edit = (change: Partial<Choices>) => {
    setFault(undefined);
    setChoices((now) => ({ ...now, ...change }));
  };

  const chooseTemplate = (templateId: string) => {
    const { header, claims, lastSigning } = choices;
    const isTyped = header !== undefined || claims !== undefined;
    const algorithm = templateId === 'unsigned' ? 'none' : lastSigning;
    edit({
      templateId,
      header: undefined,
      claims: undefined,
      moment: moment(),
      key: { ...choices.key, algorithm },
      ...(isTyped && { replaced: { header, claims } }),
    });
  };

  const chooseAlgorithm = (algorithm: KeyChoice['algorithm']) =>
    edit({
      key: { ...choices.key, algorithm },
      ...(algorithm !== 'none' && { lastSigning: algorithm }),
      ...(algorithm !== 'none' && choices.templateId === 'unsigned' && { templateId: atFirst.templateId }),
    });

  const make = async () => {
    // Times and name are fresh as long as the claims are the template's: what stands in the field is what is signed.
    const fresh = choices.claims === undefined ? { ...choices, moment: moment() } : choices;
    setChoices(fresh);
    const signer = await keyFor(fresh.key);
    if (typeof signer === 'object' && signer.kind === 'no-key')
      return setFault({ kind: 'failed', field: 'key', reason: signer.reason });
    const draft = { ...textsOf(fresh, defaults, signer), key: signer };
    const token = await makeToken(draft);
    if (token.kind === 'failed') return setFault(token);
    setFault(undefined);
    return setMade({ text: token.text, draft });
  };

  return {
    choices,
    key,
    ...shown,
    fault,
    made,
    isOutdated: isOutdated(made, shown, key),
    edit,
    chooseTemplate,
    chooseAlgorithm,
    make,
  };
}

const atFirst: Omit<Choices, 'moment'> = {
  templateId: 'at-jwt',
  key: { algorithm: 'ES256', source: 'generated', text: '' },
  lastSigning: 'ES256',
  header: undefined,
  claims: undefined,
  replaced: undefined,
};

/** The key for the choice; undefined until it is there. */
function useKey(keyFor: (choice: KeyChoice) => Promise<KeyAnswer>, choice: KeyChoice): KeyAnswer | undefined {
  const [answer, setAnswer] = useState<{ readonly choice: KeyChoice; readonly key: KeyAnswer }>();
  useEffect(() => {
    let isCurrent = true;
    void keyFor(choice).then((key) => isCurrent && setAnswer({ choice, key }));
    return () => {
      isCurrent = false;
    };
  }, [keyFor, choice]);
  return answer?.choice === choice ? answer.key : undefined;
}

function textsOf(choices: Choices, defaults: MakeTokenProps['defaults'], key: KeyAnswer | undefined) {
  const { nowSeconds, jti } = choices.moment;
  const kid = typeof key === 'object' && key.kind === 'key' ? key.kid : undefined;
  const templates = tokenTemplates(nowSeconds, { ...defaults, jti, kid, alg: choices.key.algorithm });
  const template = templates.find(({ id }) => id === choices.templateId);
  return {
    templates,
    template,
    headerJson: choices.header ?? template?.headerJson ?? '',
    claimsJson: choices.claims ?? template?.claimsJson ?? '',
    signature: template?.signature === 'broken' ? ('broken' as const) : undefined,
  };
}

function isOutdated(made: Made | undefined, shown: Omit<TokenDraft, 'key'>, key: KeyAnswer | undefined): boolean {
  if (made === undefined) return false;
  const { headerJson, claimsJson, signature } = made.draft;
  return (
    headerJson !== shown.headerJson ||
    claimsJson !== shown.claimsJson ||
    signature !== shown.signature ||
    (key !== undefined && key !== made.draft.key)
  );
}

function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
