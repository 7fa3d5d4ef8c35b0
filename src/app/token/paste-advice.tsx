import { type Offer, recognisePaste } from '#core/jwt/recognise-paste.ts';
import { useCommands } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import styles from './token.module.css';

type PasteAdviceProps = {
  readonly text: string;
  /** An offer was taken: its button is gone, and the focus needs a place. */
  readonly onTaken: () => void;
};

/** What was pasted, where it is no access token: what it looks like instead, and what can be done with it. */
export function PasteAdvice({ text, onTaken }: PasteAdviceProps) {
  const take = useTaking();
  if (text.trim() === '') return null;
  const recognised = recognisePaste(text);
  if (recognised.kind === 'token') return null;
  return (
    <div className={styles.advice} data-looks={recognised.looks}>
      <p>{recognised.sentence}</p>
      {recognised.offers.length > 0 && (
        <div className={styles.offers}>
          {recognised.offers.map((offer) => (
            <Button
              key={offer.label}
              onClick={() => {
                take(offer);
                onTaken();
              }}
            >
              {offer.label}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

function useTaking() {
  const { pasteToken, withdrawPaste, editVerification, editConnection } = useCommands();
  const take = (offer: Offer): void => {
    switch (offer.kind) {
      case 'use-token':
        pasteToken(offer.text);
        return;
      case 'use-as-key':
        withdrawPaste();
        editVerification({ keysFrom: 'given', givenKey: offer.text, givenAs: 'key' });
        return;
      case 'use-as-token-endpoint':
        withdrawPaste();
        editConnection({ tokenEndpoint: offer.url });
    }
  };
  return take;
}
