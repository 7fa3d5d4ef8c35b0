import { WholeBody } from './history/whole-body.tsx';
import { ReportOffer } from './sharing/report-offer.tsx';

/** What stands below an exchange: the offer to report a failure, and what is known of a body that was cut. */
export function BelowExchange({ step }: { readonly step: 'token' | 'api' }) {
  return (
    <>
      <ReportOffer step={step} />
      <WholeBody step={step} />
    </>
  );
}
