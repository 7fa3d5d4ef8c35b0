import type { OwnClientSettings } from '#core/contract/playground-own-clients.ts';
import styles from './clients.module.css';

type AssignedScopesProps = {
  readonly settings: Pick<OwnClientSettings, 'scopes'>;
  readonly all: readonly string[];
  readonly onChange: (change: { readonly scopes: readonly string[] }) => void;
};

/** Which of the scopes that there are this client may request. */
export function AssignedScopes({ settings: { scopes }, all, onChange }: AssignedScopesProps) {
  return (
    <fieldset className={styles.group}>
      <legend>Scopes that it may request</legend>
      <div className={styles.checks}>
        {all.map((scope) => (
          <label key={scope} className={styles.check}>
            <input
              type="checkbox"
              checked={scopes.includes(scope)}
              onChange={(event) =>
                onChange({
                  scopes: event.target.checked ? [...scopes, scope] : scopes.filter((other) => other !== scope),
                })
              }
            />
            <code>{scope}</code>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
