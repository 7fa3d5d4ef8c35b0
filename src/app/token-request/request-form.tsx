import { useState } from 'react';
import { clientCredentialsGrant, type Connection } from '#core/oauth/connection.ts';
import { useWorkbench } from '../session/session-context.tsx';
import { useTokenRequest } from '../session/use-token-request.ts';
import { useIsLit } from '../ui/lit-fields.ts';
import { deferred } from '../ui/deferred.tsx';
import styles from './parameters.module.css';

const RequestFormFields = deferred(() => import('./request-form-fields.tsx').then((part) => part.RequestFormFields));

/** What hardly anybody changes: headers of one's own, the grant, the body and the separator. Folded while all is ordinary. */
export function RequestForm() {
  const words = useWorkbench((state) => changedWords(state.connection));
  const { headerFaults, faults } = useTokenRequest();
  const isLit = useIsLit('Headers');
  const [choice, setChoice] = useState<{ readonly open: boolean; readonly of: string }>();
  const isFaulty = [...Object.values(headerFaults), faults.grantType, faults.bodyFormat].some(Boolean);
  // What a person chose holds until something else is changed; a fault is never folded away.
  const open = isFaulty || (choice?.of === words ? choice.open : (choice?.open ?? false) || words !== '');
  return (
    <details
      className={styles.parameters}
      data-lit-field={isLit || undefined}
      open={open}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open === open) return;
        if (isFaulty) currentTarget.open = true;
        else setChoice({ open: currentTarget.open, of: words });
      }}
    >
      <summary>
        Headers, grant and body
        {words !== '' && <span className={styles.count}> · {words}</span>}
      </summary>
      <RequestFormFields />
    </details>
  );
}

/** What is not as RFC 6749 §4.4.2 has it, in a few words; empty where all is. */
function changedWords({ headers, grantType, bodyFormat, scopeSeparator }: Connection): string {
  const on = headers.filter((header) => header.on).length;
  return [
    headers.length === 0 ? '' : `${on === headers.length ? on : `${on} of ${headers.length}`} sent`,
    grantType === clientCredentialsGrant ? '' : 'another grant',
    bodyFormat === 'form' ? '' : 'JSON',
    scopeSeparator === 'space' ? '' : `scope by ${scopeSeparator}`,
  ]
    .filter(Boolean)
    .join(', ');
}
