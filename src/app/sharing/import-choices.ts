import type { ImportFindings } from '#core/sharing/imports/import-findings.ts';
import type { ChosenImport } from '../session/import-connections.ts';
import type { CandidateChoice } from './import-candidate-view.tsx';

/** What a person chose of what was found. */
export type ImportChoices = {
  readonly candidates: readonly CandidateChoice[];
  readonly secrets: 'take' | 'leave';
  readonly workspace: string;
};

// More at once is rather a mistake than a wish.
const mostChosenAtFirst = 10;

/** What is proposed: all of it, as long as that is not much, each with its first call. */
export function firstChoices({ candidates, title }: ImportFindings): ImportChoices {
  return {
    candidates: candidates.map(({ calls }, index) => ({
      isChosen: index < mostChosenAtFirst,
      call: calls.length > 0 ? 0 : -1,
    })),
    secrets: 'take',
    workspace: title || 'Imported',
  };
}

/** The connections to make. */
export function chosenImports({ candidates }: ImportFindings, choices: ImportChoices): readonly ChosenImport[] {
  return candidates.flatMap((candidate, index) => {
    const choice = choices.candidates[index];
    return choice?.isChosen === true ? [{ candidate, call: candidate.calls[choice.call] }] : [];
  });
}
