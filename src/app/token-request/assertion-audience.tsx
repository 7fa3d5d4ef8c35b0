import { likelyIssuer } from '#core/oauth/assertion-audience.ts';
import { assertionAudiences } from '#core/oauth/assertion-settings.ts';
import { assertionNote } from '#core/providers/assertion-notes.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { useDiscovered } from '../session/use-discovered.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import styles from './client-assertion.module.css';
import { useChosenProvider, useRecognised } from './use-provider.ts';

const choices = {
  'token-endpoint': 'Token endpoint',
  issuer: 'Issuer',
  own: 'Own text',
} as const;

/** Who the assertion is for. Servers disagree, so what is known of this one stands beside. */
export function AssertionAudience() {
  const { assertion, tokenEndpoint } = useWorkbench((state) => state.connection);
  const { editConnection } = useCommands();
  const edit = (change: Partial<typeof assertion>) => editConnection({ assertion: { ...assertion, ...change } });
  return (
    <>
      <Field label="Audience (aud)" hint={<AudienceHint />}>
        {(control) => (
          <select
            {...control}
            value={assertion.audience}
            onChange={(event) =>
              edit({ audience: assertionAudiences.find((each) => each === event.target.value) ?? 'token-endpoint' })
            }
          >
            {assertionAudiences.map((each) => (
              <option key={each} value={each}>
                {choices[each]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {assertion.audience === 'issuer' && (
        <Field label="Issuer in aud" hint={<IssuerHint />}>
          {(control) => (
            <input
              {...control}
              type="text"
              inputMode="url"
              spellCheck={false}
              autoCapitalize="off"
              placeholder={likelyIssuer(tokenEndpoint) ?? 'https://'}
              value={assertion.issuer}
              onChange={(event) => edit({ issuer: event.target.value })}
            />
          )}
        </Field>
      )}
      {assertion.audience === 'own' && (
        <Field label="Own audience" hint="Several separated by spaces are sent as a list.">
          {(control) => (
            <input
              {...control}
              type="text"
              spellCheck={false}
              autoCapitalize="off"
              value={assertion.ownAudience}
              onChange={(event) => edit({ ownAudience: event.target.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}

/** Where the issuer comes from, and the press that takes it from the metadata where those say another. */
function IssuerHint() {
  const { assertion } = useWorkbench((state) => state.connection);
  const { editConnection } = useCommands();
  const issuer = useDiscovered()?.issuer;
  if (issuer === undefined) {
    return assertion.issuer === '' ? 'Guessed from the token endpoint; the server’s metadata name the real one.' : '';
  }
  if (issuer === assertion.issuer) return 'As the server’s metadata have it.';
  return (
    <>
      The server’s metadata say {issuer}.{' '}
      <Button
        look="quiet"
        className={styles.inline}
        onClick={() => editConnection({ assertion: { ...assertion, issuer } })}
      >
        Use the metadata’s issuer
      </Button>
    </>
  );
}

/** What is known of the assertions that this server takes, from the chosen or recognised provider. */
function AudienceHint() {
  const assertion = useWorkbench((state) => state.connection.assertion);
  const { editConnection } = useCommands();
  const chosen = useChosenProvider();
  const [recognised] = useRecognised();
  const provider = chosen ?? (recognised?.certainty === 'certain' ? recognised.provider : undefined);
  const note = provider === undefined ? undefined : assertionNote(provider.id);
  if (provider === undefined || note === undefined) {
    return 'Older servers want their token endpoint, newer ones their issuer. When one refuses, try the other.';
  }
  return (
    <>
      {provider.name}: {note.words} {note.certainty === 'hint' && '(not confirmed)'}{' '}
      {assertion.audience !== note.audience && (
        <Button
          look="quiet"
          className={styles.inline}
          onClick={() => editConnection({ assertion: { ...assertion, audience: note.audience } })}
        >
          {note.audience === 'issuer' ? 'Use the issuer' : 'Use the token endpoint'}
        </Button>
      )}
    </>
  );
}
