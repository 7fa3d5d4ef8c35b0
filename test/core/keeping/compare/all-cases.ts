import { answeredCases } from './cases/answered.ts';
import { askedCases } from './cases/asked.ts';
import { connectedCases } from './cases/connected.ts';
import { outcomeCases } from './cases/outcome.ts';
import { provedCases } from './cases/proved.ts';
import { tokenCases } from './cases/token.ts';

export const allCases = [
  ...outcomeCases,
  ...askedCases,
  ...provedCases,
  ...tokenCases,
  ...answeredCases,
  ...connectedCases,
];
