import { type FormEvent, useEffect, useRef } from 'react';
import { signingAlgorithms } from '#core/jwt/signing-algorithms.ts';
import { shortcuts } from '../session/shortcuts.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { shortcutHint } from '../ui/keys.ts';
import { GivenKey } from './given-key.tsx';
import { MadeTokenView } from './made-token-view.tsx';
import type { MakeTokenProps } from './make-token.tsx';
import { type TokenDraftState, useTokenDraft } from './use-token-draft.ts';
import styles from './make-token.module.css';

export function MakeForm({ onMade, ...props }: MakeTokenProps) {
  const draft = useTokenDraft(props);
  const { fault, made } = draft;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (fault !== undefined) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [fault]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void draft.make();
  };
  return (
    <>
      <form ref={form} className={styles.form} onSubmit={submit} noValidate autoComplete="off">
        <TemplateChoice draft={draft} />
        <KeyFields draft={draft} />
        <Texts draft={draft} />
        <Button type="submit" look="primary" {...shortcutHint(shortcuts.makeToken[0].keys)}>
          Make token
        </Button>
        <p role="status" className={styles.status}>
          {fault !== undefined && 'No token was made: see the field that is marked.'}
          {fault === undefined && made !== undefined && !draft.isOutdated && 'The token is made; it stands below.'}
        </p>
      </form>
      {made !== undefined && (
        <MadeTokenView key={made.text} made={made} isOutdated={draft.isOutdated} onMade={onMade} />
      )}
    </>
  );
}

function TemplateChoice({ draft }: { readonly draft: TokenDraftState }) {
  const { choices, template, templates, chooseTemplate, edit } = draft;
  const { replaced } = choices;
  return (
    <>
      <Field label="Template" hint={template?.sentence}>
        {(control) => (
          <select {...control} value={choices.templateId} onChange={(event) => chooseTemplate(event.target.value)}>
            {templates.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {replaced !== undefined && (
        <div className={styles.replaced}>
          <p>The template took the place of what you had typed.</p>
          <Button onClick={() => edit({ ...replaced, replaced: undefined })}>Bring back what I typed</Button>
        </div>
      )}
    </>
  );
}

function KeyFields({ draft }: { readonly draft: TokenDraftState }) {
  const { choices, key, fault, chooseAlgorithm } = draft;
  const { algorithm, source } = choices.key;
  const isGiven = algorithm !== 'none' && source === 'given';
  const noKey = typeof key === 'object' && key.kind === 'no-key' ? key.reason : undefined;
  return (
    <>
      <Field
        label="Signing algorithm"
        fault={isGiven ? undefined : (noKey ?? (fault?.field === 'key' ? fault.reason : undefined))}
        hint={algorithm === 'none' ? 'No signature at all: the token proves nothing.' : undefined}
      >
        {(control) => (
          <select
            {...control}
            value={algorithm}
            onChange={({ target }) =>
              chooseAlgorithm(signingAlgorithms.find((each) => each === target.value) ?? 'none')
            }
          >
            {signingAlgorithms.map((each) => (
              <option key={each}>{each}</option>
            ))}
            <option value="none">none (unsigned)</option>
          </select>
        )}
      </Field>
      {algorithm !== 'none' && <GivenKey draft={draft} noKey={noKey} />}
    </>
  );
}

function Texts({ draft }: { readonly draft: TokenDraftState }) {
  const { headerJson, claimsJson, fault, edit } = draft;
  return (
    <>
      <JsonField
        label="Header to sign"
        rows={5}
        fault={fault?.field === 'header' ? fault.reason : undefined}
        text={headerJson}
        onChange={(header) => edit({ header })}
      />
      <JsonField
        label="Claims to sign"
        rows={11}
        hint="Both are signed exactly as they stand here, spaces and line breaks included."
        fault={fault?.field === 'claims' ? fault.reason : undefined}
        text={claimsJson}
        onChange={(claims) => edit({ claims })}
      />
    </>
  );
}

type JsonFieldProps = {
  readonly label: string;
  readonly rows: number;
  readonly hint?: string;
  readonly fault: string | undefined;
  readonly text: string;
  readonly onChange: (text: string) => void;
};

function JsonField({ label, rows, hint, fault, text, onChange }: JsonFieldProps) {
  return (
    <Field label={label} fault={fault} hint={hint}>
      {(control) => (
        <textarea
          {...control}
          rows={rows}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
