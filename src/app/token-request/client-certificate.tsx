import { useEffect, useRef, useState } from 'react';
import { hostAndPort, provesByCertificate } from '#core/oauth/connection.ts';
import { useWorkbench } from '../session/session-context.tsx';
import { deferred } from '../ui/deferred.tsx';
import { useIsLit } from '../ui/lit-fields.ts';
import styles from './parameters.module.css';

const CertificateView = deferred(() => import('./certificate-view.tsx').then((part) => part.CertificateView));

type Choice = { readonly open: boolean; readonly ofMethod: boolean };

/** The certificate with which the client proves itself in TLS. Folded where neither the method nor anybody asks for it. */
export function ClientCertificate() {
  const pointedAt = useWorkbench((state) => state.certificatePointedAt);
  const isMethod = useWorkbench((state) => provesByCertificate(state.connection.clientAuthentication));
  const target = useWorkbench((state) => hostAndPort(state.connection.tokenEndpoint));
  const isHeld = useWorkbench((state) => state.clientCertificates.some((each) => each.hostAndPort === target));
  const isLit = useIsLit('Client certificate');
  const place = useRef<HTMLDetailsElement>(null);
  const [choice, setChoice] = useState<Choice>();
  const [followed, setFollowed] = useState(pointedAt);
  if (pointedAt !== followed) {
    setFollowed(pointedAt);
    setChoice({ open: true, ofMethod: isMethod });
  }
  useEffect(() => {
    if (pointedAt === 0) return;
    place.current?.scrollIntoView({ block: 'nearest' });
    place.current?.querySelector('summary')?.focus({ preventScroll: true });
  }, [pointedAt]);
  // What a person chose holds until the method asks for a certificate, or no longer does.
  const open = choice?.ofMethod === isMethod ? choice.open : isMethod;
  return (
    <details
      ref={place}
      className={styles.parameters}
      data-lit-field={isLit || undefined}
      open={open}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open !== open) setChoice({ open: currentTarget.open, ofMethod: isMethod });
      }}
    >
      <summary>
        Client certificate
        {isHeld && <span className={styles.count}> · held</span>}
      </summary>
      {open && <CertificateView />}
    </details>
  );
}
