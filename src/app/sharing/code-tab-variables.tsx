import type { SecretVariable } from '#core/sharing/code/program-plan.ts';
import styles from './code-tab.module.css';

/** What has to be set in the environment before the program runs. */
export function CodeVariables({ variables }: { readonly variables: readonly SecretVariable[] }) {
  if (variables.length === 0) return null;
  return (
    <div className={styles.variables}>
      <h3>Set in the environment</h3>
      <dl>
        {variables.map(({ name, meaning }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
