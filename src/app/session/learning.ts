import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { KeptMissions } from './keeping/mission-records.ts';

/** What of learning is open above the workbench. */
export type LearningDialog = 'missions' | 'reference';

/** What a person learns with: one for the page, whatever connection is on screen. */
export type Learning = {
  readonly dialog: LearningDialog | undefined;
  /** The ids of the missions that were solved on this device. */
  readonly solved: ReadonlySet<string>;
  /** The mission that is on; undefined while none is. */
  readonly currentId: string | undefined;
  /** Whether a press in this tab has put it on, or the one before away; otherwise it is what was kept. */
  readonly isChosen: boolean;
  /** How many of its hints were asked for. */
  readonly hintsShown: number;
  /** How often a press has put a mission on: the focus then goes to it. */
  readonly chosenCount: number;
};

export const learning = createStore<Learning>(() => ({
  dialog: undefined,
  solved: new Set(),
  currentId: undefined,
  isChosen: false,
  hintsShown: 0,
  chosenCount: 0,
}));

export function useLearning<T>(select: (state: Learning) => T): T {
  return useStore(learning, select);
}

/** Opens one of them, or closes what is open. */
export function showLearning(dialog: LearningDialog | undefined): void {
  learning.setState({ dialog });
}

/** Puts a mission on, with its hints folded. */
export function chooseMission(currentId: string): void {
  learning.setState(({ chosenCount }) => ({
    dialog: undefined,
    currentId,
    isChosen: true,
    hintsShown: 0,
    chosenCount: chosenCount + 1,
  }));
}

/** Puts the mission away that is on; what was solved stays solved. */
export function leaveMission(): void {
  learning.setState({ currentId: undefined, isChosen: true, hintsShown: 0 });
}

export function showNextHint(): void {
  learning.setState(({ hintsShown }) => ({ hintsShown: hintsShown + 1 }));
}

export function markSolved(ids: readonly string[]): void {
  learning.setState(({ solved }) => ({ solved: new Set([...solved, ...ids]) }));
}

/** Takes in what was kept on this device; what has happened in this tab meanwhile stays. */
export function takeKeptMissions({ solved, currentId }: KeptMissions): void {
  learning.setState((state) => ({
    solved: new Set([...solved, ...state.solved]),
    currentId: state.isChosen ? state.currentId : currentId,
  }));
}
