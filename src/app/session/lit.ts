import type { Place } from '#core/http/message-view.ts';
import type { Step, Workbench } from './workbench.ts';

const nothingLit: readonly Place[] = [];

/** The places of a step that are lit: those glanced at while the pointer or the focus is on a finding, else those shown on a press. */
export function litPlaces({ glanced, lit }: Workbench, step: Step): readonly Place[] {
  const shown = glanced ?? lit;
  return shown.step === step ? shown.places : nothingLit;
}

/** The same for what is no message of a step: the token, and the fields of the form. */
export function litAnywhere({ glanced, lit }: Workbench): readonly Place[] {
  return (glanced ?? lit).places;
}
