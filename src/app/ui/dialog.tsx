import { type ReactNode, type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { focusPlace } from './focus-place.ts';
import styles from './dialog.module.css';

/** Closes the dialog and gives the focus back to where it was; what follows may then move it. */
export type DialogHandle = { readonly close: () => void };

type DialogProps = {
  readonly ref?: Ref<DialogHandle>;
  readonly label: string;
  readonly className?: string | undefined;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A native modal dialog, open as long as it is drawn; Escape and a press beside it close it. */
export function Dialog({ ref, label, className, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const goBack = useRef<() => void>(undefined);
  useEffect(() => {
    if (dialog.current?.open !== false) return;
    goBack.current = focusPlace();
    dialog.current.showModal();
  }, []);
  const close = () => {
    dialog.current?.close();
    goBack.current?.();
    onClose();
  };
  useImperativeHandle(ref, () => ({ close }));
  return (
    // Where a browser does not know `closedby` yet, only a press beside the dialog does nothing.
    <dialog
      ref={dialog}
      aria-label={label}
      closedby="any"
      className={[styles.dialog, className].filter(Boolean).join(' ')}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <div className={styles.inside}>{children}</div>
    </dialog>
  );
}
