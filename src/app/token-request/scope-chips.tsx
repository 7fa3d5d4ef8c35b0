import { Plus, X } from 'lucide-react';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { useScopeSuggestions } from '../session/use-scope-suggestions.ts';
import styles from './scope-chips.module.css';

const shownSuggestions = 12;

/** The scopes one by one, beside the text: each can be taken out, and what the server offers put in. */
export function ScopeChips() {
  const scope = useWorkbench((state) => state.connection.scope);
  const { editConnection } = useCommands();
  const offered = useScopeSuggestions();
  const words = [...scope.matchAll(/\S+/g)];
  const texts = words.map(([word]) => word);
  const missing = offered.filter((each) => !texts.includes(each));
  const edit = (next: string) => editConnection({ scope: next });
  if (words.length < 2 && missing.length === 0) return null;
  return (
    <div className={styles.scopes}>
      {words.length > 1 && (
        <ul aria-label="Scopes" className={styles.chips}>
          {words.map(({ 0: word, index }, at) => (
            <li key={`${word} ${index}`} className={styles.chip} data-twice={texts.indexOf(word) !== at}>
              <span>{word}</span>
              {texts.indexOf(word) !== at && <em>twice</em>}
              <button
                type="button"
                aria-label={`Remove scope ${word}${texts.indexOf(word) === at ? '' : ', the second'}`}
                onClick={() => edit(without(scope, index, word.length))}
              >
                <X size={12} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {missing.length > 0 && (
        <p className={styles.offered}>
          <span>The server offers</span>
          {missing.slice(0, shownSuggestions).map((each) => (
            <button
              key={each}
              type="button"
              aria-label={`Add scope ${each}`}
              onClick={() => edit(scope === '' ? each : `${scope.trimEnd()} ${each}`)}
            >
              <Plus size={11} aria-hidden="true" />
              {each}
            </button>
          ))}
          {missing.length > shownSuggestions && <span>and {missing.length - shownSuggestions} more</span>}
        </p>
      )}
    </div>
  );
}

/** Takes one out with the white space behind it, or before it where it is the last; the rest stays to the letter. */
function without(scope: string, start: number, length: number): string {
  const behind = scope.slice(start + length);
  const before = scope.slice(0, start);
  return behind.trim() === '' ? before.trimEnd() : before + behind.trimStart();
}
