import { useSession, useWorkbench } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import styles from './provider.module.css';
import { useChooseProvider, useRecognised } from './use-provider.ts';

const most = 3;

/** Whose token endpoint the typed one looks like, where that is not the chosen provider. Nothing is filled in unasked. */
export function ProviderGuess() {
  const chosen = useWorkbench((state) => state.connection.provider);
  const recognised = useRecognised();
  const { playground } = useSession().surroundings;
  const endpoint = useWorkbench((state) => state.connection.tokenEndpoint);
  // Its path is the tutorial's, and whose server it is stands above already.
  const isPlayground = [playground?.httpsOrigin, playground?.httpOrigin].some(
    (origin) => origin !== undefined && endpoint.startsWith(`${origin}/`),
  );
  const choose = useChooseProvider();
  const [first] = recognised;
  if (first === undefined || isPlayground || recognised.some(({ provider }) => provider.id === chosen)) return null;
  // A path alone is no reason to doubt what was chosen.
  if (chosen !== '' && first.certainty !== 'certain') return null;
  const by = first.certainty === 'certain' ? 'by its host' : 'by its path';
  const shown = recognised.slice(0, most);
  return (
    <p className={styles.guess} role="status">
      The endpoint looks like {shown.map(({ provider }) => provider.name).join(' or ')}, {by}.
      {shown.map(({ provider }) => (
        <Button key={provider.id} look="quiet" className={styles.inline} onClick={() => choose(provider)}>
          Use the preset for {provider.name}
        </Button>
      ))}
    </p>
  );
}
