import { useRef } from 'react';
import type { Connection } from '#core/oauth/connection.ts';
import type { HeldToken } from '../session/selectors.ts';
import { lookupsOf } from '../session/lookups-of.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import type { LookupPurpose, LookupRun } from '../session/run.ts';
import type { LookupFault } from '../session/workbench.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { introspectionTitle, IntrospectionView } from './introspection-view.tsx';
import { revocationTitle, RevocationView } from './revocation-view.tsx';
import styles from './verification.module.css';

/** Asking the authorization server what the token is worth, or that it be worth nothing from now on. */
export function Asking({ token }: { readonly token: HeldToken }) {
  const connection = useWorkbench((state) => state.connection);
  const flight = useWorkbench((state) => state.lookupFlight);
  const lookups = useWorkbench(lookupsOf);
  const form = useWorkbench((state) => state.introspectionForm);
  const { introspect, revoke, cancelLookup, editConnection, chooseIntrospectionForm } = useCommands();
  const isAsking = flight !== undefined && flight.purpose !== 'verify' && flight.purpose !== 'discover';
  const buttons = useRef<HTMLDivElement>(null);
  // What was pressed goes away, so the focus goes back to a button that stays.
  const focusOn = (purpose: LookupPurpose | undefined) =>
    buttons.current?.querySelector<HTMLElement>(purpose === 'revoke' ? 'button ~ button' : 'button')?.focus();
  const stop = () => {
    focusOn(flight?.purpose);
    cancelLookup();
  };
  return (
    <div role="group" aria-label="Ask the server" className={styles.verification}>
      <div ref={buttons} className={styles.row}>
        <Button aria-disabled={flight !== undefined} onClick={() => void introspect()}>
          Introspect
        </Button>
        <Button aria-disabled={flight !== undefined} onClick={() => void revoke()}>
          Revoke
        </Button>
        {isAsking && (
          <Button look="quiet" onClick={stop}>
            Stop
          </Button>
        )}
        <p className={styles.sentence}>
          Asks {hostsOf(connection)} as the client {connection.clientId === '' ? 'on the left' : connection.clientId},
          with its own authentication.
        </p>
      </div>
      <details className={styles.more}>
        <summary>How to ask</summary>
        <div className={styles.form}>
          <Field label="Introspection endpoint" hint="Empty: taken from the authorization server’s metadata.">
            {(control) => (
              <input
                {...control}
                type="url"
                spellCheck={false}
                autoComplete="off"
                value={connection.introspectionEndpoint}
                onChange={(event) => editConnection({ introspectionEndpoint: event.target.value })}
              />
            )}
          </Field>
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={form === 'jwt'}
              onChange={(event) => chooseIntrospectionForm(event.target.checked ? 'jwt' : 'json')}
            />
            Ask for a signed answer (RFC 9701)
          </label>
          <Field label="Revocation endpoint" hint="Empty: taken from the authorization server’s metadata.">
            {(control) => (
              <input
                {...control}
                type="url"
                spellCheck={false}
                autoComplete="off"
                value={connection.revocationEndpoint}
                onChange={(event) => editConnection({ revocationEndpoint: event.target.value })}
              />
            )}
          </Field>
        </div>
      </details>
      <p role="status" className="visually-hidden">
        {isAsking ? 'Asking the server.' : saidOf(lookups[0])}
      </p>
      <NotAsked token={token} onAgreed={focusOn} />
      {lookups.map((run) =>
        run.purpose === 'introspect' ? (
          <IntrospectionView key={run.purpose} run={run} token={token} />
        ) : (
          run.purpose === 'revoke' && <RevocationView key={run.purpose} run={run} token={token} />
        ),
      )}
    </div>
  );
}

type NotAskedProps = {
  readonly token: HeldToken;
  readonly onAgreed: (purpose: LookupPurpose) => void;
};

/** Why the question was not asked, and the press that asks it all the same where that is the person's choice. */
function NotAsked({ token, onAgreed }: NotAskedProps) {
  const fault = useWorkbench((state) => state.lookupFault);
  const { introspect, revoke } = useCommands();
  if (fault === undefined || fault.tokenText !== token.text || fault.purpose === 'verify') return null;
  const { purpose, elsewhere } = fault;
  return (
    <div role="alert" className={styles.fault}>
      <p>{fault.sentence}</p>
      {elsewhere !== undefined && (
        <Button
          onClick={() => {
            onAgreed(purpose);
            void (purpose === 'introspect' ? introspect : revoke)(elsewhere.url);
          }}
        >
          {`${purposeWords[purpose]} at ${elsewhere.host}`}
        </Button>
      )}
    </div>
  );
}

const purposeWords: Readonly<Record<Exclude<LookupFault['purpose'], 'verify'>, string>> = {
  introspect: 'Introspect',
  revoke: 'Revoke',
};

/** Whom a press asks: the two endpoints may be at different hosts. */
function hostsOf({ introspectionEndpoint, revocationEndpoint, tokenEndpoint }: Connection): string {
  const introspects = hostOf(introspectionEndpoint || tokenEndpoint);
  const revokes = hostOf(revocationEndpoint || tokenEndpoint);
  return introspects === revokes ? introspects : `${introspects}, or to revoke ${revokes},`;
}

/** What came of the newest question, for those who hear the page. */
function saidOf(run: LookupRun | undefined): string {
  if (run === undefined) return '';
  if (run.purpose === 'introspect') return `Introspection: ${introspectionTitle(run) ?? 'no answer'}.`;
  return run.purpose === 'revoke' ? `Revocation: ${revocationTitle(run) ?? 'no answer'}.` : '';
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'the authorization server';
}
