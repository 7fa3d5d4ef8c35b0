import { showLearning } from '../session/learning.ts';
import type { Action } from './action.ts';
import { doing } from './registering.ts';

const does = doing('Learn');

export const learnActions: readonly Action[] = [
  does('Missions', 'mi', 'learn tutorial tasks lessons course progress', undefined, () => showLearning('missions')),
  does('Reference', 'rf', 'glossary words terms five minutes explain rfc learn', undefined, () =>
    showLearning('reference'),
  ),
];
