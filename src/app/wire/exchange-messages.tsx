import { useMemo } from 'react';
import type { MadeBy } from '#core/annotations/part-origin.ts';
import { bodyView } from '#core/http/body-view.ts';
import type { Exchange } from '#core/http/exchange.ts';
import { receivedMessage, sentMessage } from '#core/http/message-bytes.ts';
import { browserAdds, noAnswerWords, nothingLeft, responseNotes } from '#core/http/message-notes.ts';
import type { Place } from './draw-message.ts';
import { headerValue } from '#core/http/message.ts';
import { BodyViews } from './body-views.tsx';
import { DecodedBody, isCoded } from './decoded-body.tsx';
import { RawMessage } from './raw-message.tsx';
import styles from './exchange-messages.module.css';

type ExchangeMessagesProps = {
  readonly exchange: Exchange;
  readonly requestLabel: string;
  readonly responseLabel: string;
  readonly knownSecrets: readonly string[];
  readonly revealed: boolean;
  readonly lit: readonly Place[];
  /** The form that the request was made from; undefined where none was. */
  readonly madeBy?: MadeBy;
};

/** Both messages of an exchange, request above response, with what must be said beside them. */
export function ExchangeMessages(props: ExchangeMessagesProps) {
  const { exchange, knownSecrets, revealed, lit } = props;
  // Made once: megabytes are put together here, and a message that is another object is drawn anew.
  const sent = useMemo(() => sentMessage(exchange), [exchange]);
  const received = useMemo(() => receivedMessage(exchange), [exchange]);
  const litRequest = useMemo(() => lit.filter(isOfRequest), [lit]);
  const litResponse = useMemo(() => lit.filter((place) => !isOfRequest(place)), [lit]);
  const notes = useMemo(() => paragraphs(responseNotes(exchange)), [exchange]);
  const shared = { knownSecrets, revealed };
  return (
    <>
      {sent === undefined ? (
        <Absent label={props.requestLabel} text={nothingLeft} />
      ) : (
        <RawMessage
          {...shared}
          {...sent}
          label={props.requestLabel}
          message="request"
          madeBy={props.madeBy}
          lit={litRequest}
          notes={sent.source === 'gathered' ? <p>{browserAdds}</p> : undefined}
        />
      )}
      {received === undefined ? (
        <Absent label={props.responseLabel} text={noAnswerWords(exchange)} />
      ) : (
        <RawMessage
          {...shared}
          {...received}
          label={props.responseLabel}
          message="response"
          lit={litResponse}
          notes={notes}
          isToSave={isToSave(exchange)}
        />
      )}
      {exchange.outcome.kind === 'response' && !isCoded(exchange) && (
        <BodyViews
          {...shared}
          label={props.responseLabel}
          bytes={exchange.outcome.response.body}
          contentType={headerValue(exchange.outcome.response.headers, 'content-type') ?? ''}
        />
      )}
      <DecodedBody exchange={exchange} label={props.responseLabel} knownSecrets={knownSecrets} revealed={revealed} />
    </>
  );
}

function paragraphs(notes: readonly string[]) {
  return notes.length === 0 ? undefined : notes.map((note) => <p key={note}>{note}</p>);
}

function Absent({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <div role="group" aria-label={label} className={styles.absent}>
      <h3>{label}</h3>
      <p>{text}</p>
    </div>
  );
}

/** What one may want as a file: bytes that are no text, a stream, and what broke off. */
function isToSave({ outcome }: Exchange): boolean {
  if (outcome.kind !== 'response') return false;
  const { body, headers } = outcome.response;
  if (body.length === 0) return false;
  const isWhole = outcome.ending.kind === 'complete' || outcome.ending.kind === 'closed';
  const kind = bodyView(body, headerValue(headers, 'content-type') ?? '').kind;
  return !isWhole || kind === 'hex' || kind === 'picture' || kind === 'records';
}

function isOfRequest(place: Place): boolean {
  return place.kind === 'request-header' || place.kind === 'request-parameter' || place.kind === 'request-target';
}
