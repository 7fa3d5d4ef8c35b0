import type { ProgramPlan } from './program-plan.ts';

/** A language that programs are written in. */
export type Language = {
  readonly id: string;
  /** As it is called on screen. */
  readonly name: string;
  /** What the program is saved as. */
  readonly file: string;
  /** What it takes to run it: a command, and what has to be there. */
  readonly run: string;
  /** What signs a JWT there. */
  readonly jwtLibrary: string;
  /** Where its HTTP client takes the client's certificate and key. */
  readonly certificatePlace: string;
  readonly write: (plan: ProgramPlan) => string;
};
