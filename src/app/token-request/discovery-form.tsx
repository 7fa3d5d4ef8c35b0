import { type KeyboardEvent, useRef } from 'react';
import { readDiscoveryAsked } from '#core/oauth/discovery-asked.ts';
import type { Connection } from '#core/oauth/connection.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { useKeptWords } from '../session/use-kept-words.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { DiscoveredView } from './discovered-view.tsx';
import styles from './discovery.module.css';

/** Where the issuer is typed, the press that asks, why it found nothing, or what it found. */
export function DiscoveryForm() {
  const issuer = useWorkbench((state) => state.issuer);
  const connection = useWorkbench((state) => state.connection);
  const flight = useWorkbench((state) => state.lookupFlight);
  const discovered = useWorkbench((state) => state.discovered);
  const { editIssuer, discover, cancelLookup } = useCommands();
  const button = useRef<HTMLButtonElement>(null);
  const kept = useKeptWords(issuer, 'url');
  const isAsking = flight?.purpose === 'discover';
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter in a form presses its first button, and that is the one that gets a token.
    if (event.key !== 'Enter') return;
    event.preventDefault();
    void discover();
  };
  // What was pressed goes away, so the focus goes back to the button that stays.
  const andFocus = (act: () => void) => () => {
    button.current?.focus();
    act();
  };
  return (
    <div className={styles.form}>
      <Field label="Issuer" hint={kept ?? whomWords(issuer, connection)}>
        {(control) => (
          <input
            {...control}
            type="text"
            inputMode="url"
            spellCheck={false}
            autoCapitalize="off"
            placeholder="https:// issuer, host or name@host"
            value={issuer}
            onChange={(event) => editIssuer(event.target.value)}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      <div className={styles.row}>
        <Button ref={button} aria-disabled={flight !== undefined} onClick={() => void discover()}>
          Discover
        </Button>
        {isAsking && (
          <Button look="quiet" onClick={andFocus(cancelLookup)}>
            Stop discovering
          </Button>
        )}
      </div>
      <p role="status" className="visually-hidden">
        {isAsking ? 'Asking for the metadata.' : discovered && `Found the metadata of ${discovered.issuer}.`}
      </p>
      <NotFound onAsk={(named) => andFocus(() => void discover(named))()} />
      {discovered !== undefined && !isAsking && <DiscoveredView discovered={discovered} />}
    </div>
  );
}

/** Why nothing was found, and the press that asks at another host where one was named. */
function NotFound({ onAsk }: { readonly onAsk: (issuer: string) => void }) {
  const fault = useWorkbench((state) => state.discoveryFault);
  if (fault === undefined) return null;
  const { sentence, elsewhere } = fault;
  return (
    <div role="alert" className={styles.fault}>
      <p>{sentence}</p>
      {elsewhere !== undefined && (
        <Button
          className={styles.long}
          onClick={() => onAsk(elsewhere.issuer)}
        >{`Discover ${elsewhere.issuer}`}</Button>
      )}
    </div>
  );
}

/** Whom a press asks, said before it. */
function whomWords(issuer: string, { tokenEndpoint, way }: Connection): string {
  const typed = issuer.trim() === '' ? tokenEndpoint : issuer;
  const asked = readDiscoveryAsked(typed);
  const from = way === 'proxy' ? 'through the proxy' : 'from the browser';
  switch (asked.kind) {
    case 'fault':
      return 'An issuer, a host, name@host, the address of the metadata, or a token endpoint.';
    case 'account':
      return `Asks ${asked.webFinger.host} for the issuer of the account, ${from}.`;
    case 'issuer':
      return `Asks ${new URL(asked.issuer).host} for its metadata, ${from}.`;
    case 'metadata':
      return `Asks for exactly this address, ${from}.`;
    case 'token-endpoint':
      return `Asks ${new URL(asked.url).host} for metadata that name ${issuer.trim() === '' ? 'the token endpoint below' : 'this token endpoint'}, ${from}.`;
  }
}
