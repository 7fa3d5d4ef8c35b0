import { useEffect, useState } from 'react';
import type { Exchange } from '#core/http/exchange.ts';
import { headerValue } from '#core/http/message.ts';
import { RawMessage } from './raw-message.tsx';
import { type Decoded, decodeContent } from './decode-content.ts';
import styles from './exchange-messages.module.css';

type DecodedBodyProps = {
  readonly exchange: Exchange;
  readonly knownSecrets: readonly string[];
  readonly revealed: boolean;
};

/** A compressed body stays as it came; this is a second view of it, decoded in the page (design.md 7.5). */
export function DecodedBody({ exchange, knownSecrets, revealed }: DecodedBodyProps) {
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
    <RawMessage
      label="Body, decoded in this page"
      message="response"
      bytes={decoded.bytes}
      source="gathered"
      knownSecrets={knownSecrets}
      revealed={revealed}
      notes={decoded.cut ? <p>Decoding stopped at the limit.</p> : undefined}
    />
  );
}
