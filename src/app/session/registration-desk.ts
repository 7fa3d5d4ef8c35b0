import type { Exchange } from '#core/http/exchange.ts';
import type { ManagementFaults, RegistrationPlace, RegistrationStep } from '#core/oauth/client-management.ts';
import type { RegistrationFaults, RegistrationForm } from '#core/oauth/client-registration.ts';

/**
 * Registering a client and what comes after it. In this tab's memory and nowhere else, and no run of the history: the
 * answers are where secrets are told for the only time.
 */
export type RegistrationDesk = {
  readonly form: RegistrationForm;
  readonly place: RegistrationPlace;
  /** The new metadata as they are typed, JSON. */
  readonly change: string;
  /** What they were before somebody typed. */
  readonly changeBefore: string;
  readonly faults: RegistrationFaults & ManagementFaults;
  /** The newest exchange of each step, the last one first. */
  readonly exchanges: readonly RegistrationExchange[];
  readonly flight: RegistrationFlight | undefined;
  /** Secrets that were sent and told, also in exchanges that are no longer here. */
  readonly told: readonly string[];
};

/** What is typed anew. */
export type RegistrationEdit = {
  readonly form?: Partial<RegistrationForm>;
  readonly place?: Partial<RegistrationPlace>;
  readonly change?: string;
};

export type RegistrationExchange = { readonly step: RegistrationStep; readonly exchange: Exchange };

export type RegistrationFlight = { readonly step: RegistrationStep; readonly abort: AbortController };
