import { useId, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { deferred } from '../ui/deferred.tsx';

const Layers = deferred(() => import('./basic-layers-view.tsx').then((part) => part.BasicLayersView));

/** Folded away until it is wanted: how ID and secret become the header. */
export function BasicLayers({ isSecretShown }: { readonly isSecretShown: boolean }) {
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  return (
    <div>
      <Button look="quiet" aria-expanded={isOpen} aria-controls={id} onClick={() => setIsOpen(!isOpen)}>
        The three layers of Basic
      </Button>
      <div id={id}>{isOpen && <Layers isSecretShown={isSecretShown} />}</div>
    </div>
  );
}
