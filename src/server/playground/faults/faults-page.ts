import { isCertificateFault, playgroundFaults } from '#core/contract/playground-faults.ts';

/** What `GET /faults` says: which faults there are, and where they are had. */
export function faultsPage(origin: string): unknown {
  return {
    about:
      'Put one of these, or several with + between them, in front of a path: the playground then behaves as servers ' +
      'in the wild do. Each prefix is an issuer of its own.',
    faults: playgroundFaults.map((fault) => ({
      id: fault.id,
      ...(isCertificateFault(fault.id) ? {} : { issuer: `${origin}/faults/${fault.id}` }),
      does: fault.does,
      family: fault.family,
      ...('amount' in fault
        ? { amount: `${fault.amount.least} to ${fault.amount.most} ${fault.amount.unit}, with its sign behind the id` }
        : {}),
      ...('needs' in fault ? { needs: fault.needs } : {}),
    })),
  };
}
