import type { ReactNode } from 'react';
import { builtInProviders } from '#core/providers/built-in.ts';
import { providersOfIssuer } from '#core/providers/recognise.ts';
import { type ClientAuthentication, provesByCertificate } from '#core/oauth/connection.ts';
import type { Discovered } from '#core/oauth/discovered.ts';
import { type DiscoveryFill, discoveryFill } from '#core/oauth/discovery-fill.ts';
import { offeredMethods, unsendable } from '#core/oauth/discovery-methods.ts';
import { fillInLabel } from '../session/discovery-commands.ts';
import { showRegistration } from '../session/registration-shown.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import styles from './discovery.module.css';

/** What the server says of itself, what of it would be filled in, and the press for that. */
export function DiscoveredView({ discovered }: { readonly discovered: Discovered }) {
  const connection = useWorkbench((state) => state.connection);
  const jwksUrl = useWorkbench((state) => state.verification.jwksUrl);
  const isFilledIn = useWorkbench((state) => state.remedied?.label === fillInLabel);
  const own = useWorkbench((state) => state.ownProviders);
  const { fillIn, undoRemedy } = useCommands();
  const fill = discoveryFill(discovered, connection, jwksUrl);
  const [known] = providersOfIssuer(discovered.issuer, [...own, ...builtInProviders]);
  const unknown = unsendable(offeredMethods(discovered));
  return (
    <div role="group" aria-label="Discovered" className={styles.found}>
      <dl className={styles.facts}>
        <Fact name="Issuer">{discovered.issuer}</Fact>
        {known !== undefined && <Fact name="Looks like">{known.provider.name}</Fact>}
        <Fact name="Token endpoint">{discovered.tokenEndpoint ?? 'not named'}</Fact>
        <Fact name="Client authentication">
          {discovered.methods === undefined ? 'not told, so client_secret_basic' : discovered.methods.join(', ')}
          {unknown.length > 0 && ` (not sent by this page: ${unknown.join(', ')})`}
        </Fact>
        <Fact name="Scopes">{scopeWords(discovered.scopesSupported)}</Fact>
      </dl>
      {isFilledIn ? (
        <p className={styles.row} role="status">
          Filled in.
          <Button look="quiet" onClick={undoRemedy}>
            Undo filling in
          </Button>
        </p>
      ) : (
        <FillIn
          fill={fill}
          proof={proofWords(fill.connection.clientAuthentication ?? connection.clientAuthentication)}
          onFillIn={() => fillIn(fill)}
        />
      )}
      <details className={styles.more}>
        <summary>What else it says</summary>
        <OtherFacts discovered={discovered} />
      </details>
    </div>
  );
}

/** What no field of the first form is filled in from; a server that says nothing of it is not quiet by accident. */
function OtherFacts({ discovered }: { readonly discovered: Discovered }) {
  return (
    <dl className={styles.facts}>
      <Fact name="Found at">{discovered.url}</Fact>
      <Fact name="Grants">{discovered.grantTypes?.join(', ') ?? 'not told'}</Fact>
      <Fact name="Signing algorithms">{discovered.signingAlgorithms?.join(', ') ?? 'not told'}</Fact>
      <Fact name="Keys">{discovered.jwksUri ?? 'not named'}</Fact>
      <Fact name="Introspection">{discovered.introspectionEndpoint ?? 'not named'}</Fact>
      <Fact name="Revocation">{discovered.revocationEndpoint ?? 'not named'}</Fact>
      <Fact name="Registration">
        {discovered.registrationEndpoint ?? 'not named'}
        {discovered.registrationEndpoint !== undefined && (
          <Button look="quiet" onClick={() => showRegistration('Register a client')}>
            Register a client there
          </Button>
        )}
      </Fact>
      <Fact name="DPoP algorithms">{discovered.dpopAlgorithms?.join(', ') ?? 'not told'}</Fact>
      <Fact name="With a certificate">{discovered.mtlsTokenEndpoint ?? 'no endpoint of its own'}</Fact>
      <Fact name="Authorization details">{discovered.authorizationDetailsTypes?.join(', ') ?? 'not told'}</Fact>
    </dl>
  );
}

type FillInProps = {
  readonly fill: DiscoveryFill;
  /** What would go to the token endpoint. */
  readonly proof: string;
  readonly onFillIn: () => void;
};

function FillIn({ fill, proof, onFillIn }: FillInProps) {
  if (fill.fields.length === 0) return <p className={styles.note}>All of it stands in the forms already.</p>;
  return (
    <>
      <p className={styles.note}>Changes {fill.fields.join(', ')}. It can be undone.</p>
      {fill.elsewhere !== undefined && (
        <p className={styles.warning}>
          The token endpoint is at {fill.elsewhere}, another host than the issuer’s: {proof} would go there.
        </p>
      )}
      <div className={styles.row}>
        <Button className={styles.long} onClick={onFillIn}>
          {fill.elsewhere === undefined ? 'Fill in' : `Fill in, with the token endpoint at ${fill.elsewhere}`}
        </Button>
      </div>
    </>
  );
}

function proofWords(method: ClientAuthentication): string {
  if (method.startsWith('client_secret_') && method !== 'client_secret_jwt') return 'the secret';
  return provesByCertificate(method) ? 'the client certificate' : 'what proves the client';
}

/** Nothing where the server does not say. */
function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  if (children === undefined || children === '') return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

const mostScopes = 12;

/** Some servers list hundreds. */
function scopeWords(scopes: readonly string[] | undefined): string | undefined {
  if (scopes === undefined) return undefined;
  const rest = scopes.length - mostScopes;
  return `${scopes.slice(0, mostScopes).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
