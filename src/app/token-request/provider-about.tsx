import { builtInProviders } from '#core/providers/built-in.ts';
import type { Fact, FactCertainty, Provider } from '#core/providers/provider.ts';
import { writeProvider } from '#core/providers/read-provider.ts';
import { useCommands } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import styles from './provider.module.css';

const browserWords = { yes: 'Works', no: 'Does not work', depends: 'Depends', unknown: 'Not known' } as const;

/** What is known of a provider, folded: facts, what people stumble over, and its own documentation. */
export function ProviderAbout({ provider }: { readonly provider: Provider }) {
  const { removeProvider } = useCommands();
  const { name, traps, documentation, grant } = provider;
  const isOwn = !builtInProviders.includes(provider);
  return (
    <details className={styles.about}>
      <summary>
        About {name}
        {traps.length > 0 && (
          <span className={styles.count}> · {traps.length === 1 ? '1 trap' : `${traps.length} traps`}</span>
        )}
      </summary>
      {grant === 'offered' && <Facts provider={provider} />}
      <ul className={styles.traps}>
        {traps.map(({ title, sentence, certainty }) => (
          <li key={title}>
            <strong>{title}.</strong> {sentence} <Unconfirmed certainty={certainty} />
          </li>
        ))}
      </ul>
      <p className={styles.links}>
        {documentation.map(({ label, url }) => (
          <a key={url} href={url} target="_blank" rel="noopener noreferrer">
            {label}
          </a>
        ))}
      </p>
      <p className={styles.links}>
        <CopyButton name="Copy as JSON" done="provider copied as JSON" text={() => writeProvider(provider)} />
        {isOwn && (
          <Button look="quiet" onClick={() => removeProvider(provider.id)}>
            Remove this provider
          </Button>
        )}
      </p>
    </details>
  );
}

function Facts({ provider }: { readonly provider: Provider }) {
  const { offered, basicNote, scope, parameters, tokenFormat, browser, lifetime } = provider;
  const authentication = offered.map(({ method, certainty }) =>
    certainty === 'hint' ? `${method} (not confirmed)` : method,
  );
  const browserFact: Fact = { text: `${browserWords[browser.answer]}. ${browser.words}`, certainty: browser.certainty };
  return (
    <dl className={styles.facts}>
      <FactRow name="Authentication" facts={[sure(authentication.join(', ')), sure(basicNote)]} />
      <FactRow name="Scope" facts={[sure(scope.words)]} />
      <FactRow name="Parameters" facts={parameters.map((each) => sure(`${each.name}: ${each.why}`))} />
      <FactRow name="Token" facts={[tokenFormat]} />
      <FactRow name="From the browser" facts={[browserFact]} />
      <FactRow name="Lifetime" facts={lifetime} />
    </dl>
  );
}

function FactRow({ name, facts }: { readonly name: string; readonly facts: readonly Fact[] }) {
  const said = facts.filter(({ text }) => text !== '');
  if (said.length === 0) return null;
  return (
    <>
      <dt>{name}</dt>
      {said.map(({ text, certainty }) => (
        <dd key={text}>
          {text} <Unconfirmed certainty={certainty} />
        </dd>
      ))}
    </>
  );
}

function Unconfirmed({ certainty }: { readonly certainty: FactCertainty }) {
  return certainty === 'hint' ? <span className={styles.unconfirmed}>not confirmed</span> : null;
}

function sure(text: string): Fact {
  return { text, certainty: 'certain' };
}
