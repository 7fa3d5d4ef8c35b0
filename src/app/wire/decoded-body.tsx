import { useEffect, useState } from 'react';
import type { Exchange } from '#core/http/exchange.ts';
import { headerValue } from '#core/http/message.ts';
import { BodyViews } from './body-views.tsx';
import { RawMessage } from './raw-message.tsx';
import { type Decoded, decodeContent } from './decode-content.ts';
import styles from './exchange-messages.module.css';

type DecodedBodyProps = {
  /** What the message is called. */
  readonly label: string;
  readonly exchange: Exchange;
  readonly knownSecrets: readonly string[];
  readonly revealed: boolean;
};

/** A compressed body stays as it came; this is a second view of it, decoded in the page (design.md 7.5). */
export function DecodedBody({ exchange, label, knownSecrets, revealed }: DecodedBodyProps) {
  const { outcome, way } = exchange;
  const response = outcome.kind === 'response' && way === 'proxy' ? outcome.response : undefined;
  const coding = response === undefined ? undefined : headerValue(response.headers, 'content-encoding')?.toLowerCase();
  const [decoded, setDecoded] = useState<Decoded>();
  useEffect(() => {
    if (response === undefined || coding === undefined) return undefined;
    let current = true;
    void decodeContent(response.body, coding).then((result) => {
      if (current) setDecoded(result);
    });
    return () => {
      current = false;
      setDecoded(undefined);
    };
  }, [response, coding]);
  if (coding === undefined || coding === 'identity' || decoded === undefined) return null;
  if (decoded.kind === 'not-decoded') {
    return (
      <div className={styles.absent}>
        <h3>Body, decoded</h3>
        <p>{decoded.reason}</p>
      </div>
    );
  }
  return (
    <>
      <RawMessage
        label="Body, decoded in this page"
        message="response"
        bytes={decoded.bytes}
        source="gathered"
        knownSecrets={knownSecrets}
        revealed={revealed}
        notes={decoded.cut ? <p>Decoding stopped at the limit.</p> : undefined}
      />
      <BodyViews
        label={label}
        bytes={decoded.bytes}
        contentType={headerValue(response?.headers ?? [], 'content-type') ?? ''}
        knownSecrets={knownSecrets}
        revealed={revealed}
      />
    </>
  );
}

/** Whether the body of the answer is compressed still, so that only `DecodedBody` can show what it says. */
export function isCoded({ outcome, way }: Exchange): boolean {
  if (outcome.kind !== 'response' || way !== 'proxy') return false;
  const coding = headerValue(outcome.response.headers, 'content-encoding')?.toLowerCase();
  return coding !== undefined && coding !== 'identity';
}
