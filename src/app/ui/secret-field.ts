import { useDemoMode, useDemoText } from './demo-mode.ts';

/** What a field shows and whether it can be edited; `isHidden` belongs to its `Field`, which says so. */
type Shown = { readonly isHidden: boolean; readonly control: { readonly value: string; readonly readOnly: boolean } };

/**
 * For a field that holds a secret, or may: in demo mode it shows neither the secret nor how long it is. What cannot be
 * seen is not to be edited.
 */
export function useSecretField(value: string): Shown {
  const isHidden = useDemoMode();
  return shown(isHidden && value !== '' ? '••••••••' : value, isHidden);
}

/** For a field in which a secret may have got by accident, as in a URL: hidden is only that, once it is recognised. */
export function useMaskedField(value: string): Shown {
  const masked = useDemoText()(value);
  return shown(masked, masked !== value);
}

function shown(value: string, isHidden: boolean): Shown {
  return { isHidden, control: { value, readOnly: isHidden } };
}
