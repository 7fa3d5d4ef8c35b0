import type { Provider } from '#core/providers/provider.ts';
import { useWorkbench } from '../session/session-context.tsx';
import { EndpointFields } from './endpoint-fields.tsx';
import { ProviderAbout } from './provider-about.tsx';
import { PresetUndo } from './preset-undo.tsx';
import styles from './provider.module.css';

/** What the chosen provider needs to know, what it filled in, and what is known of it. */
export function ProviderDetails({ provider }: { readonly provider: Provider }) {
  const way = useWorkbench((state) => state.connection.way);
  const { browser } = provider;
  const warnsOfBrowser = provider.grant === 'offered' && way === 'browser' && browser.answer !== 'yes';
  return (
    <div className={styles.details}>
      {provider.grant === 'absent' ? (
        <p className={styles.absent}>{provider.instead}</p>
      ) : (
        <EndpointFields provider={provider} />
      )}
      <PresetUndo provider={provider} />
      {warnsOfBrowser && (
        <p className={browser.answer === 'no' ? styles.warning : styles.note}>
          <strong>{browserWords[browser.answer]}</strong> {browser.words}
        </p>
      )}
      <ProviderAbout provider={provider} />
    </div>
  );
}

const browserWords: Readonly<Record<Provider['browser']['answer'], string>> = {
  yes: 'From the browser: works.',
  no: 'From the browser: does not work.',
  depends: 'From the browser: depends.',
  unknown: 'From the browser: not known.',
};
